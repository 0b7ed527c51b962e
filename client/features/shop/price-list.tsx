import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { useFormat } from '#client/ui/use-format';
import './goods-facts.css';
import { useStockTexts } from './stock-texts';

const PriceList_price = graphql(`
  fragment PriceList_price on GoodsPrice {
    id
    points
    fromAt
    setBy {
      id
      name
    }
  }
`);

/** Every price a good has had, the present one first. */
export function PriceList({ prices: masked }: { prices: readonly FragmentType<typeof PriceList_price>[] }) {
  const t = useStockTexts();
  const f = useFormat();
  const prices = unmask(PriceList_price, masked);
  if (prices.length === 0) return <p className="muted">{t('noPrices')}</p>;
  return (
    <ol className="price-lines" role="list">
      {prices.map((price, index) => (
        <li key={price.id} className="price-line">
          <span>
            <strong className="numeric">{f.pointsWithUnit(price.points)}</strong>{' '}
            {index === 0 ? <StatusTag tone="accent">{t('priceNow')}</StatusTag> : null}
          </span>
          <span className="muted small">
            {t('priceSince', { date: f.dateTime(price.fromAt) })}
            {price.setBy ? ` · ${t('priceSetBy', { name: price.setBy.name })}` : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
