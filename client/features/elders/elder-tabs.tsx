import { defineTexts } from '#client/ui/i18n';
import { TabNav } from '#client/ui/tab-nav';

const useTabTexts = defineTexts('elder-tabs', {
  zh: {
    label: '老年人协会',
    plan: '探访计划',
    visits: '探访登记',
    birthdays: '生日',
    meals: '节日聚餐',
    classes: '手机课',
    pairs: '老人互助',
    video: '亲情视频',
  },
  en: {
    label: 'Elders’ association',
    plan: 'Visit plan',
    visits: 'Visits',
    birthdays: 'Birthdays',
    meals: 'Meals',
    classes: 'Classes',
    pairs: 'Pairs',
    video: 'Video calls',
  },
});

/** The association's pages of the office. */
export function ElderTabs() {
  const t = useTabTexts();
  return (
    <TabNav
      label={t('label')}
      items={[
        { to: '/work/elders', label: t('plan') },
        { to: '/work/elders/visits', label: t('visits') },
        { to: '/work/elders/birthdays', label: t('birthdays') },
        { to: '/work/elders/meals', label: t('meals') },
        { to: '/work/elders/classes', label: t('classes') },
        { to: '/work/elders/pairs', label: t('pairs') },
        { to: '/work/elders/video', label: t('video') },
      ]}
    />
  );
}
