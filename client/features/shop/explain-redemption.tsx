import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { ReceiptIcon } from '#client/ui/icons';
import { useFormat } from '#client/ui/use-format';

export const ExplainRedemption_redemption = graphql(`
  fragment ExplainRedemption_redemption on Redemption {
    id
    receiptNumber
    points
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

const useExplainTexts = defineTexts('shop-explain', {
  zh: {
    bought: '{{date}}，在{{shop}}用 {{points}} 换了{{goods}}，店员{{keeper}}经办，小票号 {{receipt}}。',
    goods: '{{name}}×{{count}}（每件 {{points}}）',
    listBetween: '、',
    pin: '兑换时要刷卡、输对密码才能扣分。',
    returned: '{{date}}退了货，积分已经退回：{{reason}}',
    open: '看小票',
  },
  en: {
    bought:
      'On {{date}}, at {{shop}}, {{points}} went for {{goods}}; {{keeper}} served, receipt {{receipt}}.',
    goods: '{{name}} × {{count}} (at {{points}})',
    listBetween: ', ',
    pin: 'Points are taken only after the card and its right PIN.',
    returned: 'Returned on {{date}}, and the points came back: {{reason}}',
    open: 'See the receipt',
  },
});

/** What the points were spent on, when, with whom, by which receipt. */
export function ExplainRedemption(props: { redemption: FragmentType<typeof ExplainRedemption_redemption> }) {
  const t = useExplainTexts();
  const f = useFormat();
  const { id, lines, shop, keeper, ...receipt } = unmask(ExplainRedemption_redemption, props.redemption);
  return (
    <>
      <p>
        {t('bought', {
          date: f.dateTime(receipt.redeemedAt),
          shop: t.pick(shop.nameZh, shop.nameEn),
          points: f.pointsWithUnit(receipt.points),
          keeper: keeper.name,
          receipt: receipt.receiptNumber,
          goods: lines
            .map(({ goods, quantity, pointsEach }) =>
              t('goods', {
                name: t.pick(goods.nameZh, goods.nameEn),
                count: quantity,
                points: f.pointsWithUnit(pointsEach),
              }),
            )
            .join(t('listBetween')),
        })}
      </p>
      <p>{t('pin')}</p>
      {receipt.returnedAt ? (
        <p>{t('returned', { date: f.dateTime(receipt.returnedAt), reason: receipt.returnReason ?? '' })}</p>
      ) : null}
      <p>
        <LinkButton to={`/receipts/${id}`} icon={ReceiptIcon}>
          {t('open')}
        </LinkButton>
      </p>
    </>
  );
}
