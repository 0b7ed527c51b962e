import { Link } from 'react-router';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { sorted } from '#client/ui/ordered';
import { Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './affordable-goods.css';
import { GoodsImage } from './goods-image';
import { useShopResidentTexts } from './resident-texts';

const AffordableGoods_goods = graphql(`
  fragment AffordableGoods_goods on Goods {
    id
    nameZh
    nameEn
    picture
    points
    available
  }
`);

const SHOWN = 4;

type Props = { goods: readonly FragmentType<typeof AffordableGoods_goods>[]; balance: number };

/** The best a household can already take home; nothing while there is nothing. */
export function AffordableGoods({ goods, balance }: Props) {
  const t = useShopResidentTexts();
  const f = useFormat();
  const affordable = sorted(
    unmask(AffordableGoods_goods, goods).filter((one) => one.points <= balance && one.available > 0),
    (a, b) => b.points - a.points,
  );
  if (affordable.length === 0) return null;
  return (
    <Section
      title={t('canAfford')}
      actions={
        <LinkButton kind="quiet" size="small" to="/goods?affordable=1">
          {t('seeGoods')}
        </LinkButton>
      }
    >
      <ul role="list" className="affordable-goods">
        {affordable.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <Link to="/goods?affordable=1">
              <GoodsImage picture={one.picture} />
              <span className="affordable-goods-name">{t.pick(one.nameZh, one.nameEn)}</span>
              <span className="affordable-goods-points numeric">{f.pointsWithUnit(one.points)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
