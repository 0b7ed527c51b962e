import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Choice } from '#client/ui/combobox';
import { SelectField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { HouseholdCombobox } from './household-combobox';
import { usePeopleMovesTexts } from './people-moves-texts';
import { type PersonChoice, PersonCombobox, asPerson } from './person-combobox';
import { VerbDialog } from './verb-dialog';

const HouseholdDialogs_household = graphql(`
  fragment HouseholdDialogs_household on Household {
    id
    number
    balance
    head {
      id
    }
    collectors {
      id
      name
      household {
        id
        number
      }
    }
    members {
      id
      name
      state
    }
  }
`);

const NameHeadDocument = graphql(`
  mutation NameHead($input: HeadInput!) {
    nameHead(input: $input) {
      ...HouseholdAfterMove_household
    }
  }
`);
const NameCollectorsDocument = graphql(`
  mutation NameCollectors($input: CollectorsInput!) {
    nameCollectors(input: $input) {
      ...HouseholdAfterMove_household
    }
  }
`);
const MergeHouseholdsDocument = graphql(`
  mutation MergeHouseholds($input: MergeInput!) {
    mergeHouseholds(input: $input) {
      ...HouseholdAfterMove_household
    }
  }
`);

type Props = { household: FragmentType<typeof HouseholdDialogs_household>; onClose: () => void };

/** Another member becomes head. */
export function HeadDialog({ household: masked, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const household = unmask(HouseholdDialogs_household, masked);
  const [nameHead] = useMutation(NameHeadDocument);
  const others = household.members.filter(
    (member) => member.state === 'ACTIVE' && member.id !== household.head?.id,
  );
  return (
    <VerbDialog
      verb={t('nameHead')}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = intent.sign({ householdId: household.id, residentId: readText(values, 'residentId') });
        await nameHead({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        onClose();
      }}
    >
      <SelectField
        name="residentId"
        label={t('newHead')}
        required
        placeholder=""
        options={others.map((member) => ({ value: member.id, label: member.name }))}
      />
    </VerbDialog>
  );
}

/** Up to two people of the village who may take goods with the household's card; neighbours too, for who lives alone. */
export function CollectorsDialog({ household: masked, villageId, onClose }: Props & { villageId: string }) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const household = unmask(HouseholdDialogs_household, masked);
  const [chosen, setChosen] = useState<readonly (PersonChoice | null)[]>(() =>
    [0, 1].map((at) => {
      const person = household.collectors[at];
      return person ? asPerson(person) : null;
    }),
  );
  const [nameCollectors] = useMutation(NameCollectorsDocument);
  return (
    <VerbDialog
      verb={t('collectors')}
      lead={t('collectorsLead')}
      onClose={onClose}
      onSubmit={async () => {
        const ids = chosen.flatMap((person) => (person ? [person.id] : []));
        const input = intent.sign({ householdId: household.id, residentIds: [...new Set(ids)] });
        await nameCollectors({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        onClose();
      }}
    >
      {chosen.map((person, at) => (
        <PersonCombobox
          key={at === 0 ? 'first' : 'second'}
          villageId={villageId}
          name={at === 0 ? 'residentIds' : 'second'}
          label={t('collectorsWho', { at: at + 1 })}
          chosen={person}
          onChoose={(next) =>
            setChosen((before) => before.map((each, place) => (place === at ? next : each)))
          }
        />
      ))}
    </VerbDialog>
  );
}

/** All people and points go into another household; this one ends. */
export function MergeDialog({ household: masked, villageId, onClose }: Props & { villageId: string }) {
  const t = usePeopleMovesTexts();
  const f = useFormat();
  const intent = useIntent();
  const household = unmask(HouseholdDialogs_household, masked);
  const [into, setInto] = useState<Choice | null>(null);
  const [merge] = useMutation(MergeHouseholdsDocument, {
    // The answer is the household that stays; the one that went is read again.
    refetchQueries: ['HouseholdDetailPage'],
    awaitRefetchQueries: true,
  });
  return (
    <VerbDialog
      verb={t('merge')}
      kind="danger"
      lead={t('mergeLead', { points: f.pointsWithUnit(household.balance) })}
      onClose={onClose}
      check={() => ({ intoId: into ? undefined : t('chooseHousehold') })}
      onSubmit={async () => {
        if (!into) return;
        await merge({ variables: { input: intent.sign({ fromId: household.id, intoId: into.id }) } });
        intent.done();
        toast.good(t('merged', { number: into.label }));
        onClose();
      }}
    >
      <HouseholdCombobox
        villageId={villageId}
        name="intoId"
        label={t('mergeInto')}
        chosen={into}
        onChoose={setInto}
        without={household.id}
        required
      />
    </VerbDialog>
  );
}
