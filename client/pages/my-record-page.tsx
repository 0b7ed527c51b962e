import { useQuery } from '@apollo/client/react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { ClaimForm } from '#client/features/activities/claim-form';
import { ClaimSent } from '#client/features/activities/claim-sent';
import { RecordFacts } from '#client/features/activities/record-facts';
import { RecordLife } from '#client/features/activities/record-life';
import { RecordMoves } from '#client/features/activities/record-moves';
import { RecordObjections } from '#client/features/activities/record-objections';
import { useBodyNames } from '#client/features/councils/body-names';
import { CaseCard } from '#client/features/reviews/case-card';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { ClipboardIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useServerNow } from './server-now';

const MyRecordPageDocument = graphql(`
  query MyRecordPage($id: ID!) {
    record(id: $id) {
      id
      title
      state
      reason
      moves
      objections {
        id
        ...RecordObjections_objection
      }
      claimCases {
        id
        ...CaseCard_case
      }
      rule {
        id
        code
      }
      ruleVersion {
        id
        ...ClaimForm_version
      }
      ...ClaimForm_record
      ...ClaimSent_record
      ...RecordFacts_record
      ...RecordLife_record
      ...RecordMoves_record
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

const useMyRecordTexts = defineTexts('my-record-page', {
  zh: {
    title: '记录',
    amendTitle: '修改申报',
    back: '我的记录',
    backRecord: '不改了，回到记录',
    life: '办到哪了',
    facts: '做了什么',
    gone: '没有找到这条记录',
    goneHint: '可能已经撤回，或者不是您家的记录。',
    list: '回到我的记录',
    returned: '退回让您修改',
    draftKept: '草稿已保存',
    objections: '异议',
    cases: '有人提出收回',
  },
  en: {
    title: 'Record',
    amendTitle: 'Change a claim',
    back: 'My records',
    backRecord: 'Leave it as it was',
    life: 'Where it stands',
    facts: 'What was done',
    gone: 'This record was not found',
    goneHint: 'It may have been withdrawn, or it is not your family’s.',
    list: 'Back to my records',
    returned: 'Returned to you for changes',
    draftKept: 'Draft kept',
    objections: 'Objections',
    cases: 'Proposed to take it back',
  },
});

function justSent(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'sent' in state && state.sent === true;
}

export function MyRecordPage() {
  const t = useMyRecordTexts();
  const { recordId = '' } = useParams();
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const now = useServerNow();
  const { data, error, loading, refetch } = useQuery(MyRecordPageDocument, {
    variables: { id: recordId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const record = data?.record;
  const path = `/records/${recordId}`;
  const amending = params.has('amend') && Boolean(record?.moves.includes('AMEND'));

  return (
    <>
      <PageHeader
        title={amending ? t('amendTitle') : (record?.title ?? t('title'))}
        back={amending ? { to: path, label: t('backRecord') } : { to: '/records', label: t('back') }}
      />
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <LoadingState kind="page" /> : null}
      {data && !record ? (
        <EmptyState
          icon={ClipboardIcon}
          title={t('gone')}
          action={<LinkButton to="/records">{t('list')}</LinkButton>}
        >
          {t('goneHint')}
        </EmptyState>
      ) : null}
      {record ? (
        <Stack>
          {record.state === 'RETURNED' && record.reason ? (
            <Notice tone="warn" title={t('returned')}>
              {record.reason}
            </Notice>
          ) : null}
          {amending ? (
            <ClaimForm
              version={record.ruleVersion}
              ruleId={record.rule.id}
              ruleCode={record.rule.code}
              record={record}
              now={now().toISOString()}
              onSaved={async (_, sent) => {
                if (!sent) toast.good(t('draftKept'));
                await navigate(path, { state: { sent }, replace: true });
              }}
            />
          ) : (
            <>
              {justSent(location.state) && record.state === 'SUBMITTED' ? (
                <ClaimSent record={record} bodyName={bodyName} />
              ) : null}
              <RecordMoves record={record} amendPath={`${path}?amend=1`} onChanged={refetch} />
              {record.claimCases.length > 0 ? (
                <Section title={t('cases')}>
                  <Stack>
                    {record.claimCases.map((the) => (
                      <CaseCard key={the.id} theCase={the} bodyName={bodyName} onChanged={() => refetch()} />
                    ))}
                  </Stack>
                </Section>
              ) : null}
              {record.objections.length > 0 ? (
                <Section title={t('objections')}>
                  <RecordObjections
                    objections={record.objections}
                    bodyName={bodyName}
                    now={now().toISOString()}
                    onChanged={() => refetch()}
                  />
                </Section>
              ) : null}
              <TwoColumn
                main={
                  <Section title={t('facts')}>
                    <Card>
                      <RecordFacts record={record} />
                    </Card>
                  </Section>
                }
                aside={
                  <Section title={t('life')}>
                    <RecordLife record={record} bodyName={bodyName} />
                  </Section>
                }
              />
            </>
          )}
        </Stack>
      ) : null}
    </>
  );
}
