import { useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';

const useDutyTexts = defineTexts('shop-duties', {
  zh: {
    title: '超市要办的事',
    overdue: '{{months}}盘点逾期未入账',
    signing: '{{month}}盘点表等另一人签字',
    bad: '{{count}} 批商品已过期或被召回，还在库存里',
    near: '{{count}} 批商品快到期',
    settle: '{{count}} 张合作商店结算单等村里处理',
    between: '、',
  },
  en: {
    title: 'For the shop',
    overdue: 'Counts overdue: {{months}}',
    signing: 'The sheet of {{month}} waits for the other signature',
    bad: {
      one: 'One batch is expired or recalled and still in stock',
      other: '{{count}} batches are expired or recalled and still in stock',
    },
    near: { one: 'One batch is near its date', other: '{{count}} batches are near their dates' },
    settle: {
      one: 'One settlement waits for the village',
      other: '{{count}} settlements wait for the village',
    },
    between: ', ',
  },
});

const ShopDutiesDocument = graphql(`
  query ShopDuties($villageId: ID!) {
    shops(villageId: $villageId) {
      id
      countsDue {
        month
        overdue
      }
      counts {
        id
        month
        state
        moves
      }
      urgentBatches {
        id
        state
        quantity
      }
      settlements {
        id
        moves
      }
    }
  }
`);

/** What waits at the shop for the one who reads it; nothing when all is done. */
export function ShopDuties({ villageId }: { villageId: string }) {
  const t = useDutyTexts();
  const f = useFormat();
  const { data } = useQuery(ShopDutiesDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const shops = data?.shops ?? [];
  const overdue = shops.flatMap((shop) => shop.countsDue.filter((due) => due.overdue));
  const signing = shops.flatMap((shop) =>
    shop.counts.filter((count) => count.state === 'SIGNING' && count.moves.includes('SIGN')),
  );
  const batches = shops.flatMap((shop) => shop.urgentBatches.filter((batch) => batch.quantity > 0));
  const near = batches.filter((batch) => batch.state === 'NEAR').length;
  const bad = batches.length - near;
  const settle = shops.flatMap((shop) =>
    shop.settlements.filter((each) => each.moves.includes('SIGN') || each.moves.includes('PAY')),
  ).length;
  if (overdue.length + signing.length + batches.length + settle === 0) return null;
  return (
    <Notice tone={overdue.length + bad > 0 ? 'warn' : 'info'} title={t('title')}>
      <ul>
        {overdue.length > 0 ? (
          <li>
            <TextLink to="/work/count">
              {t('overdue', { months: overdue.map((due) => f.month(due.month)).join(t('between')) })}
            </TextLink>
          </li>
        ) : null}
        {signing.map((count) => (
          <li key={count.id}>
            <TextLink to={`/work/count/${count.id}`}>
              {t('signing', { month: f.month(count.month) })}
            </TextLink>
          </li>
        ))}
        {bad > 0 ? (
          <li>
            <TextLink to="/work/batches">{t('bad', { count: bad })}</TextLink>
          </li>
        ) : null}
        {near > 0 ? (
          <li>
            <TextLink to="/work/batches">{t('near', { count: near })}</TextLink>
          </li>
        ) : null}
        {settle > 0 ? (
          <li>
            <TextLink to="/work/settlements">{t('settle', { count: settle })}</TextLink>
          </li>
        ) : null}
      </ul>
    </Notice>
  );
}
