import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { BagIcon } from '#client/ui/icons';
import { KeyValues } from '#client/ui/key-values';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import './redemption-list.css';
import { useShopResidentTexts } from './resident-texts';

export const RedemptionList_redemption = graphql(`
  fragment RedemptionList_redemption on Redemption {
    id
    receiptNumber
    points
    balanceAfter
    redeemedAt
    returnedAt
    returnReason
    shop {
      id
      nameZh
      nameEn
    }
    keeper {
      id
      name
    }
    lines {
      quantity
      pointsEach
      goods {
        id
        nameZh
        nameEn
      }
    }
  }
`);

/** What a household took from the shop, each with its receipt. */
export function RedemptionList(props: {
  redemptions: readonly FragmentType<typeof RedemptionList_redemption>[];
}) {
  const t = useShopResidentTexts();
  const f = useFormat();
  const redemptions = unmask(RedemptionList_redemption, props.redemptions);
  if (redemptions.length === 0) {
    return (
      <EmptyState icon={BagIcon} title={t('noRedemptions')}>
        {t('noRedemptionsHint')}
      </EmptyState>
    );
  }
  return (
    <ul role="list" className="redemption-list">
      {redemptions.map((redemption) => (
        <li key={redemption.id}>
          <div className="redemption-head">
            <span>
              <span className="redemption-goods">
                {redemption.lines
                  .map((line) =>
                    t('receiptLine', {
                      name: t.pick(line.goods.nameZh, line.goods.nameEn),
                      count: line.quantity,
                    }),
                  )
                  .join(t('listBetween'))}
              </span>
              <span className="muted small">{f.dateTime(redemption.redeemedAt)}</span>
            </span>
            <span className="redemption-points numeric">
              {redemption.returnedAt ? <StatusTag tone="warn">{t('returned')}</StatusTag> : null}
              {f.pointsWithUnit(redemption.points)}
            </span>
          </div>
          <details>
            <summary>{t('details')}</summary>
            <KeyValues
              items={[
                { label: t('receipt'), value: redemption.receiptNumber },
                {
                  label: t('receiptGoods'),
                  value: redemption.lines.map((line) => (
                    <span key={line.goods.id} className="redemption-line">
                      <span>
                        {t('receiptLine', {
                          name: t.pick(line.goods.nameZh, line.goods.nameEn),
                          count: line.quantity,
                        })}
                      </span>
                      <span className="numeric">
                        {t('receiptEach', { points: f.pointsWithUnit(line.pointsEach) })}
                      </span>
                    </span>
                  )),
                },
                { label: t('receiptAfter'), value: f.pointsWithUnit(redemption.balanceAfter) },
                { label: t('receiptShop'), value: t.pick(redemption.shop.nameZh, redemption.shop.nameEn) },
                { label: t('receiptKeeper'), value: redemption.keeper.name },
                redemption.returnedAt
                  ? {
                      label: t('returned'),
                      value: t('returnedAt', {
                        date: f.date(redemption.returnedAt),
                        reason: redemption.returnReason ?? '',
                      }),
                    }
                  : null,
              ]}
            />
            <p className="redemption-receipt">
              <TextLink to={`/receipts/${redemption.id}`}>{t('printReceipt')}</TextLink>
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}
