import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink } from '#client/ui/card';
import { LockIcon } from '#client/ui/icons';
import { usePeopleTexts } from './resident-texts';

export const PinStep_household = graphql(`
  fragment PinStep_household on Household {
    id
    pinSet
  }
`);

/** A card-list item that leads to the PIN while none is set. */
export function PinStep({ household }: { household: FragmentType<typeof PinStep_household> }) {
  const t = usePeopleTexts();
  if (unmask(PinStep_household, household).pinSet) return null;
  return (
    <li>
      <CardLink to="/household" icon={LockIcon} title={t('pin')}>
        {t('pinNote')}
      </CardLink>
    </li>
  );
}
