import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Section } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useBatchTexts } from './batch-texts';
import './stock-paper.css';

const BatchTakers_batch = graphql(`
  fragment BatchTakers_batch on StockBatch {
    id
    source
    document
    bestBeforeOn
    goods {
      id
      nameZh
      nameEn
    }
    recalls {
      id
      reason
      liftedAt
    }
    takers {
      quantity
      household {
        id
        number
        head {
          id
          name
        }
      }
      redemption {
        id
        receiptNumber
        redeemedAt
      }
    }
  }
`);

type Props = { batch: FragmentType<typeof BatchTakers_batch>; shopName: string };

/** Who took some of a batch home, by household number; on paper a notice with a box to tick for each call. */
export function BatchTakers({ batch: masked, shopName }: Props) {
  const t = useBatchTexts();
  const f = useFormat();
  const batch = unmask(BatchTakers_batch, masked);
  type Row = (typeof batch.takers)[number];
  const open = batch.recalls.find((recall) => recall.liftedAt === null);
  return (
    <>
      <div className="no-print">
        <Section title={t('takers')} lead={t('takersLead')}>
          <Table<Row>
            caption={t('takers')}
            hideCaption
            rows={batch.takers}
            rowKey={(row) => row.redemption.id}
            empty={<p className="muted">{t('noTakers')}</p>}
            columns={[
              { key: 'household', header: t('household'), head: true, cell: (row) => row.household.number },
              { key: 'head', header: t('head'), cell: (row) => row.household.head?.name ?? '' },
              { key: 'took', header: t('took'), align: 'end', cell: (row) => f.number(row.quantity) },
              { key: 'when', header: t('when'), cell: (row) => f.dateTime(row.redemption.redeemedAt) },
              {
                key: 'receipt',
                header: t('receipt'),
                cell: (row) => (
                  <TextLink to={`/receipts/${row.redemption.id}`}>{row.redemption.receiptNumber}</TextLink>
                ),
              },
            ]}
          />
        </Section>
      </div>
      {open ? (
        <div className="print-only">
          <div className="stock-paper">
            <p className="stock-paper-title">{t('noticeTitle', { shop: shopName })}</p>
            <p>
              {t('noticeText', {
                name: t.pick(batch.goods.nameZh, batch.goods.nameEn),
                batch: t(batch.source, { document: batch.document }),
                date: batch.bestBeforeOn ? `${t('date')} ${f.date(batch.bestBeforeOn)}` : t('noDate'),
                reason: open.reason,
              })}
            </p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('household')}</th>
                  <th scope="col">{t('head')}</th>
                  <th scope="col">{t('took')}</th>
                  <th scope="col">{t('when')}</th>
                  <th scope="col">{t('noticeDone')}</th>
                </tr>
              </thead>
              <tbody>
                {batch.takers.map((row) => (
                  <tr key={row.redemption.id}>
                    <td>{row.household.number}</td>
                    <td>{row.household.head?.name}</td>
                    <td className="numeric end">{row.quantity}</td>
                    <td className="nowrap">{f.date(row.redemption.redeemedAt)}</td>
                    <td>☐</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="keep-together">
              {t('noticeSign')} <span className="stock-paper-line" />
            </p>
          </div>
        </div>
      ) : null}
    </>
  );
}
