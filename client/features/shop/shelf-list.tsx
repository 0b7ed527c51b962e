import { type FragmentType, graphql, unmask } from '#client/gql';
import type { GoodsCategory } from '#client/gql/graphql';
import { sorted } from '#client/ui/ordered';
import { useFormat } from '#client/ui/use-format';
import { useShopResidentTexts } from './resident-texts';
import './shelf-list.css';

const ShelfList_goods = graphql(`
  fragment ShelfList_goods on Goods {
    id
    code
    nameZh
    nameEn
    unitZh
    unitEn
    category
    points
    limitPerQuarter
  }
`);

type Props = { goods: readonly FragmentType<typeof ShelfList_goods>[]; shopName: string; opening: string };

/** The prices as a list for the shop's door; only on paper. */
export function ShelfList({ goods, shopName, opening }: Props) {
  const t = useShopResidentTexts();
  const f = useFormat();
  const all = unmask(ShelfList_goods, goods);
  const categories = [...new Set(all.map((one) => one.category))];
  const rowsOf = (category: GoodsCategory) =>
    sorted(
      all.filter((one) => one.category === category),
      (a, b) => a.points - b.points,
    );
  return (
    <div className="shelf-list print-only">
      <p className="shelf-list-title">
        {shopName} {t('shelf')}
      </p>
      <p className="shelf-list-opening">{opening}</p>
      {categories.map((category) => (
        <table key={category}>
          <caption>{t(category)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('shelfCode')}</th>
              <th scope="col">{t('shelfName')}</th>
              <th scope="col">{t('shelfUnit')}</th>
              <th scope="col">{t('shelfPoints')}</th>
              <th scope="col">{t('shelfLimit')}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(category).map((one) => (
              <tr key={one.id}>
                <td className="numeric">{one.code}</td>
                <td>{t.pick(one.nameZh, one.nameEn)}</td>
                <td>{t.pick(one.unitZh, one.unitEn)}</td>
                <td className="numeric">
                  <strong>{f.points(one.points)}</strong>
                </td>
                <td className="numeric">{one.limitPerQuarter ?? t('shelfNoLimit')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
