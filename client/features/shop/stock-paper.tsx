import { type FragmentType, graphql, unmask } from '#client/gql';
import type { StockPaper_GoodsFragment } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import { GoodsImage } from './goods-image';
import { useShopResidentTexts } from './resident-texts';
import './stock-paper.css';
import { useStockTexts } from './stock-texts';
import { type StockView, viewed } from './stock-view';

const StockPaper_goods = graphql(`
  fragment StockPaper_goods on Goods {
    id
    code
    nameZh
    nameEn
    unitZh
    unitEn
    category
    picture
    points
    limitPerQuarter
    active
    reorderLevel
    stock
  }
`);

export type StockPaperGoods = readonly FragmentType<typeof StockPaper_goods>[];

// A cell to be written in by hand.
const BLANK = '\u00a0';

type SheetProps = {
  goods: StockPaperGoods;
  view: StockView;
  shopName: string;
  /** The book figures are left out, so that nobody counts what the paper says. */
  blind: boolean;
  now: Date;
};

/** The sheet for counting the shelves, to be signed by those who counted. */
export function CountSheet({ goods: masked, view, shopName, blind, now }: SheetProps) {
  const t = useStockTexts();
  const words = useShopResidentTexts();
  const f = useFormat();
  const goods = viewed(unmask(StockPaper_goods, masked), view);
  const categories = [...new Set(goods.map((one) => one.category))];
  return (
    <div className="stock-paper">
      <p className="stock-paper-title">{t('sheetTitle', { shop: shopName })}</p>
      <p className="stock-paper-head">
        <span>
          {t('sheetDate')} <span className="stock-paper-line" />
        </span>
        {blind ? null : <span>{t('sheetTaken', { date: f.dateTime(now) })}</span>}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheetNo')}</th>
            <th scope="col">{t('code')}</th>
            <th scope="col">{t('name')}</th>
            {blind ? null : <th scope="col">{t('sheetBook')}</th>}
            <th scope="col">{t('sheetReal')}</th>
            <th scope="col">{t('sheetDifference')}</th>
            <th scope="col">{t('sheetRemark')}</th>
          </tr>
        </thead>
        {categories.map((category) => (
          <tbody key={category}>
            <tr>
              <th colSpan={blind ? 6 : 7} scope="rowgroup" className="stock-paper-group">
                {words(category)}
              </th>
            </tr>
            {goods
              .filter((one) => one.category === category)
              .map((one) => (
                <tr key={one.id}>
                  <td className="numeric">{goods.indexOf(one) + 1}</td>
                  <td className="numeric nowrap">{one.code}</td>
                  <td>
                    {t.pick(one.nameZh, one.nameEn)}{' '}
                    <span className="muted">{t.pick(one.unitZh, one.unitEn)}</span>
                  </td>
                  {blind ? null : <td className="numeric end">{one.stock}</td>}
                  <td className="stock-paper-blank">{BLANK}</td>
                  <td className="stock-paper-blank">{BLANK}</td>
                  <td className="stock-paper-wide">{BLANK}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      <p className="stock-paper-head keep-together">
        {(['sheetCounter', 'sheetWitness', 'sheetSupervisor'] as const).map((who) => (
          <span key={who}>
            {t(who)} <span className="stock-paper-line" />
          </span>
        ))}
      </p>
    </div>
  );
}

/** Labels to cut out and put on the shelves. */
export function ShelfLabels({ goods: masked, view }: { goods: StockPaperGoods; view: StockView }) {
  const goods = viewed(unmask(StockPaper_goods, masked), view);
  return (
    <ul className="shelf-labels" role="list">
      {goods.map((one) => (
        <ShelfLabel key={one.id} goods={one} />
      ))}
    </ul>
  );
}

function ShelfLabel({ goods }: { goods: StockPaper_GoodsFragment }) {
  const t = useStockTexts();
  const f = useFormat();
  const unit = t.pick(goods.unitZh, goods.unitEn);
  return (
    <li className="shelf-label">
      <GoodsImage picture={goods.picture} />
      <div className="shelf-label-words">
        <p className="shelf-label-name">{goods.nameZh}</p>
        <p className="shelf-label-en">{goods.nameEn}</p>
        <p className="shelf-label-unit">{unit}</p>
      </div>
      <p className="shelf-label-points numeric">
        <strong>{f.points(goods.points)}</strong>
        <span>{t('labelPoints')}</span>
      </p>
      <p className="shelf-label-foot numeric">
        <span>{goods.code}</span>
        {goods.limitPerQuarter === null ? null : (
          <span>{t('labelLimit', { count: goods.limitPerQuarter })}</span>
        )}
      </p>
    </li>
  );
}
