import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { AskErasure } from '#client/features/privacy/ask-erasure';
import { ConsentList } from '#client/features/privacy/consent-list';
import { LookList } from '#client/features/privacy/look-list';
import { RetentionTable } from '#client/features/privacy/retention-table';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { defineTexts } from '#client/ui/i18n';
import { NoteIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const PrivacyPageDocument = graphql(`
  query PrivacyPage {
    viewer {
      resident {
        id
        name
        wards {
          id
          name
        }
        minors {
          id
          name
        }
      }
    }
    retentionSchedule {
      ...RetentionTable_rule
    }
  }
`);
const PrivacyPageMinorDocument = graphql(`
  query PrivacyPageMinor($id: ID!) {
    resident(id: $id) {
      id
      ...ConsentList_resident
    }
  }
`);
const PrivacyPagePersonDocument = graphql(`
  query PrivacyPagePerson($id: ID!, $after: String) {
    resident(id: $id) {
      id
      name
      looks(first: 40, after: $after) {
        nodes {
          id
          ...LookList_line
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      ...ConsentList_resident
      ...AskErasure_resident
    }
  }
`);

export const usePrivacyPageTexts = defineTexts('privacy-page', {
  zh: {
    title: '我的隐私',
    lead: '谁看过您的资料、您同意了什么、系统里有您的什么，都在这里。',
    account: '我的账号',
    person: '看谁的',
    me: '我自己',
    looks: '谁看过我的资料',
    looksOf: '谁看过{{name}}的资料',
    looksLead: '村干部、镇干部看您的手机号、家庭卡、积分明细、照片，每一次都记下来，保存一年。',
    consents: '我同意了什么',
    consentsOf: '替{{name}}同意了什么',
    consentsLead: '同意不同意，都不影响积分。点一下同意，再点一下就撤回。',
    file: '系统里有我的什么',
    fileLead: '可以看、打印，也可以存成文件带走。',
    open: '取出我的全部资料',
    openOf: '取出{{name}}的全部资料',
    erase: '注销',
    kept: '各样东西保存多久',
    keptLead: '到期由系统自动清理，不用谁去删。',
    keptOpen: '看保存期限表',
    title2: '{{name}}的隐私',
  },
  en: {
    title: 'My privacy',
    lead: 'Who looked at your records, what you agreed to, and what the system holds about you.',
    account: 'My account',
    person: 'Whose',
    me: 'Myself',
    looks: 'Who looked at my records',
    looksOf: 'Who looked at {{name}}’s records',
    looksLead:
      'Whenever staff look at your phone, card, statement or photos it is written down and kept for a year.',
    consents: 'What I agreed to',
    consentsOf: 'What is agreed for {{name}}',
    consentsLead:
      'Whether you agree or not, the points are the same. One press agrees, one press takes it back.',
    file: 'What the system holds about me',
    fileLead: 'Read it, print it, or take it away as a file.',
    open: 'Get my whole file',
    openOf: 'Get {{name}}’s whole file',
    erase: 'Being erased',
    kept: 'How long things are kept',
    keptLead: 'What is due goes by itself; nobody has to delete it.',
    keptOpen: 'See the schedule',
    title2: 'Privacy of {{name}}',
  },
});

/** `/privacy`: a person's rights over the own records, and over those of children under 14 of the household. */
export function PrivacyPage() {
  const t = usePrivacyPageTexts();
  const [params, setParams] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(PrivacyPageDocument);
  const self = data?.viewer?.resident;
  const wards = self?.wards ?? [];
  const minors = self?.minors ?? [];
  const ward = wards.find(({ id }) => id === params.get('person'));
  // Of a minor from 14 on a guardian decides on voluntary service alone, and sees nothing else.
  const minor = minors.find(({ id }) => id === params.get('person'));
  const person = ward ?? self;
  return (
    <>
      <PageHeader
        title={(ward ?? minor) ? t('title2', { name: (ward ?? minor)?.name ?? '' }) : t('title')}
        lead={t('lead')}
        back={{ to: '/account', label: t('account') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      <Stack gap="large">
        {self && wards.length + minors.length > 0 ? (
          <SegmentedControl
            label={t('person')}
            value={minor?.id ?? person?.id ?? self.id}
            onChange={(value) => setParams(value === self.id ? {} : { person: value }, { replace: true })}
            options={[
              { value: self.id, label: t('me') },
              ...[...wards, ...minors].map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        {minor ? <Minor id={minor.id} name={minor.name} /> : null}
        {person && !minor ? <Person id={person.id} name={ward?.name ?? null} /> : null}
        {data ? (
          <Section title={t('kept')} lead={t('keptLead')}>
            <details>
              <summary className="privacy-more">{t('keptOpen')}</summary>
              <RetentionTable rules={data.retentionSchedule} />
            </details>
          </Section>
        ) : null}
      </Stack>
    </>
  );
}

function Minor({ id, name }: { id: string; name: string }) {
  const t = usePrivacyPageTexts();
  const { data, error, loading, refetch } = useQuery(PrivacyPageMinorDocument, { variables: { id } });
  return (
    <Section title={t('consentsOf', { name })} lead={t('consentsLead')}>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data?.resident ? <ConsentList resident={data.resident} /> : null}
    </Section>
  );
}

function Person({ id, name }: { id: string; name: string | null }) {
  const t = usePrivacyPageTexts();
  const { data, error, loading, refetch, fetchMore } = useQuery(PrivacyPagePersonDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const resident = data?.resident;
  if (!resident) {
    return (
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
    );
  }
  const { looks } = resident;
  const looksTitle = name ? t('looksOf', { name }) : t('looks');
  return (
    <>
      <Section title={looksTitle} lead={t('looksLead')}>
        <LookList lines={looks.nodes} label={looksTitle} />
        <LoadMore
          hasMore={looks.pageInfo.hasNextPage}
          onMore={() => fetchMore({ variables: { after: looks.pageInfo.endCursor } })}
        />
      </Section>
      <Section title={name ? t('consentsOf', { name }) : t('consents')} lead={t('consentsLead')}>
        <ConsentList resident={resident} />
      </Section>
      <Section title={t('file')} lead={t('fileLead')}>
        <LinkButton to={name ? `/privacy/file?person=${id}` : '/privacy/file'} icon={NoteIcon}>
          {name ? t('openOf', { name }) : t('open')}
        </LinkButton>
      </Section>
      <Section title={t('erase')}>
        <AskErasure resident={resident} forOther={name !== null} />
      </Section>
    </>
  );
}
