import { useQuery } from '@apollo/client/react';
import { useLocation, useParams } from 'react-router';
import { RollOutcome } from '#client/features/activities/roll-outcome';
import { useRollTexts } from '#client/features/activities/roll-texts';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { ClipboardIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useWorkTexts } from './work-texts';

const RollResultPageDocument = graphql(`
  query RollResultPage($id: ID!) {
    roll(id: $id) {
      id
      title
      records {
        id
      }
      ...RollOutcome_roll
    }
  }
`);

type Arrived = { fresh?: boolean };

/** `/work/rolls/:rollId`: what became of each row; printed, it is the roll for the files. */
export function RollResultPage() {
  const t = useWorkTexts();
  const words = useRollTexts();
  const { rollId = '' } = useParams();
  const arrived = (useLocation().state as Arrived | null) ?? {};
  const { data, error, loading, refetch } = useQuery(RollResultPageDocument, {
    variables: { id: rollId },
    fetchPolicy: 'cache-and-network',
  });
  const roll = data?.roll;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={roll ? roll.title : data ? t('noRoll') : t('rollResult')}
          eyebrow={t('rollResult')}
          back={{ to: '/work/roll', label: t('roll') }}
          actions={
            <>
              <PrintButton />
              <LinkButton to="/work/roll" icon={ClipboardIcon}>
                {words('another')}
              </LinkButton>
            </>
          }
        />
        <Stack>
          <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
          {roll && arrived.fresh ? (
            <Notice tone="good" live title={words('done')}>
              {words('doneText', { count: roll.records.length })}
            </Notice>
          ) : null}
          {data && !roll ? <EmptyState title={t('noRoll')}>{t('noRecordText')}</EmptyState> : null}
        </Stack>
      </div>
      {roll ? <RollOutcome roll={roll} /> : null}
    </>
  );
}
