import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { AreaSelect, type AreaSelect_area } from './area-select';
import { usePeopleMovesTexts } from './people-moves-texts';
import { VerbDialog } from './verb-dialog';

const AmendHousehold_household = graphql(`
  fragment AmendHousehold_household on Household {
    id
    number
    area {
      id
    }
  }
`);

const AmendHouseholdDocument = graphql(`
  mutation AmendHousehold($input: HouseholdInput!) {
    amendHousehold(input: $input) {
      ...HouseholdAfterMove_household
    }
  }
`);

type Props = {
  household: FragmentType<typeof AmendHousehold_household>;
  village: FragmentType<typeof AreaSelect_area>;
  onClose: () => void;
};

/** Another number or grid for a household. */
export function AmendHouseholdDialog({ household: masked, village, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const household = unmask(AmendHousehold_household, masked);
  const [amend] = useMutation(AmendHouseholdDocument);
  return (
    <VerbDialog
      verb={t('amendHousehold')}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = intent.sign({
          householdId: household.id,
          number: readText(values, 'number'),
          areaId: readText(values, 'areaId'),
        });
        await amend({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        onClose();
      }}
    >
      <TextField name="number" label={t('number')} required maxLength={20} defaultValue={household.number} />
      <AreaSelect
        name="areaId"
        label={t('area')}
        village={village}
        whole
        required
        defaultValue={household.area.id}
      />
    </VerbDialog>
  );
}
