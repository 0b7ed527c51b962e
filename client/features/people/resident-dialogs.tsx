import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextField } from '#client/ui/fields';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { PersonFields } from './add-resident-dialog';
import { usePeopleMovesTexts } from './people-moves-texts';
import { VerbDialog } from './verb-dialog';

const ResidentDialogs_resident = graphql(`
  fragment ResidentDialogs_resident on Resident {
    id
    name
    phone
    birthYear
    hasLogin
  }
`);

const AmendResidentDocument = graphql(`
  mutation AmendResident($input: ResidentInput!) {
    amendResident(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);
const OpenLoginDocument = graphql(`
  mutation OpenLogin($input: LoginInput!) {
    openLogin(input: $input) {
      ...ResidentAfterMove_resident
    }
  }
`);

type Props = { resident: FragmentType<typeof ResidentDialogs_resident>; onClose: () => void };

/** Name, phone, year of birth put right. */
export function AmendResidentDialog({ resident: masked, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const resident = unmask(ResidentDialogs_resident, masked);
  const [amend] = useMutation(AmendResidentDocument);
  return (
    <VerbDialog
      verb={t('amendResident')}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = intent.sign({
          residentId: resident.id,
          name: readText(values, 'name'),
          phone: readText(values, 'phone') || null,
          birthYear: readNumber(values, 'birthYear'),
        });
        await amend({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        onClose();
      }}
    >
      <PersonFields known={resident} />
    </VerbDialog>
  );
}

/** A login, or a new password for a forgotten one. */
export function OpenLoginDialog({ resident: masked, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const resident = unmask(ResidentDialogs_resident, masked);
  const [open] = useMutation(OpenLoginDocument);
  return (
    <VerbDialog
      verb={t(resident.hasLogin ? 'resetLogin' : 'openLogin')}
      lead={t('loginLead')}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = intent.sign({ residentId: resident.id, password: readText(values, 'password') });
        await open({ variables: { input } });
        intent.done();
        toast.good(t('loginDone'));
        onClose();
      }}
    >
      <TextField
        name="password"
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        reveal
        required
        minLength={8}
        autoComplete="new-password"
      />
    </VerbDialog>
  );
}
