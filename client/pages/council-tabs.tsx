import { useSession } from '#client/features/people/session';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { TabNav } from '#client/ui/tab-nav';

const CouncilTabs_council = graphql(`
  fragment CouncilTabs_council on Council {
    id
    sight
    kind {
      code
    }
  }
`);

const useTabTexts = defineTexts('council-tabs', {
  zh: {
    label: '这个理事会',
    home: '首页',
    duties: '履职',
    sheet: '履职表',
    seats: '成员和换届',
    RW: '红白事',
    DG: '禁毒禁赌',
  },
  en: {
    label: 'This council',
    home: 'Home',
    duties: 'Duties',
    sheet: 'Year sheet',
    seats: 'Seats and terms',
    RW: 'Weddings and funerals',
    DG: 'Prevention',
  },
});

/** The pages of one council; what members did is offered to whom it is told. */
export function CouncilTabs({ council: masked }: { council: FragmentType<typeof CouncilTabs_council> }) {
  const t = useTabTexts();
  const { may } = useSession();
  const { id, sight, kind } = unmask(CouncilTabs_council, masked);
  const base = `/work/councils/${id}`;
  return (
    <TabNav
      label={t('label')}
      items={[
        { to: base, label: t('home') },
        ...(sight
          ? [
              { to: `${base}/duties`, label: t('duties') },
              { to: `${base}/reappointment`, label: t('sheet') },
            ]
          : []),
        { to: `${base}/seats`, label: t('seats') },
        ...(kind.code === 'RW' && may('SERVE_CEREMONIES')
          ? [{ to: '/work/ceremonies', label: t('RW') }]
          : []),
        ...(kind.code === 'DG' && may('SERVE_PREVENTION')
          ? [{ to: '/work/prevention', label: t('DG') }]
          : []),
      ]}
    />
  );
}
