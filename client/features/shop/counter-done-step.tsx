import { useEffect, useRef } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { CheckCircleIcon, ChevronRightIcon } from '#client/ui/icons';
import { PrintButton } from '#client/ui/print-button';
import { useFormat } from '#client/ui/use-format';
import { useHotkeys } from '#client/ui/use-hotkeys';
import { ReceiptSlip } from './receipt-slip';
import { useCounterTexts } from './counter-texts';

export const CounterDone_redemption = graphql(`
  fragment CounterDone_redemption on Redemption {
    id
    points
    balanceAfter
    ...ReceiptSlip_redemption
  }
`);

type Props = { redemption: FragmentType<typeof CounterDone_redemption>; onNext: () => void };

/** Step 4: the receipt, ready to print, and on to the next customer. */
export function CounterDoneStep({ redemption: masked, onNext }: Props) {
  const t = useCounterTexts();
  const f = useFormat();
  const next = useRef<HTMLButtonElement>(null);
  const redemption = unmask(CounterDone_redemption, masked);
  useEffect(() => next.current?.focus(), []);
  useHotkeys({
    p: () => window.print(),
    escape: onNext,
    // After printing the focus may be nowhere; a hotkey takes the press away from the button that has it.
    enter: ({ target }) => {
      if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) target.click();
      else onNext();
    },
  });
  return (
    <section className="counter-done">
      <div className="counter-done-head no-print" role="status">
        <CheckCircleIcon size={2.2} />
        <div>
          <h2>{t('doneTitle')}</h2>
          <p className="numeric">
            {f.signed(-redemption.points)} · {t('balance')} {f.pointsWithUnit(redemption.balanceAfter)}
          </p>
        </div>
      </div>
      <div className="counter-actions no-print">
        <PrintButton />
        <Button ref={next} kind="primary" size="large" icon={ChevronRightIcon} onClick={onNext}>
          {t('next')}
        </Button>
      </div>
      <ReceiptSlip redemption={redemption} />
    </section>
  );
}
