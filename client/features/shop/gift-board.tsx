import { type FragmentType, graphql, unmask } from '#client/gql';
import { Section } from '#client/ui/section';
import './shop-board.css';
import { useFormat } from '#client/ui/use-format';
import { useSupplyTexts } from './supply-texts';

const GiftBoard_gift = graphql(`
  fragment GiftBoard_gift on PublicGift {
    id
    receivedOn
    donorName
    quantity
    goods {
      id
      nameZh
      nameEn
    }
  }
`);

const SHOWN = 12;

/** The last gifts for everybody; donors are named as far as they agreed. */
export function GiftBoard({ gifts: masked }: { gifts: readonly FragmentType<typeof GiftBoard_gift>[] }) {
  const t = useSupplyTexts();
  const f = useFormat();
  const gifts = unmask(GiftBoard_gift, masked);
  return (
    <Section title={t('boardTitle')}>
      {gifts.length === 0 ? <p className="muted">{t('boardNone')}</p> : null}
      <ul role="list" className="shop-board">
        {gifts.slice(0, SHOWN).map((gift) => (
          <li key={gift.id}>
            {t('boardLine', {
              day: f.date(gift.receivedOn),
              donor: gift.donorName ?? t('somebody'),
              goods: t.pick(gift.goods.nameZh, gift.goods.nameEn),
              count: gift.quantity,
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
