import { type FragmentType, graphql, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './stock-paper.css';
import { useSupplyTexts } from './supply-texts';

const SupplySheet_supply = graphql(`
  fragment SupplySheet_supply on Supply {
    id
    kind
    number
    supplier
    invoice
    receivedOn
    note
    enteredAt
    costCents
    shop {
      id
      nameZh
      nameEn
    }
    donor {
      id
      name
      named
    }
    enteredBy {
      id
      name
    }
    lines {
      id
      quantity
      unitCostCents
      bestBeforeOn
      goods {
        id
        code
        nameZh
        nameEn
        unitZh
        unitEn
      }
    }
  }
`);

/** One delivery with its lines; of a gift the receipt to hand to the donor. */
export function SupplySheet({ supply: masked }: { supply: FragmentType<typeof SupplySheet_supply> }) {
  const t = useSupplyTexts();
  const f = useFormat();
  const supply = unmask(SupplySheet_supply, masked);
  type Line = (typeof supply.lines)[number];
  return (
    <>
      <div className="no-print stack">
        <KeyValues
          items={[
            { label: t('what'), value: `${t(supply.kind)} · ${supply.donor?.name ?? supply.supplier}` },
            supply.invoice !== '' && { label: t('invoice'), value: supply.invoice },
            { label: t('receivedOn'), value: f.date(supply.receivedOn) },
            { label: t('cost'), value: f.money(supply.costCents) },
            supply.note !== '' && { label: t('note'), value: supply.note },
            supply.donor !== null && {
              label: t('donor'),
              value: t(supply.donor.named ? 'named' : 'unnamed'),
            },
          ]}
        />
        <Table<Line>
          caption={t('goods')}
          hideCaption
          dense
          rows={supply.lines}
          rowKey={(line) => line.id}
          columns={[
            {
              key: 'goods',
              header: t('goods'),
              head: true,
              cell: (line) => `${line.goods.code} ${t.pick(line.goods.nameZh, line.goods.nameEn)}`,
            },
            {
              key: 'quantity',
              header: t('lineQuantity'),
              align: 'end',
              cell: (line) => f.number(line.quantity),
            },
            {
              key: 'cost',
              header: t(supply.kind === 'PURCHASE' ? 'lineCost' : 'lineWorth'),
              align: 'end',
              cell: (line) => (line.unitCostCents === null ? '' : f.money(line.unitCostCents)),
            },
            {
              key: 'date',
              header: t('lineDate'),
              cell: (line) => (line.bestBeforeOn ? f.date(line.bestBeforeOn) : ''),
            },
          ]}
        />
        <p className="muted small">
          {t('entered', { name: supply.enteredBy.name, when: f.dateTime(supply.enteredAt) })}
        </p>
      </div>
      {supply.donor ? (
        <div className="print-only">
          <div className="stock-paper">
            <p className="stock-paper-title">
              {t('receiptTitle', { shop: t.pick(supply.shop.nameZh, supply.shop.nameEn) })}
            </p>
            <p className="stock-paper-head">
              <span>
                {t('number')} {supply.number}
              </span>
              <span>{f.date(supply.receivedOn)}</span>
            </p>
            <p>{t('receiptThanks', { donor: supply.donor.name })}</p>
            <table>
              <tbody>
                {supply.lines.map((line) => (
                  <tr key={line.id}>
                    <td>
                      {t.pick(line.goods.nameZh, line.goods.nameEn)}{' '}
                      {t.pick(line.goods.unitZh, line.goods.unitEn)}
                    </td>
                    <td className="numeric end">{f.number(line.quantity)}</td>
                    <td className="numeric end">
                      {line.unitCostCents === null ? '' : f.money(line.unitCostCents * line.quantity)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="stock-paper-head keep-together">
              <span>
                {t('receiptHand')} {supply.enteredBy.name} <span className="stock-paper-line" />
              </span>
              <span>{t('receiptStamp')}</span>
            </p>
          </div>
        </div>
      ) : null}
    </>
  );
}
