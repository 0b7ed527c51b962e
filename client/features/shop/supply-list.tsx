import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { BoxIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useSupplyTexts } from './supply-texts';

const SupplyList_supply = graphql(`
  fragment SupplyList_supply on Supply {
    id
    kind
    number
    supplier
    invoice
    receivedOn
    costCents
    donor {
      id
      name
    }
    lines {
      id
      quantity
      goods {
        id
        nameZh
        nameEn
      }
    }
  }
`);

type Props = { supplies: readonly FragmentType<typeof SupplyList_supply>[]; path: (id: string) => string };

/** What came in a month, each with its paper, and what it cost in all. */
export function SupplyList({ supplies: masked, path }: Props) {
  const t = useSupplyTexts();
  const f = useFormat();
  const rows = unmask(SupplyList_supply, masked);
  type Row = (typeof rows)[number];
  const sum = (kind: Row['kind']) =>
    f.money(rows.reduce((total, row) => total + (row.kind === kind ? row.costCents : 0), 0));
  return (
    <>
      <Table<Row>
        caption={t('title')}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={BoxIcon} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            header: t('number'),
            head: true,
            nowrap: true,
            cell: (row) => <TextLink to={path(row.id)}>{row.number}</TextLink>,
          },
          {
            key: 'what',
            header: t('what'),
            cell: (row) => (
              <>
                {t(row.kind)} · {row.donor?.name ?? row.supplier}
                {row.invoice === '' ? null : <span className="muted small"> {row.invoice}</span>}
              </>
            ),
          },
          {
            key: 'goods',
            header: t('goods'),
            cell: (row) =>
              t.list(
                row.lines.map((line) => `${t.pick(line.goods.nameZh, line.goods.nameEn)} × ${line.quantity}`),
              ),
          },
          {
            key: 'cost',
            header: t('cost'),
            align: 'end',
            nowrap: true,
            cell: (row) => f.money(row.costCents),
          },
          { key: 'day', header: t('day'), nowrap: true, cell: (row) => f.day(row.receivedOn) },
        ]}
      />
      {rows.length > 0 ? <p>{t('sum', { money: sum('PURCHASE'), worth: sum('DONATION') })}</p> : null}
    </>
  );
}
