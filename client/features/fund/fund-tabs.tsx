import { TabNav } from '#client/ui/tab-nav';
import { useFundTexts } from './fund-texts';

/** From one page of the fund to another, for the same village. */
export function FundTabs({ villageId }: { villageId: string }) {
  const t = useFundTexts();
  const to = (page: string) => `/work/${page}?village=${villageId}`;
  return (
    <TabNav
      label={t('parts')}
      items={[
        { to: to('fund'), label: t('fund') },
        { to: to('budget'), label: t('budget') },
        { to: to('simulator'), label: t('outlook') },
        { to: to('dry-run'), label: t('tryOut') },
      ]}
    />
  );
}
