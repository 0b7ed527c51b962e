import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql } from '#client/gql';
import { FieldRow, NumberField, TextField } from '#client/ui/fields';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { AreaSelect, type AreaSelect_area } from './area-select';
import { useRegisterTexts } from './people-texts';
import { VerbDialog } from './verb-dialog';

const AddHouseholdDocument = graphql(`
  mutation AddHousehold($input: NewHouseholdInput!) {
    addHousehold(input: $input) {
      id
      number
    }
  }
`);

type Props = {
  village: FragmentType<typeof AreaSelect_area>;
  onClose: () => void;
  onAdded: (householdId: string) => void;
};

/** A household new to the books, with its head. */
export function NewHouseholdDialog({ village, onClose, onAdded }: Props) {
  const t = useRegisterTexts();
  const intent = useIntent();
  const [add] = useMutation(AddHouseholdDocument);
  return (
    <VerbDialog
      verb={t('newHousehold')}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = intent.sign({
          areaId: readText(values, 'areaId'),
          number: readText(values, 'number'),
          headName: readText(values, 'headName'),
          headPhone: readText(values, 'headPhone') || null,
          headBirthYear: readNumber(values, 'headBirthYear'),
        });
        const { data } = await add({ variables: { input } });
        intent.done();
        if (!data) return;
        toast.good(t('addedHousehold', { number: data.addHousehold.number }));
        onAdded(data.addHousehold.id);
      }}
    >
      <FieldRow>
        <TextField name="number" label={t('number')} required maxLength={20} />
        <AreaSelect
          name="areaId"
          label={t('area')}
          village={village}
          placeholder={t('chooseArea')}
          required
        />
      </FieldRow>
      <TextField name="headName" label={t('headName')} required maxLength={40} autoComplete="off" />
      <FieldRow>
        <TextField
          name="headPhone"
          label={t('headPhone')}
          hint={t('phoneHint')}
          type="tel"
          optionalMark
          autoComplete="off"
        />
        <NumberField name="headBirthYear" label={t('headBirthYear')} min={1900} max={2100} optionalMark />
      </FieldRow>
    </VerbDialog>
  );
}
