import { type FragmentType, graphql, unmask } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { KeyValues } from '#client/ui/key-values';
import { useFormat } from '#client/ui/use-format';
import './goods-facts.css';
import { GoodsImage } from './goods-image';
import { useShopResidentTexts } from './resident-texts';
import { StockState } from './stock-list';
import { useStockTexts } from './stock-texts';

const GoodsFacts_goods = graphql(`
  fragment GoodsFacts_goods on Goods {
    id
    code
    unitZh
    unitEn
    category
    picture
    points
    limitPerQuarter
    tracksBestBefore
    isService
    active
    reorderLevel
    stock
    available
  }
`);

/** What one good is, costs and how much of it is left. */
export function GoodsFacts({ goods: masked }: { goods: FragmentType<typeof GoodsFacts_goods> }) {
  const t = useStockTexts();
  const words = useShopResidentTexts();
  const f = useFormat();
  const goods = unmask(GoodsFacts_goods, masked);
  const unit = t.pick(goods.unitZh, goods.unitEn);
  return (
    <div className="goods-facts">
      <GoodsImage picture={goods.picture} />
      <div className="goods-facts-figures">
        <AmountFigure label={t('points')} value={goods.points} size="big" tone="accent" />
        <AmountFigure
          label={t('stock')}
          value={goods.stock}
          unit={t('pieces')}
          size="big"
          note={goods.available === goods.stock ? undefined : t('availableNow', { count: goods.available })}
        />
        <StockState goods={goods} />
      </div>
      <KeyValues
        items={[
          { label: t('code'), value: goods.code },
          { label: t('category'), value: words(goods.category) },
          unit !== '' && { label: t('pack'), value: unit },
          {
            label: t('limit'),
            value: goods.limitPerQuarter === null ? t('unlimited') : f.number(goods.limitPerQuarter),
          },
          { label: t('reorderField'), value: f.number(goods.reorderLevel) },
          { label: t('state'), value: t(goods.isService ? 'service' : 'goods') },
          goods.tracksBestBefore && { label: t('bestBeforeFact'), value: t('bestBeforeEach') },
        ]}
      />
    </div>
  );
}
