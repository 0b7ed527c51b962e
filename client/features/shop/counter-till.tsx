import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PickupCheck } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Steps } from '#client/ui/steps';
import { useHotkeys } from '#client/ui/use-hotkeys';
import { useIntent } from '#client/ui/use-intent';
import './counter.css';
import { useBasket } from './counter-basket';
import { CounterCardStep } from './counter-card-step';
import { CounterConfirmStep } from './counter-confirm-step';
import { type CounterDone_redemption, CounterDoneStep } from './counter-done-step';
import { CounterGoodsStep } from './counter-goods-step';
import { CounterKeys } from './counter-keys';
import { CounterPickup, CounterWaiting } from './counter-pickup';
import { CounterPurse } from './counter-purse';
import { useCounterTexts } from './counter-texts';
import { CounterVisit_visit } from './counter-visit';

type Visit = FragmentType<typeof CounterVisit_visit>;

/** The till: card, goods, confirm, receipt, next customer. */
export function CounterTill({ shopId, pickupCheck }: { shopId: string; pickupCheck: PickupCheck }) {
  const t = useCounterTexts();
  const [visit, setVisit] = useState<Visit | null>(null);
  const [step, setStep] = useState(0);
  const opened = visit ? unmask(CounterVisit_visit, visit) : null;
  // One press hands a reservation out: there is nothing to type.
  const pickingUp = step === 1 && Boolean(opened?.reservation);
  const begin = (begun: Visit) => {
    setVisit(begun);
    setStep(1);
  };
  return (
    <div className="counter">
      <div className="counter-steps no-print">
        <Steps
          label={t('steps')}
          steps={[t('stepCard'), t('stepGoods'), t('stepConfirm'), t('stepDone')]}
          current={step}
        />
      </div>
      {visit ? (
        <VisitSteps
          visit={visit}
          step={step}
          onStep={setStep}
          onEnd={() => {
            setVisit(null);
            setStep(0);
          }}
        />
      ) : (
        <>
          <CounterCardStep shopId={shopId} onOpen={begin} />
          <CounterPickup shopId={shopId} check={pickupCheck} onOpen={begin} />
        </>
      )}
      {pickingUp ? null : <CounterKeys step={step} />}
    </div>
  );
}

const CloseVisitDocument = graphql(`
  mutation CloseVisit($input: CloseVisitInput!) {
    closeVisit(input: $input)
  }
`);

type VisitProps = { visit: Visit; step: number; onStep: (step: number) => void; onEnd: () => void };

function VisitSteps({ visit: masked, step, onStep, onEnd }: VisitProps) {
  const t = useCounterTexts();
  const intent = useIntent();
  const visit = unmask(CounterVisit_visit, masked);
  const [closeVisit] = useMutation(CloseVisitDocument);
  const [receipt, setReceipt] = useState<FragmentType<typeof CounterDone_redemption> | null>(null);
  const [leaving, setLeaving] = useState(false);
  const goods = visit.shop.goods.filter((item) => item.active);
  const allowances = new Map(visit.allowances.map((each) => [each.goodsId, each.remaining]));
  const free = visit.balance - visit.reservedPoints;
  const basket = useBasket(goods, free, allowances);
  const finish = (redemption: FragmentType<typeof CounterDone_redemption>) => {
    setReceipt(redemption);
    onStep(3);
  };

  function end(): void {
    // The next customer does not wait for it, and a visit that was not closed ends by itself.
    closeVisit({ variables: { input: intent.sign({ visitId: visit.id }) } }).catch((error: unknown) =>
      console.warn('visit left open', error),
    );
    onEnd();
  }

  function back(): void {
    if (basket.lines.length > 0) setLeaving(true);
    else end();
  }

  useHotkeys({ escape: back }, step === 1 && !leaving);
  return (
    <>
      {receipt ? null : (
        <CounterPurse
          number={visit.household.number}
          head={visit.household.head?.maskedName ?? null}
          balance={visit.balance}
          pending={visit.pendingPoints}
          reserved={visit.reservedPoints}
          expiresAt={visit.expiresAt}
        />
      )}
      {step === 1 && !receipt ? <CounterWaiting visit={visit} onDone={finish} /> : null}
      {receipt ? (
        <CounterDoneStep redemption={receipt} onNext={end} />
      ) : visit.reservation ? (
        <p>
          <Button onClick={end}>{t('back')}</Button>
        </p>
      ) : step === 1 ? (
        <CounterGoodsStep
          goods={goods}
          allowances={allowances}
          basket={basket}
          balance={free}
          onBack={back}
          onNext={() => onStep(2)}
        />
      ) : (
        <CounterConfirmStep
          visitId={visit.id}
          goods={goods}
          basket={basket}
          balance={free}
          onBack={() => onStep(1)}
          onDone={finish}
        />
      )}
      <ConfirmDialog
        open={leaving}
        onCancel={() => setLeaving(false)}
        onConfirm={end}
        title={t('leaveTitle')}
        confirm={t('leave')}
        kind="danger"
      >
        {t('leaveText')}
      </ConfirmDialog>
    </>
  );
}
