import { PageHeader } from '#client/ui/page-header';
import { useVillageWorkTexts } from './village-work-texts';

export function GoodsDetailPage() {
  const t = useVillageWorkTexts();
  return <PageHeader title={t('good')} />;
}
