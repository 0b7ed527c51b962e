import { useQuery } from '@apollo/client/react';
import { QueueCounts } from '#client/features/activities/queue-counts';
import { RecordLines } from '#client/features/activities/record-lines';
import { QueueFund } from '#client/features/fund/queue-fund';
import { QueueNeeds } from '#client/features/needs/queue-needs';
import { QueueCeremonies } from '#client/features/ceremonies/queue-ceremonies';
import { QueuePrevention } from '#client/features/prevention/queue-prevention';
import { QueueImports } from '#client/features/imports/queue-imports';
import { useSession } from '#client/features/people/session';
import { QueueSeasons } from '#client/features/seasons/queue-seasons';
import { ShopDuties } from '#client/features/shop/shop-duties';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { ClipboardIcon, EditIcon } from '#client/ui/icons';
import { StoreIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useWorkTexts } from './work-texts';

const QueuePageDocument = graphql(`
  query QueuePage {
    queue {
      ...QueueCounts_queue
      ...QueueFund_queue
      ...QueueNeeds_queue
      ...QueueCeremonies_queue
      ...QueuePrevention_queue
      ...QueueSeasons_queue
      ...QueueImports_queue
    }
    records(filter: { waitingForMe: true }, first: 8) {
      nodes {
        id
        ...RecordLines_record
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** `/work`: what waits for me. */
export function QueuePage() {
  const t = useWorkTexts();
  const { viewer, may } = useSession();
  const villageId = viewer?.village?.id;
  const { data, error, loading, refetch } = useQuery(QueuePageDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader
        title={t('queue')}
        lead={viewer ? t('queueLead', { name: viewer.resident.name }) : undefined}
        actions={
          <>
            {may('TAKE_ROLL') ? (
              <LinkButton to="/work/roll" icon={ClipboardIcon} kind="primary">
                {t('takeRoll')}
              </LinkButton>
            ) : null}
            {may('FILE_RECORD') ? (
              <LinkButton to="/work/file" icon={EditIcon}>
                {t('fileRecord')}
              </LinkButton>
            ) : null}
            {may('RUN_COUNTER') ? (
              <LinkButton to="/counter" icon={StoreIcon}>
                {t('counter')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Stack gap="large">
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        {data ? <QueueFund queue={data.queue} /> : null}
        {data ? <QueueNeeds queue={data.queue} /> : null}
        {data ? <QueueCeremonies queue={data.queue} /> : null}
        {data ? <QueuePrevention queue={data.queue} /> : null}
        {data ? <QueueSeasons queue={data.queue} /> : null}
        {data ? <QueueImports queue={data.queue} /> : null}
        {villageId && may('MANAGE_GOODS') ? <ShopDuties villageId={villageId} /> : null}
        {data ? <QueueCounts queue={data.queue} /> : null}
        {data && data.records.nodes.length > 0 ? (
          <Section
            title={t('first')}
            actions={
              <LinkButton kind="quiet" size="small" to="/work/records?waiting=1">
                {t('allWaiting')}
              </LinkButton>
            }
          >
            <RecordLines records={data.records.nodes} />
          </Section>
        ) : null}
      </Stack>
    </>
  );
}
