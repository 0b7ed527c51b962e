import { PageHeader } from '#client/ui/page-header';
import { useVillageWorkTexts } from './village-work-texts';

export function WorkRulesPage() {
  const t = useVillageWorkTexts();
  return <PageHeader title={t('rules')} />;
}
