import { PageHeader } from '#client/ui/page-header';
import { useVillageWorkTexts } from './village-work-texts';

export function WorkGoodsPage() {
  const t = useVillageWorkTexts();
  return <PageHeader title={t('goods')} />;
}
