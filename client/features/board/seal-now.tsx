import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { LockIcon } from '#client/ui/icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSealTexts } from './seal-texts';

const SealNowLedger = graphql(`
  mutation SealNowLedger($input: SealInput!) {
    sealLedger(input: $input) {
      villageId
      number
    }
  }
`);

type Props = { villageId: string; onSealed: () => void | Promise<unknown> };

/** Closes the book now, for those who print the month's sheet and do not want to wait for the hour. */
export function SealNow({ villageId, onSealed }: Props) {
  const t = useSealTexts();
  const errorText = useErrorText();
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [seal] = useMutation(SealNowLedger);

  async function run(): Promise<void> {
    setBusy(true);
    try {
      await seal({ variables: { input: intent.sign({ villageId }) } });
      intent.done();
      toast.good(t('sealedNow'));
      await onSealed();
    } catch (error) {
      toast.bad(errorText(error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div>
      <Button icon={LockIcon} busy={busy} onClick={() => void run()}>
        {t('sealNow')}
      </Button>
      <p className="muted small">{t('sealNowNote')}</p>
    </div>
  );
}
