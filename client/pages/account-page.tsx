import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MyPosts } from '#client/features/people/my-posts';
import { PasswordForm } from '#client/features/people/password-form';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts, useLanguage } from '#client/ui/i18n';
import { LockIcon } from '#client/ui/icons';
import { ScalesIcon, ShieldIcon, SignOutIcon, UsersIcon } from '#client/ui/more-icons';
import { KeyValues } from '#client/ui/key-values';
import { useMode } from '#client/ui/mode-switch';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack, TwoColumn } from '#client/ui/section';
import { ErrorState, LoadingState } from '#client/ui/states';

const AccountPageDocument = graphql(`
  query AccountPage {
    viewer {
      resident {
        id
        name
        phone
        household {
          id
          number
        }
        consents {
          id
          outdated
        }
        wards {
          id
          name
          consents {
            id
            outdated
          }
        }
      }
      posts {
        id
        ...MyPosts_post
      }
    }
  }
`);
const AccountPageSignOutEverywhere = graphql(`
  mutation AccountPageSignOutEverywhere {
    signOutEverywhere
  }
`);

const useAccountTexts = defineTexts('account-page', {
  zh: {
    title: '我的账号',
    home: '首页',
    me: '我',
    name: '姓名',
    phone: '手机号',
    noPhone: '没有登记',
    household: '户号',
    noHousehold: '没有登记到户',
    change: '姓名、手机号有变动，请找村文书改。',
    look: '显示',
    textSize: '字的大小',
    normal: '标准版',
    normalHint: '一般大小',
    elder: '大字版',
    elderHint: '字更大，按钮更大，颜色更深',
    language: '语言',
    password: '修改密码',
    village: '村里的事',
    villageLead: '红白事、老年人协会、好人好事、志愿服务。',
    villageOpen: '看村里的事',
    teamsOpen: '志愿服务队',
    councilsOpen: '我在理事会',
    privacy: '隐私',
    privacyLead: '谁看过我的资料，我同意了什么，取出或注销。',
    privacyOpen: '我的隐私',
    asked: '同意书有了新的写法',
    askedSelf: '您同意过的内容换了写法，请看一遍，再选一次。',
    askedWard: '您替{{name}}同意过的内容换了写法，请看一遍，再选一次。',
    askedOpen: '去看看',
    leave: '退出',
    signOut: '退出登录',
    everywhere: '在所有设备上退出',
    everywhereTitle: '在所有设备上退出？',
    everywhereText: '您在别的手机、电脑上的登录也会一起退出。手机丢了，或者在别人手机上登录过，就用这个。',
  },
  en: {
    title: 'My account',
    home: 'Home',
    me: 'Me',
    name: 'Name',
    phone: 'Phone',
    noPhone: 'none on file',
    household: 'Household',
    noHousehold: 'none',
    change: 'The village clerk changes a name or a phone number.',
    look: 'Display',
    textSize: 'Size of the text',
    normal: 'Standard',
    normalHint: 'Usual size',
    elder: 'Large text',
    elderHint: 'Larger text and buttons, darker colours',
    language: 'Language',
    password: 'Change password',
    village: 'Village life',
    villageLead: 'Weddings and funerals, elders, good deeds, voluntary service.',
    villageOpen: 'See what there is',
    teamsOpen: 'Volunteer teams',
    councilsOpen: 'My councils',
    privacy: 'Privacy',
    privacyLead: 'Who looked, what I agreed to, my file, being erased.',
    privacyOpen: 'My privacy',
    asked: 'A consent has a new wording',
    askedSelf: 'What you agreed to is worded anew. Please read it and choose again.',
    askedWard: 'What you agreed to for {{name}} is worded anew. Please read it and choose again.',
    askedOpen: 'Read it',
    leave: 'Sign out',
    signOut: 'Sign out',
    everywhere: 'Sign out on all devices',
    everywhereTitle: 'Sign out on all devices?',
    everywhereText:
      'Your other phones and computers are signed out too. Use this if a phone is lost or you signed in on someone else’s.',
  },
});

export function AccountPage() {
  const t = useAccountTexts();
  const { data, error, loading, refetch } = useQuery(AccountPageDocument);
  const resident = data?.viewer?.resident;
  return (
    <>
      <PageHeader title={t('title')} back={{ to: '/', label: t('home') }} />
      <Stack gap="large">
        {resident ? <AskedAnew resident={resident} /> : null}
        <TwoColumn
          main={
            <>
              <Section title={t('look')}>
                <Look />
              </Section>
              <Section title={t('password')}>
                <Card>
                  <PasswordForm />
                </Card>
              </Section>
            </>
          }
          aside={
            <>
              <Section title={t('me')}>
                {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
                {loading && !data ? <LoadingState kind="card" /> : null}
                {resident ? (
                  <>
                    <KeyValues
                      items={[
                        { label: t('name'), value: resident.name },
                        { label: t('phone'), value: resident.phone ?? t('noPhone') },
                        { label: t('household'), value: resident.household?.number ?? t('noHousehold') },
                      ]}
                    />
                    <p className="muted small">{t('change')}</p>
                  </>
                ) : null}
              </Section>
              {data?.viewer ? <MyPosts posts={data.viewer.posts} /> : null}
              <Section title={t('village')} lead={t('villageLead')}>
                <LinkButton to="/village" icon={UsersIcon} wide>
                  {t('villageOpen')}
                </LinkButton>
                <LinkButton to="/teams" icon={UsersIcon} wide>
                  {t('teamsOpen')}
                </LinkButton>
                <LinkButton to="/councils" icon={ScalesIcon} wide>
                  {t('councilsOpen')}
                </LinkButton>
              </Section>
              <Section title={t('privacy')} lead={t('privacyLead')}>
                <LinkButton to="/privacy" icon={ShieldIcon} wide>
                  {t('privacyOpen')}
                </LinkButton>
              </Section>
              <Section title={t('leave')}>
                <Leave />
              </Section>
            </>
          }
        />
      </Stack>
    </>
  );
}

type Asked = { consents: readonly { outdated: boolean }[] };
const isAsked = ({ consents }: Asked): boolean => consents.some(({ outdated }) => outdated);

/** Whoever agreed to a wording that has changed since is asked again, for himself and for the children of the house. */
function AskedAnew({
  resident,
}: {
  resident: Asked & { wards: readonly (Asked & { id: string; name: string })[] };
}) {
  const t = useAccountTexts();
  const wards = resident.wards.filter(isAsked);
  return (
    <>
      {isAsked(resident) ? (
        <Notice
          tone="warn"
          title={t('asked')}
          actions={<LinkButton to="/privacy">{t('askedOpen')}</LinkButton>}
        >
          {t('askedSelf')}
        </Notice>
      ) : null}
      {wards.map(({ id, name }) => (
        <Notice
          key={id}
          tone="warn"
          title={t('asked')}
          actions={<LinkButton to={`/privacy?person=${id}`}>{t('askedOpen')}</LinkButton>}
        >
          {t('askedWard', { name })}
        </Notice>
      ))}
    </>
  );
}

function Look() {
  const t = useAccountTexts();
  const { mode, setMode } = useMode();
  const { lang, setLang } = useLanguage();
  return (
    <>
      <RadioCards
        name="mode"
        label={t('textSize')}
        columns={2}
        value={mode}
        onChange={(value) => setMode(value === 'elder' ? 'elder' : 'normal')}
        options={[
          { value: 'normal', label: t('normal'), hint: t('normalHint') },
          { value: 'elder', label: t('elder'), hint: t('elderHint') },
        ]}
      />
      <RadioCards
        name="language"
        label={t('language')}
        columns={2}
        value={lang}
        onChange={(value) => setLang(value === 'en' ? 'en' : 'zh')}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </>
  );
}

function Leave() {
  const t = useAccountTexts();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { signOut, refresh } = useSession();
  const [everywhere] = useMutation(AccountPageSignOutEverywhere);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function leave(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await signOut();
      await navigate('/');
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <>
      {failure ? (
        <Notice tone="bad" live>
          {errorText(failure).message}
        </Notice>
      ) : null}
      <Row>
        <Button icon={SignOutIcon} busy={busy} onClick={() => void leave()}>
          {t('signOut')}
        </Button>
        <Button icon={LockIcon} onClick={() => setAsking(true)}>
          {t('everywhere')}
        </Button>
      </Row>
      <ConfirmDialog
        open={asking}
        onCancel={() => setAsking(false)}
        title={t('everywhereTitle')}
        confirm={t('everywhere')}
        kind="danger"
        onConfirm={async () => {
          await everywhere();
          await refresh();
          await navigate('/');
        }}
      >
        <p>{t('everywhereText')}</p>
      </ConfirmDialog>
    </>
  );
}
