import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { BatchState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { Table } from '#client/ui/table';
import type { Tone } from '#client/ui/tone';
import { useFormat } from '#client/ui/use-format';
import { useBatchTexts } from './batch-texts';

const BatchList_batch = graphql(`
  fragment BatchList_batch on StockBatch {
    id
    source
    document
    bestBeforeOn
    quantity
    state
    receivedAt
    goods {
      id
      code
      nameZh
      nameEn
    }
  }
`);

const TONES = { GOOD: 'good', NEAR: 'warn', EXPIRED: 'bad', RECALLED: 'bad' } as const satisfies Record<
  BatchState,
  Tone
>;

export function BatchStateTag({ state, left }: { state: BatchState; left: number }) {
  const t = useBatchTexts();
  if (left === 0 && state !== 'RECALLED') return <StatusTag tone="plain">{t('empty')}</StatusTag>;
  return <StatusTag tone={TONES[state]}>{t(state)}</StatusTag>;
}

type Props = {
  batches: readonly FragmentType<typeof BatchList_batch>[];
  path: (batchId: string) => string;
  /** Each row names its good: for lists over the whole shelf. */
  withGoods?: boolean;
  empty: ReactNode;
};

/** Batches in the order in which they are handed out. */
export function BatchList({ batches: masked, path, withGoods, empty }: Props) {
  const t = useBatchTexts();
  const f = useFormat();
  const rows = unmask(BatchList_batch, masked);
  type Row = (typeof rows)[number];
  const origin = (row: Row) => t(row.source, { document: row.document });
  return (
    <Table<Row>
      caption={t('batches')}
      hideCaption
      dense
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'batch',
          header: withGoods ? t('goods') : t('batch'),
          head: true,
          cell: (row) => (
            <>
              <TextLink to={path(row.id)}>
                {withGoods ? `${row.goods.code} ${t.pick(row.goods.nameZh, row.goods.nameEn)}` : origin(row)}
              </TextLink>
              <br />
              <span className="muted small">
                {withGoods ? `${origin(row)} · ` : null}
                {t('received', { date: f.date(row.receivedAt) })}
              </span>
            </>
          ),
        },
        {
          key: 'date',
          header: t('date'),
          nowrap: true,
          cell: (row) =>
            row.bestBeforeOn ? f.date(row.bestBeforeOn) : <span className="muted">{t('noDate')}</span>,
        },
        { key: 'left', header: t('left'), align: 'end', cell: (row) => f.number(row.quantity) },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => <BatchStateTag state={row.state} left={row.quantity} />,
        },
      ]}
    />
  );
}
