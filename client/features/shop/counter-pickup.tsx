import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { type FragmentType, graphql } from '#client/gql';
import type { CounterVisit_VisitFragment, PickupCheck } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { ChevronRightIcon } from '#client/ui/icons';
import { CheckIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import type { CounterDone_redemption } from './counter-done-step';
import type { CounterVisit_visit } from './counter-visit';
import { usePickupTexts } from './pickup-texts';
import { lastDayOf } from './reserve-day';

const OpenPickupDocument = graphql(`
  mutation OpenPickup($input: PickupInput!) {
    openPickup(input: $input) {
      ...CounterVisit_visit
    }
  }
`);

type CodeProps = {
  shopId: string;
  check: PickupCheck;
  onOpen: (visit: FragmentType<typeof CounterVisit_visit>) => void;
};

/** The other door of the till: the six digits on the customer's phone. */
export function CounterPickup({ shopId, check, onOpen }: CodeProps) {
  const t = usePickupTexts();
  const intent = useIntent();
  const [open] = useMutation(OpenPickupDocument);
  return (
    <details className="counter-pickup">
      <summary>{t('byCode')}</summary>
      <Form
        label={t('byCode')}
        submit={t('find')}
        submitIcon={ChevronRightIcon}
        onSubmit={async (values) => {
          const input = intent.sign({
            shopId,
            code: readText(values, 'code'),
            pin: readText(values, 'pickupPin'),
          });
          const { data } = await open({ variables: { input } });
          intent.done();
          if (data) onOpen(data.openPickup);
        }}
      >
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          inputMode="numeric"
          autoComplete="off"
          pattern="[0-9]{6}"
          patternHint={t('codeFormat')}
          big
          required
        />
        {check === 'PIN' ? (
          <TextField
            name="pickupPin"
            label={t('pin')}
            hint={t('pinHint')}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            big
            required
          />
        ) : null}
      </Form>
    </details>
  );
}

const CollectReservationDocument = graphql(`
  mutation CollectReservation($input: CollectInput!) {
    collectReservation(input: $input) {
      id
      household {
        id
        balance
      }
      ...CounterDone_redemption
    }
  }
`);

type Visit = CounterVisit_VisitFragment;
type WaitingProps = {
  visit: Visit;
  onDone: (redemption: FragmentType<typeof CounterDone_redemption>) => void;
};

/** What is kept for the customer, each handed out by one press. */
export function CounterWaiting({ visit, onDone }: WaitingProps) {
  const t = usePickupTexts();
  const waiting = visit.reservation
    ? visit.reservations.filter((each) => each.id === visit.reservation?.id)
    : visit.reservations;
  if (waiting.length === 0) return null;
  return (
    <section className="counter-waiting" aria-label={t('waiting')}>
      <h2>{t('handOutTitle')}</h2>
      {waiting.map((each) => (
        <HandOut key={each.id} visitId={visit.id} reservation={each} onDone={onDone} />
      ))}
    </section>
  );
}

type HandOutProps = {
  visitId: string;
  reservation: Visit['reservations'][number];
  onDone: WaitingProps['onDone'];
};

function HandOut({ visitId, reservation, onDone }: HandOutProps) {
  const t = usePickupTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const [collect] = useMutation(CollectReservationDocument);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ text: string; uncertain: boolean } | null>(null);
  const sending = useRef(false);

  async function send(): Promise<void> {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    try {
      const input = intent.sign({ visitId, reservationId: reservation.id });
      const { data } = await collect({ variables: { input } });
      intent.done();
      if (data) onDone(data.collectReservation);
    } catch (error) {
      const { message, code } = errorText(error);
      setFailure({
        text: message,
        uncertain: code === undefined || code === 'INTERNAL' || code === 'OVERLOADED',
      });
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  return (
    <div className="counter-waiting-one">
      <p>
        {t.list(
          reservation.lines.map(
            (line) => `${t.pick(line.goods.nameZh, line.goods.nameEn)} × ${line.quantity}`,
          ),
        )}{' '}
        <span className="muted small">{t('until', { when: f.day(lastDayOf(reservation.expiresAt)) })}</span>
      </p>
      {failure ? (
        <Notice tone="bad" live title={failure.text}>
          {failure.uncertain ? t('uncertain') : undefined}
        </Notice>
      ) : null}
      <Button kind="primary" size="large" icon={CheckIcon} busy={busy} onClick={() => void send()}>
        {failure ? t('retry') : t('handOut', { points: f.pointsWithUnit(reservation.points) })}
      </Button>
    </div>
  );
}
