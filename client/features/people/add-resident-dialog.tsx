import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { FieldRow, NumberField, TextField } from '#client/ui/fields';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { usePeopleMovesTexts } from './people-moves-texts';
import { VerbDialog } from './verb-dialog';

const AddResidentDocument = graphql(`
  mutation AddResident($input: NewResidentInput!) {
    addResident(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);

/** A new member of a household: born, married in or moved here. */
export function AddResidentDialog({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const [add] = useMutation(AddResidentDocument);
  return (
    <VerbDialog
      verb={t('addResident')}
      onClose={onClose}
      onSubmit={async (values) => {
        const name = readText(values, 'name');
        const input = intent.sign({
          householdId,
          name,
          phone: readText(values, 'phone') || null,
          birthYear: readNumber(values, 'birthYear'),
        });
        await add({ variables: { input } });
        intent.done();
        toast.good(t('added', { name }));
        onClose();
      }}
    >
      <PersonFields />
    </VerbDialog>
  );
}

type Known = { name: string; phone: string | null; birthYear: number | null };

/** Name, phone and year of birth of a person. */
export function PersonFields({ known }: { known?: Known }) {
  const t = usePeopleMovesTexts();
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        required
        maxLength={40}
        autoComplete="off"
        defaultValue={known?.name}
      />
      <FieldRow>
        <TextField
          name="phone"
          label={t('phone')}
          hint={t('phoneHint')}
          type="tel"
          autoComplete="off"
          defaultValue={known?.phone ?? ''}
        />
        <NumberField
          name="birthYear"
          label={t('birthYear')}
          min={1900}
          max={2100}
          optionalMark
          defaultValue={known?.birthYear ? String(known.birthYear) : ''}
        />
      </FieldRow>
    </>
  );
}
