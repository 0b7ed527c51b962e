import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { SelectField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { usePeopleMovesTexts } from './people-moves-texts';
import { VerbDialog } from './verb-dialog';

const EndResidence_resident = graphql(`
  fragment EndResidence_resident on Resident {
    id
    name
    household {
      id
      head {
        id
      }
      members {
        id
        name
        state
      }
    }
  }
`);

const RecordDeathDocument = graphql(`
  mutation RecordDeath($input: ResidentEndInput!) {
    recordDeath(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);
const RecordLeavingDocument = graphql(`
  mutation RecordLeaving($input: ResidentEndInput!) {
    recordLeaving(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);

type Props = {
  resident: FragmentType<typeof EndResidence_resident>;
  kind: 'death' | 'leaving';
  onClose: () => void;
};

/** A death, or a departure from the village; the points stay with the family, who may need a new head. */
export function EndResidenceDialog({ resident: masked, kind, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const resident = unmask(EndResidence_resident, masked);
  const [recordDeath] = useMutation(RecordDeathDocument);
  const [recordLeaving] = useMutation(RecordLeavingDocument);
  const others = (resident.household?.members ?? []).filter(
    (member) => member.id !== resident.id && member.state === 'ACTIVE',
  );
  const asksHead = resident.household?.head?.id === resident.id && others.length > 0;
  return (
    <VerbDialog
      verb={t(kind)}
      kind="danger"
      lead={t(kind === 'death' ? 'deathLead' : 'leavingLead')}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = intent.sign({
          residentId: resident.id,
          newHeadId: readText(values, 'newHeadId') || null,
        });
        await (kind === 'death'
          ? recordDeath({ variables: { input } })
          : recordLeaving({ variables: { input } }));
        intent.done();
        toast.good(t('recorded'));
        onClose();
      }}
    >
      <p>
        <strong>{resident.name}</strong>
      </p>
      {asksHead ? (
        <SelectField
          name="newHeadId"
          label={t('successor')}
          required
          placeholder=""
          options={others.map((member) => ({ value: member.id, label: member.name }))}
        />
      ) : null}
    </VerbDialog>
  );
}
