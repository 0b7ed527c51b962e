import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { BatchStateTag } from '#client/features/shop/batch-list';
import { BatchMoves } from '#client/features/shop/batch-moves';
import { BatchTakers } from '#client/features/shop/batch-takers';
import { useBatchTexts } from '#client/features/shop/batch-texts';
import { graphql } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';

const BatchPageDocument = graphql(`
  query BatchPage($id: ID!) {
    stockBatch(id: $id) {
      id
      source
      document
      bestBeforeOn
      quantity
      state
      receivedAt
      goods {
        id
        nameZh
        nameEn
        shop {
          id
          nameZh
          nameEn
          moves
        }
      }
      recalls {
        id
        reason
        recalledAt
        liftedAt
        liftReason
        recalledBy {
          id
          name
        }
      }
      ...BatchMoves_batch
      ...BatchTakers_batch
    }
  }
`);

/** `/work/batches/:batchId`: one batch, who took some of it, and its recall. */
export function BatchPage() {
  const t = useBatchTexts();
  const f = useFormat();
  const { batchId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(BatchPageDocument, {
    variables: { id: batchId },
    fetchPolicy: 'cache-and-network',
  });
  const batch = data?.stockBatch;
  const back = { to: '/work/batches', label: t('back') };
  if (!batch) {
    return (
      <>
        <PageHeader title={data ? t('noBatch') : t('batch')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noBatch')}>{t('noBatchText')}</EmptyState> : null}
      </>
    );
  }
  const { goods } = batch;
  const name = t.pick(goods.nameZh, goods.nameEn);
  const shopName = t.pick(goods.shop.nameZh, goods.shop.nameEn);
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('page', { name })}
          eyebrow={shopName}
          back={back}
          actions={batch.state === 'RECALLED' ? <PrintButton>{t('print')}</PrintButton> : undefined}
        />
        <Stack>
          <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
          <KeyValues
            items={[
              { label: t('goods'), value: <TextLink to={`/work/goods/${goods.id}`}>{name}</TextLink> },
              { label: t('batch'), value: t(batch.source, { document: batch.document }) },
              { label: t('date'), value: batch.bestBeforeOn ? f.date(batch.bestBeforeOn) : t('noDate') },
              { label: t('left'), value: f.number(batch.quantity) },
              { label: t('state'), value: <BatchStateTag state={batch.state} left={batch.quantity} /> },
              ...batch.recalls.map((recall) => ({
                label: t('reason'),
                value: (
                  <>
                    {recall.reason}{' '}
                    <span className="muted small">
                      {t('by', { name: recall.recalledBy.name, when: f.dateTime(recall.recalledAt) })}
                      {recall.liftedAt
                        ? ` · ${t('lifted')} ${f.dateTime(recall.liftedAt)} ${recall.liftReason ?? ''}`
                        : null}
                    </span>
                  </>
                ),
                wide: true,
              })),
            ]}
          />
          <BatchMoves batch={batch} moves={goods.shop.moves} onDone={() => refetch()} />
        </Stack>
      </div>
      <BatchTakers batch={batch} shopName={shopName} />
    </>
  );
}
