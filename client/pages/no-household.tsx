import { useSession } from '#client/features/people/session';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { HouseIcon } from '#client/ui/icons';
import { EmptyState } from '#client/ui/states';

const useNoHouseholdTexts = defineTexts('no-household', {
  zh: {
    title: '您还没有登记到哪一户',
    text: '积分记在户上。您如果住在村里，请让村文书把您登记到家里；只在这里办公的，请从工作台进入。',
    work: '去工作台',
    board: '看公示栏',
  },
  en: {
    title: 'You are not registered in a household',
    text: 'Points belong to households. If you live in the village, the village clerk can register you; if you only work here, go to the work desk.',
    work: 'To the work desk',
    board: 'To the public board',
  },
});

/** In place of a purse for those who have none: staff from outside the village. */
export function NoHousehold() {
  const t = useNoHouseholdTexts();
  const { may } = useSession();
  return (
    <EmptyState
      icon={HouseIcon}
      title={t('title')}
      action={
        may('WORK') ? (
          <LinkButton kind="primary" to="/work">
            {t('work')}
          </LinkButton>
        ) : (
          <LinkButton to="/board">{t('board')}</LinkButton>
        )
      }
    >
      {t('text')}
    </EmptyState>
  );
}
