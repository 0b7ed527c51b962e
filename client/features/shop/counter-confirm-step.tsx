import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { type FragmentType, graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { ChevronLeftIcon } from '#client/ui/icons';
import { CheckIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { useHotkeys } from '#client/ui/use-hotkeys';
import { useIntent } from '#client/ui/use-intent';
import type { Basket } from './counter-basket';
import { CounterLines } from './counter-lines';
import type { ShelfItem } from './counter-shelf';
import { useCounterTexts } from './counter-texts';
import type { CounterDone_redemption } from './counter-done-step';

const RedeemDocument = graphql(`
  mutation Redeem($input: RedeemInput!) {
    redeem(input: $input) {
      id
      household {
        id
        balance
      }
      ...CounterDone_redemption
    }
  }
`);

type Props = {
  visitId: string;
  goods: readonly ShelfItem[];
  basket: Basket;
  balance: number;
  onBack: () => void;
  onDone: (redemption: FragmentType<typeof CounterDone_redemption>) => void;
};

/**
 * Step 3: the customer looks, Enter takes the points. When the network breaks in between, nobody knows whether it went
 * through: then there is no way back, only the same request again, which takes effect once.
 */
export function CounterConfirmStep({ visitId, goods, basket, balance, onBack, onDone }: Props) {
  const t = useCounterTexts();
  const errorText = useErrorText();
  const intent = useIntent();
  const button = useRef<HTMLButtonElement>(null);
  const [redeem] = useMutation(RedeemDocument);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; uncertain: boolean } | null>(null);
  const sending = useRef(false);

  useEffect(() => button.current?.focus(), []);
  const mayLeave = !busy && !failure?.uncertain;
  useHotkeys({ escape: onBack }, mayLeave);

  async function send(): Promise<void> {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    try {
      const { data } = await redeem({
        variables: { input: intent.sign({ visitId, lines: [...basket.lines] }) },
      });
      intent.done();
      if (data) onDone(data.redeem);
    } catch (error) {
      const { code } = errorText(error);
      const uncertain = code === undefined || code === 'INTERNAL' || code === 'OVERLOADED';
      setFailure({ error, uncertain });
    } finally {
      sending.current = false;
      setBusy(false);
      button.current?.focus();
    }
  }

  return (
    <section className="counter-confirm" aria-labelledby="counter-confirm-title">
      <h2 id="counter-confirm-title">{t('confirmTitle')}</h2>
      <CounterLines basket={basket} goods={goods} balance={balance} />
      {failure ? (
        <Notice tone="bad" live title={errorText(failure.error).message}>
          {failure.uncertain ? t('uncertain') : undefined}
        </Notice>
      ) : (
        <p className="muted">{t('confirmLead')}</p>
      )}
      <div className="counter-actions">
        <Button icon={ChevronLeftIcon} disabled={!mayLeave} onClick={onBack}>
          {t('back')}
        </Button>
        <Button
          ref={button}
          kind="primary"
          size="large"
          icon={CheckIcon}
          busy={busy}
          onClick={() => void send()}
        >
          {failure ? t('retry') : t('confirm')}
        </Button>
      </div>
    </section>
  );
}
