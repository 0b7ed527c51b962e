import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { CheckCircleIcon } from '#client/ui/icons';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useReorderTexts } from './reorder-texts';

const ReorderList_shop = graphql(`
  fragment ReorderList_shop on Shop {
    id
    salesDays
    coverDays
    reorder {
      goodsId
      available
      sold
      suggested
      lastCostCents
      goods {
        id
        code
        nameZh
        nameEn
        unitZh
        unitEn
        reorderLevel
      }
    }
  }
`);

/** What to order and about what it will cost. */
export function ReorderList({ shop: masked }: { shop: FragmentType<typeof ReorderList_shop> }) {
  const t = useReorderTexts();
  const f = useFormat();
  const shop = unmask(ReorderList_shop, masked);
  type Row = (typeof shop.reorder)[number];
  const sumOf = (row: Row) => (row.lastCostCents ?? 0) * row.suggested;
  if (shop.reorder.length === 0) {
    return (
      <EmptyState icon={CheckCircleIcon} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Table<Row>
        caption={t('title')}
        hideCaption
        rows={shop.reorder}
        rowKey={(row) => row.goodsId}
        columns={[
          {
            key: 'goods',
            header: t('goods'),
            head: true,
            cell: (row) => (
              <>
                <TextLink to={`/work/goods/${row.goodsId}`}>
                  {row.goods.code} {t.pick(row.goods.nameZh, row.goods.nameEn)}
                </TextLink>{' '}
                <span className="muted small">{t.pick(row.goods.unitZh, row.goods.unitEn)}</span>
              </>
            ),
          },
          { key: 'available', header: t('available'), align: 'end', cell: (row) => f.number(row.available) },
          { key: 'level', header: t('level'), align: 'end', cell: (row) => f.number(row.goods.reorderLevel) },
          {
            key: 'sold',
            header: t('sold', { days: shop.salesDays }),
            align: 'end',
            cell: (row) => f.number(row.sold),
          },
          {
            key: 'suggested',
            header: t('suggested'),
            align: 'end',
            cell: (row) => <strong>{f.number(row.suggested)}</strong>,
          },
          {
            key: 'cost',
            header: t('cost'),
            align: 'end',
            cell: (row) => (row.lastCostCents === null ? '' : f.money(row.lastCostCents)),
          },
          {
            key: 'sum',
            header: t('sum'),
            align: 'end',
            cell: (row) => (row.lastCostCents === null ? '' : f.money(sumOf(row))),
          },
        ]}
      />
      <p>
        <strong>
          {t('total', { money: f.money(shop.reorder.reduce((sum, row) => sum + sumOf(row), 0)) })}
        </strong>{' '}
        <span className="muted small">{t('how', { cover: shop.coverDays })}</span>
      </p>
    </Stack>
  );
}
