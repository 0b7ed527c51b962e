import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { TextField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './after-move';
import { usePeopleMovesTexts } from './people-moves-texts';
import { VerbDialog } from './verb-dialog';

const SetPinDocument = graphql(`
  mutation SetPin($input: PinInput!) {
    setPin(input: $input) {
      ...HouseholdAfterMove_household
    }
  }
`);
const RenewCardDocument = graphql(`
  mutation RenewCard($input: CardInput!) {
    renewCard(input: $input) {
      ...HouseholdAfterMove_household
    }
  }
`);

type Props = { householdId: string; onClose: () => void };

/** A new PIN, typed twice by the resident. */
export function PinDialog({ householdId, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const [setPin] = useMutation(SetPinDocument);
  const field = {
    required: true,
    type: 'password',
    inputMode: 'numeric',
    autoComplete: 'new-password',
    pattern: '[0-9]{4,6}',
    patternHint: t('pinFormat'),
    big: true,
  } as const;
  return (
    <VerbDialog
      verb={t('setPin')}
      lead={t('setPinLead')}
      onClose={onClose}
      check={(values) => ({
        again: readText(values, 'again') === readText(values, 'pin') ? undefined : t('pinDiffers'),
      })}
      onSubmit={async (values) => {
        await setPin({ variables: { input: intent.sign({ householdId, pin: readText(values, 'pin') }) } });
        intent.done();
        toast.good(t('pinDone'));
        onClose();
      }}
    >
      <TextField {...field} name="pin" label={t('pin')} reveal />
      <TextField {...field} name="again" label={t('pinAgain')} />
    </VerbDialog>
  );
}

/** A new card; the old one opens nothing from now on. */
export function RenewCardDialog({ householdId, onClose }: Props) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const [renew] = useMutation(RenewCardDocument);
  return (
    <ConfirmDialog
      open
      onCancel={onClose}
      onConfirm={async (reason) => {
        await renew({ variables: { input: intent.sign({ householdId, reason }) } });
        intent.done();
        toast.good(t('renewed'));
        onClose();
      }}
      title={t('renewCard')}
      confirm={t('renewCard')}
      reason={{
        label: t('renewReason'),
        required: true,
        suggestions: [t('cardLost'), t('cardBroken'), t('cardSeen')],
      }}
    >
      <p className="muted">{t('renewLead')}</p>
    </ConfirmDialog>
  );
}
