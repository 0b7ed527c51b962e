import { skipToken, useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { AccessTable } from '#client/features/privacy/access-table';
import { ConsentTexts } from '#client/features/privacy/consent-texts';
import { ErasureRequests } from '#client/features/privacy/erasure-requests';
import { KIND_KEY, usePrivacyTexts } from '#client/features/privacy/privacy-texts';
import { PrivacyTermsForm } from '#client/features/privacy/privacy-terms-form';
import { RetentionTable } from '#client/features/privacy/retention-table';
import '#client/features/people/register.css';
import { graphql } from '#client/gql';
import type { AccessKind } from '#client/gql/graphql';
import { SegmentedControl } from '#client/ui/choice';
import { DateField, SelectField } from '#client/ui/fields';
import { defineTexts } from '#client/ui/i18n';
import { EyeIcon, ShieldIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { SearchField } from '#client/ui/search-field';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const WorkPrivacyPageDocument = graphql(`
  query WorkPrivacyPage($villageId: ID!) {
    area(id: $villageId) {
      id
      mayWatch
      maySeeErasures
    }
    retentionSchedule {
      ...RetentionTable_rule
    }
  }
`);
const WorkPrivacyTextsDocument = graphql(`
  query WorkPrivacyTexts($villageId: ID!) {
    consentTextHistory {
      id
      ...ConsentTexts_text
    }
    privacyTerms(villageId: $villageId) {
      villageId
      ...PrivacyTermsForm_terms
    }
  }
`);
const WorkPrivacyErasuresDocument = graphql(`
  query WorkPrivacyErasures($villageId: ID!, $after: String) {
    waiting: erasureRequests(villageId: $villageId, open: true, first: 50) {
      nodes {
        id
        ...ErasureRequests_request
      }
    }
    closed: erasureRequests(villageId: $villageId, open: false, first: 10, after: $after) {
      nodes {
        id
        ...ErasureRequests_request
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
const WorkPrivacyLogDocument = graphql(`
  query WorkPrivacyLog($filter: AccessFilter!, $after: String) {
    accessLog(filter: $filter, first: 40, after: $after) {
      nodes {
        id
        ...AccessTable_line
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const useWorkPrivacyTexts = defineTexts('work-privacy-page', {
  zh: {
    title: '隐私保护',
    lead: '村民的注销申请、谁看过什么、同意书怎么写、各样东西保存多久。',
    view: '看什么',
    requests: '注销申请',
    log: '查看日志',
    logLead: '只记谁、什么岗位、什么时候、看了谁的什么，不记看到的内容。您查这个日志，也会记下来。',
    schedule: '保存期限',
    scheduleLead: '到期由系统自动清理，清理了多少都记下来。',
    waiting: '待办',
    closed: '办过的',
    texts: '同意书',
    textsLead: '村民同意的是哪些话、哪一版，一字不差都在这里。改写法就是出新的一版，以前的留着。',
    terms: '答复期限',
  },
  en: {
    title: 'Privacy',
    lead: 'Requests to be erased, who looked at what, what people agree to, and how long things are kept.',
    view: 'View',
    requests: 'Requests to be erased',
    log: 'Access log',
    logLead:
      'Who, in which office, when, at what of whom; never what was seen. Your searching here is logged as well.',
    schedule: 'How long things are kept',
    scheduleLead: 'What is due goes by itself, and how much went is written down.',
    waiting: 'Waiting',
    closed: 'Closed',
    texts: 'Consent texts',
    textsLead:
      'What people agree to, word by word and version by version. Another wording is a new version; the earlier ones stay.',
    terms: 'Time to answer',
  },
});

type View = 'requests' | 'log' | 'texts' | 'schedule';

/** `/work/privacy`: what staff and overseers have to do with the rights of persons. */
export function WorkPrivacyPage() {
  const t = useWorkPrivacyTexts();
  const choice = useWorkVillage();
  const [params, setParams] = useSearchParams();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(
    WorkPrivacyPageDocument,
    villageId ? { variables: { villageId } } : skipToken,
  );
  const views: { value: View; label: string }[] = [
    ...(data?.area?.maySeeErasures ? [{ value: 'requests' as const, label: t('requests') }] : []),
    ...(data?.area?.mayWatch ? [{ value: 'log' as const, label: t('log') }] : []),
    { value: 'texts', label: t('texts') },
    { value: 'schedule', label: t('schedule') },
  ];
  const view =
    views.find(({ value }) => value === params.get('view'))?.value ?? views[0]?.value ?? 'schedule';
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<VillageSwitch choice={choice} />} />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={() => void refetch()}
        kind="list"
      />
      {data ? (
        <Stack gap="large">
          <SegmentedControl
            label={t('view')}
            value={view}
            options={views}
            onChange={(value) =>
              setParams(
                (before) => {
                  before.set('view', value);
                  return before;
                },
                { replace: true },
              )
            }
          />
          {view === 'requests' ? <Requests villageId={villageId} /> : null}
          {view === 'log' ? <Log villageId={villageId} /> : null}
          {view === 'texts' ? <Texts villageId={villageId} /> : null}
          {view === 'schedule' ? (
            <Section title={t('schedule')} lead={t('scheduleLead')}>
              <RetentionTable rules={data.retentionSchedule} />
            </Section>
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}

function Requests({ villageId }: { villageId: string }) {
  const t = useWorkPrivacyTexts();
  const words = usePrivacyTexts();
  const { data, error, loading, refetch, fetchMore } = useQuery(WorkPrivacyErasuresDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const again = () => void refetch();
  if (!data) return <QueryState data={data} error={error} loading={loading} onRetry={again} />;
  return (
    <>
      <Section title={t('waiting')}>
        {data.waiting.nodes.length === 0 ? (
          <EmptyState icon={ShieldIcon} title={words('noRequests')} />
        ) : null}
        <ErasureRequests requests={data.waiting.nodes} onMoved={again} />
      </Section>
      <Section title={t('closed')}>
        {data.closed.nodes.length === 0 ? <p className="muted">{words('noClosed')}</p> : null}
        <ErasureRequests requests={data.closed.nodes} onMoved={again} />
        <LoadMore
          hasMore={data.closed.pageInfo.hasNextPage}
          onMore={() => fetchMore({ variables: { after: data.closed.pageInfo.endCursor } })}
        />
      </Section>
    </>
  );
}

function Texts({ villageId }: { villageId: string }) {
  const t = useWorkPrivacyTexts();
  const { data, error, loading, refetch } = useQuery(WorkPrivacyTextsDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const again = () => void refetch();
  if (!data) return <QueryState data={data} error={error} loading={loading} onRetry={again} />;
  return (
    <>
      <Section title={t('texts')} lead={t('textsLead')}>
        <ConsentTexts texts={data.consentTextHistory} onRevised={again} />
      </Section>
      <Section title={t('terms')}>
        <PrivacyTermsForm key={villageId} terms={data.privacyTerms} />
      </Section>
    </>
  );
}

const KINDS = Object.keys(KIND_KEY) as AccessKind[];

function Log({ villageId }: { villageId: string }) {
  const t = useWorkPrivacyTexts();
  const words = usePrivacyTexts();
  const [params, setParams] = useSearchParams();
  const get = (key: string): string => params.get(key) ?? '';
  const change = (key: string) => (value: string) =>
    setParams(
      (before) => {
        if (value) before.set(key, value);
        else before.delete(key);
        return before;
      },
      { replace: true },
    );
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WorkPrivacyLogDocument, {
    variables: {
      filter: {
        villageId,
        search: get('q') || null,
        kind: KINDS.find((kind) => kind === get('kind')) ?? null,
        from: get('from') || null,
        to: get('to') || null,
      },
    },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const log = (data ?? previousData)?.accessLog;
  return (
    <Section title={t('log')} lead={t('logLead')}>
      <Stack>
        <div className="register-tools">
          <SelectField
            name="kind"
            label={words('kind')}
            value={get('kind')}
            options={[
              { value: '', label: words('anyKind') },
              ...KINDS.map((kind) => ({ value: kind, label: words(KIND_KEY[kind]) })),
            ]}
            onChange={change('kind')}
          />
          <SearchField
            label={words('search')}
            placeholder={words('searchHint')}
            value={get('q')}
            onChange={change('q')}
          />
          <DateField name="from" label={words('from')} value={get('from')} onChange={change('from')} />
          <DateField name="to" label={words('to')} value={get('to')} onChange={change('to')} />
        </div>
        <QueryState data={log} error={error} loading={loading} onRetry={() => void refetch()} />
        {log && log.nodes.length === 0 && !loading ? (
          <EmptyState icon={EyeIcon} title={words('noLines')} />
        ) : null}
        {log && log.nodes.length > 0 ? (
          <>
            <AccessTable lines={log.nodes} loading={loading} />
            <LoadMore
              hasMore={log.pageInfo.hasNextPage}
              onMore={() => fetchMore({ variables: { after: log.pageInfo.endCursor } })}
            />
          </>
        ) : null}
      </Stack>
    </Section>
  );
}
