import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import type { Choice } from '#client/ui/combobox';
import { NumberField, TextField } from '#client/ui/fields';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { HouseholdCombobox } from './household-combobox';
import { usePeopleMovesTexts } from './people-moves-texts';
import { VerbDialog } from './verb-dialog';

const MoveResident_resident = graphql(`
  fragment MoveResident_resident on Resident {
    id
    name
    household {
      id
      number
      balance
    }
  }
`);

const MoveResidentDocument = graphql(`
  mutation MoveResident($input: MoveInput!) {
    moveResident(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);

type Props = { resident: FragmentType<typeof MoveResident_resident>; villageId: string; onClose: () => void };

/** A person moves to another household or starts one, with the share of the purse the family agreed on. */
export function MoveResidentDialog({ resident: masked, villageId, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const f = useFormat();
  const intent = useIntent();
  const resident = unmask(MoveResident_resident, masked);
  const [where, setWhere] = useState<'other' | 'own'>('other');
  const [to, setTo] = useState<Choice | null>(null);
  const [move] = useMutation(MoveResidentDocument);
  const balance = resident.household?.balance ?? 0;
  return (
    <VerbDialog
      verb={t('move')}
      lead={t('moveLead', { number: resident.household?.number ?? '' })}
      onClose={onClose}
      check={() => ({ toHouseholdId: where === 'other' && !to ? t('chooseHousehold') : undefined })}
      onSubmit={async (values) => {
        const input = intent.sign({
          residentId: resident.id,
          toHouseholdId: where === 'other' ? (to?.id ?? null) : null,
          newNumber: where === 'own' ? readText(values, 'newNumber') : null,
          points: readNumber(values, 'points') ?? 0,
        });
        await move({ variables: { input } });
        intent.done();
        toast.good(t('moved', { name: resident.name }));
        onClose();
      }}
    >
      <RadioCards
        name="where"
        label={t('moveWhere')}
        columns={2}
        value={where}
        onChange={(value) => setWhere(value === 'own' ? 'own' : 'other')}
        options={[
          { value: 'other', label: t('toOther') },
          { value: 'own', label: t('toOwn') },
        ]}
      />
      {where === 'other' ? (
        <HouseholdCombobox
          villageId={villageId}
          name="toHouseholdId"
          label={t('toHousehold')}
          chosen={to}
          onChoose={setTo}
          without={resident.household?.id}
          required
        />
      ) : (
        <TextField name="newNumber" label={t('newNumber')} required maxLength={20} />
      )}
      <NumberField
        name="points"
        label={t('pointsAlong')}
        hint={t('pointsHave', { points: f.pointsWithUnit(balance) })}
        min={0}
        max={balance}
        required
        defaultValue="0"
      />
    </VerbDialog>
  );
}
