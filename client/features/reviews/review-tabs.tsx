import { defineTexts } from '#client/ui/i18n';
import { TabNav } from '#client/ui/tab-nav';

const useReviewTabTexts = defineTexts('reviews-tabs', {
  zh: {
    label: '监督复核',
    objections: '异议与申诉',
    signs: '疑点',
    samples: '抽查',
    cases: '不实申报',
    terms: '期限与假日',
  },
  en: {
    label: 'Doubts and re-checks',
    objections: 'Objections and appeals',
    signs: 'Signs',
    samples: 'Re-checks',
    cases: 'False claims',
    terms: 'Deadlines and holidays',
  },
});

type Props = {
  villageId: string;
  /** Objections are shown of all villages in reach. */
  everywhere?: boolean;
};

/** The pages of doubts and re-checks, for one village. */
export function ReviewTabs({ villageId, everywhere = false }: Props) {
  const t = useReviewTabTexts();
  const to = (page: string) => `/work/${page}?village=${villageId}`;
  return (
    <TabNav
      label={t('label')}
      items={[
        { to: everywhere ? '/work/objections' : to('objections'), label: t('objections') },
        { to: to('signs'), label: t('signs') },
        { to: to('samples'), label: t('samples') },
        { to: to('cases'), label: t('cases') },
        { to: to('review-terms'), label: t('terms') },
      ]}
    />
  );
}
