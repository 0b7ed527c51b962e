import { type FragmentType, graphql, unmask } from '#client/gql';
import { Change } from '#client/ui/amount';
import { TextLink } from '#client/ui/button';
import { BoxIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './goods-facts.css';
import { useStockTexts } from './stock-texts';

const MovementList_movement = graphql(`
  fragment MovementList_movement on StockMovement {
    id
    kind
    quantity
    reason
    document
    unitCostCents
    bestBeforeOn
    redemptionId
    movedAt
    movedBy {
      id
      name
    }
  }
`);

type Props = {
  movements: readonly FragmentType<typeof MovementList_movement>[];
  receiptPath: (redemptionId: string) => string;
};

/** How a good came in and went out, newest first, each line with its paper. */
export function MovementList({ movements, receiptPath }: Props) {
  const t = useStockTexts();
  const f = useFormat();
  const rows = unmask(MovementList_movement, movements);
  type Row = (typeof rows)[number];
  if (rows.length === 0) {
    return (
      <EmptyState icon={BoxIcon} title={t('noMovements')}>
        {t('noMovementsHint')}
      </EmptyState>
    );
  }
  return (
    <Table<Row>
      caption={t('movements')}
      hideCaption
      dense
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'what', header: t('what'), head: true, cell: (row) => t(row.kind) },
        {
          key: 'change',
          header: t('change'),
          align: 'end',
          nowrap: true,
          cell: (row) => <Change value={row.quantity} />,
        },
        {
          key: 'paper',
          header: t('paper'),
          cell: (row) => (
            <span className="movement-paper">
              {row.document === '' ? null : <span>{row.document}</span>}
              {row.reason === '' ? null : <span>{row.reason}</span>}
              {row.unitCostCents === null ? null : (
                <span className="muted small numeric">
                  {t('cost', { money: f.money(row.unitCostCents) })} ·{' '}
                  {t('costTotal', { money: f.money(row.unitCostCents * row.quantity) })}
                </span>
              )}
              {row.bestBeforeOn ? (
                <span className="muted small">{t('bestBeforeTag', { date: f.date(row.bestBeforeOn) })}</span>
              ) : null}
              {row.redemptionId ? (
                <TextLink to={receiptPath(row.redemptionId)}>{t('receipt')}</TextLink>
              ) : null}
            </span>
          ),
        },
        { key: 'when', header: t('when'), nowrap: true, cell: (row) => f.dateTime(row.movedAt) },
        { key: 'who', header: t('who'), nowrap: true, cell: (row) => row.movedBy?.name ?? t('bySystem') },
      ]}
    />
  );
}
