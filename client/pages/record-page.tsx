import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { PhotoWall } from '#client/features/activities/photo-wall';
import { RecordLife } from '#client/features/activities/record-life';
import { RecordObjections } from '#client/features/activities/record-objections';
import { RecordSheet } from '#client/features/activities/record-sheet';
import { RecordStateTag } from '#client/features/activities/record-state-tag';
import { RecordWorkMoves } from '#client/features/activities/record-work-moves';
import { BehindRecord } from '#client/features/attendance/behind-record';
import { useBodyNames } from '#client/features/councils/body-names';
import { HistoryList } from '#client/features/people/history-list';
import { CaseCard } from '#client/features/reviews/case-card';
import { ProposeCase } from '#client/features/reviews/propose-case';
import { SignList } from '#client/features/reviews/sign-list';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useWorkTexts } from './work-texts';

const RecordPageDocument = graphql(`
  query RecordPage($id: ID!) {
    record(id: $id) {
      id
      title
      state
      village {
        id
        nameZh
        nameEn
      }
      photos {
        ...PhotoWall_photo
      }
      objections {
        id
        ...RecordObjections_objection
      }
      signs {
        key
        ...SignList_sign
      }
      claimCases {
        id
        ...CaseCard_case
      }
      ...ProposeCase_record
      history {
        ...HistoryList_entry
      }
      ...BehindRecord_record
      ...RecordSheet_record
      ...RecordLife_record
      ...RecordWorkMoves_record
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

/** `/work/records/:recordId`: everything about one record, and what the viewer can do with it. */
export function RecordPage() {
  const t = useWorkTexts();
  const { recordId = '' } = useParams();
  const now = useServerNow();
  const { data, error, loading, refetch } = useQuery(RecordPageDocument, {
    variables: { id: recordId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const record = data?.record;
  const back = { to: '/work/records', label: t('backToRecords') };
  if (!record) {
    return (
      <>
        <PageHeader title={data ? t('noRecord') : t('record')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noRecord')}>{t('noRecordText')}</EmptyState> : null}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={record.title}
        back={back}
        eyebrow={t.pick(record.village.nameZh, record.village.nameEn)}
        lead={<RecordStateTag state={record.state} />}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      <Stack gap="large">
        <Card title={t('doNow')} tone="accent">
          <RecordWorkMoves record={record} now={now} onChanged={() => refetch()} />
        </Card>
        {record.signs.length > 0 ? (
          <Section title={t('signs')}>
            <SignList signs={record.signs} onMarked={() => refetch()} />
          </Section>
        ) : null}
        <TwoColumn
          main={
            <Stack gap="large">
              <Section title={t('sheet')}>
                <RecordSheet record={record} />
              </Section>
              <BehindRecord record={record} />
              <Section title={t('photos')}>
                <PhotoWall photos={record.photos} />
              </Section>
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
              {record.claimCases.length > 0 ? (
                <Section title={t('cases')}>
                  <Stack>
                    {record.claimCases.map((the) => (
                      <CaseCard key={the.id} theCase={the} bodyName={bodyName} onChanged={() => refetch()} />
                    ))}
                  </Stack>
                </Section>
              ) : null}
              <ProposeCase record={record} onDone={() => refetch()} />
              <Section title={t('history')}>
                <HistoryList entries={record.history} bodyName={bodyName} />
              </Section>
            </Stack>
          }
          aside={
            <Stack gap="large">
              <Section title={t('life')}>
                <RecordLife record={record} bodyName={bodyName} />
              </Section>
            </Stack>
          }
        />
      </Stack>
    </>
  );
}
