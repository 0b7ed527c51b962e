import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MyPosts } from '#client/features/people/my-posts';
import { PasswordForm } from '#client/features/people/password-form';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts, useLanguage } from '#client/ui/i18n';
import { LockIcon, SignOutIcon } from '#client/ui/icons';
import { KeyValues } from '#client/ui/key-values';
import { useMode } from '#client/ui/mode-switch';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, TwoColumn } from '#client/ui/section';
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
            <Section title={t('leave')}>
              <Leave />
            </Section>
          </>
        }
      />
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
