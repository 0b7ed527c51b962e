import { type FragmentType, graphql, unmask } from '#client/gql';
import { Card } from '#client/ui/card';
import { useShopResidentTexts } from './resident-texts';

export const ShopOpening_shop = graphql(`
  fragment ShopOpening_shop on Shop {
    id
    nameZh
    nameEn
    openingZh
    openingEn
  }
`);

/** When the shop is open, and what to bring. */
export function ShopOpening({ shop }: { shop: FragmentType<typeof ShopOpening_shop> }) {
  const t = useShopResidentTexts();
  const { nameZh, nameEn, openingZh, openingEn } = unmask(ShopOpening_shop, shop);
  return (
    <Card title={t('openingTitle')} tone="sunken">
      <p>
        <strong>{t.pick(nameZh, nameEn)}</strong>
        <br />
        {t.pick(openingZh, openingEn)}
      </p>
      <p className="muted small">{t('bring')}</p>
    </Card>
  );
}
