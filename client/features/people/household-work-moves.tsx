import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { CardIcon, EditIcon, HouseIcon, type Icon, LockIcon } from '#client/ui/icons';
import { PlusIcon, StarIcon, UsersIcon } from '#client/ui/more-icons';
import { AddResidentDialog } from './add-resident-dialog';
import { AmendHouseholdDialog } from './amend-household-dialog';
import type { AreaSelect_area } from './area-select';
import { CollectorsDialog, HeadDialog, MergeDialog } from './household-dialogs';
import { PinDialog, RenewCardDialog } from './card-dialogs';
import { usePeopleMovesTexts } from './people-moves-texts';
import './register.css';

const HouseholdWorkMoves_household = graphql(`
  fragment HouseholdWorkMoves_household on Household {
    id
    state
    ...HouseholdDialogs_household
    ...AmendHousehold_household
  }
`);

type Props = {
  household: FragmentType<typeof HouseholdWorkMoves_household>;
  village: FragmentType<typeof AreaSelect_area>;
  villageId: string;
};

type Verb = 'addResident' | 'nameHead' | 'collectors' | 'setPin' | 'renewCard' | 'amendHousehold' | 'merge';
const LOOK: readonly (readonly [Verb, Icon])[] = [
  ['addResident', PlusIcon],
  ['setPin', LockIcon],
  ['renewCard', CardIcon],
  ['collectors', UsersIcon],
  ['nameHead', StarIcon],
  ['amendHousehold', EditIcon],
  ['merge', HouseIcon],
];

/** What the clerk can do with a household; the server refuses what it may not. */
export function HouseholdWorkMoves({ household: masked, village, villageId }: Props) {
  const t = usePeopleMovesTexts();
  const household = unmask(HouseholdWorkMoves_household, masked);
  const [verb, setVerb] = useState<Verb | null>(null);
  const onClose = () => setVerb(null);
  const shared = { household, onClose };
  // A household closed by death can still be merged: that is how its points reach the heirs.
  const offered = LOOK.filter(
    ([each]) => household.state === 'ACTIVE' || (household.state === 'CLOSED' && each === 'merge'),
  );
  return (
    <div className="register-moves">
      {offered.map(([each, icon]) => (
        <Button key={each} icon={icon} wide onClick={() => setVerb(each)}>
          {t(each)}
        </Button>
      ))}
      {verb === 'addResident' ? <AddResidentDialog householdId={household.id} onClose={onClose} /> : null}
      {verb === 'setPin' ? <PinDialog householdId={household.id} onClose={onClose} /> : null}
      {verb === 'renewCard' ? <RenewCardDialog householdId={household.id} onClose={onClose} /> : null}
      {verb === 'collectors' ? <CollectorsDialog {...shared} villageId={villageId} /> : null}
      {verb === 'nameHead' ? <HeadDialog {...shared} /> : null}
      {verb === 'amendHousehold' ? <AmendHouseholdDialog {...shared} village={village} /> : null}
      {verb === 'merge' ? <MergeDialog {...shared} villageId={villageId} /> : null}
    </div>
  );
}
