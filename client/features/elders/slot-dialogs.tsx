import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';

const OfferSlotsDocument = graphql(`
  mutation OfferSlots($input: OfferSlotsInput!) {
    offerSlots(input: $input) {
      id
    }
  }
`);
const BookSlotDocument = graphql(`
  mutation BookSlot($input: BookSlotInput!) {
    bookSlot(input: $input) {
      id
    }
  }
`);
const HoldCallDocument = graphql(`
  mutation HoldCall($input: HoldCallInput!) {
    holdCall(input: $input) {
      id
      state
    }
  }
`);

const useDialogTexts = defineTexts('slot-dialogs', {
  zh: {
    offer: '放出视频时段',
    place: '在哪里',
    from: '从哪天起',
    weeks: '连着几周',
    time: '几点开始',
    count: '一天几个',
    minutes: '一个多少分钟',
    unit: '分钟',
    offerSend: '放出来',
    offered: '放出来了，可以约了。',
    book: '约视频',
    bookSend: '约好',
    booked: '约好了。',
    missing: '请选是哪位老人',
    hold: '这次打成了吗',
    yes: '打成了',
    no: '没有打成',
    holdSend: '登记',
    kept: '登记好了',
  },
  en: {
    offer: 'Offer slots',
    place: 'Where',
    from: 'From',
    weeks: 'For how many weeks',
    time: 'Begins at',
    count: 'Slots a day',
    minutes: 'Minutes each',
    unit: 'minutes',
    offerSend: 'Offer them',
    offered: 'Offered; they can be booked.',
    book: 'Book a video call',
    bookSend: 'Book it',
    booked: 'Booked.',
    missing: 'Please choose the elder',
    hold: 'Did the call take place?',
    yes: 'Yes',
    no: 'No',
    holdSend: 'Keep it',
    kept: 'Kept',
  },
});

type OfferProps = { villageId: string; now: Date; onClose: () => void; onDone: () => void };

/** Slots on one weekday for some weeks. */
export function OfferSlotsDialog({ villageId, now, onClose, onDone }: OfferProps) {
  const d = useDialogTexts();
  const intent = useIntent();
  const [offer] = useMutation(OfferSlotsDocument);
  return (
    <Dialog open onClose={onClose} title={d('offer')}>
      <Form
        submit={d('offerSend')}
        submitKind="primary"
        onSubmit={async (values) => {
          const first = Date.parse(`${readText(values, 'from')}T00:00:00Z`);
          const days = Array.from({ length: readNumber(values, 'weeks') ?? 1 }, (_, week) =>
            new Date(first + week * 7 * 86_400_000).toISOString().slice(0, 10),
          );
          const input = {
            villageId,
            place: readText(values, 'place'),
            days,
            from: readText(values, 'time'),
            count: readNumber(values, 'count') ?? 4,
            minutes: readNumber(values, 'minutes') ?? 30,
          };
          await offer({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(d('offered'));
          onDone();
        }}
      >
        <TextField name="place" label={d('place')} maxLength={60} required />
        <FieldRow>
          <DateField
            name="from"
            label={d('from')}
            defaultValue={toDateInput(new Date(now.getTime() + 86_400_000))}
            min={toDateInput(now)}
            required
          />
          <NumberField name="weeks" label={d('weeks')} min={1} max={8} defaultValue="4" required />
        </FieldRow>
        <FieldRow>
          <TimeField name="time" label={d('time')} defaultValue="14:00" required />
          <NumberField name="count" label={d('count')} min={1} max={16} defaultValue="4" required />
          <NumberField
            name="minutes"
            label={d('minutes')}
            suffix={d('unit')}
            min={10}
            max={120}
            step={5}
            defaultValue="30"
            required
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}

type BookProps = {
  slotId: string;
  title: string;
  elder: ReactNode;
  elderId: string | null;
  onClose: () => void;
  onDone: () => void;
};

/** A slot for one elder: chosen from the family, or found by the association for who calls. */
export function BookSlotDialog({ slotId, title, elder, elderId, onClose, onDone }: BookProps) {
  const d = useDialogTexts();
  const intent = useIntent();
  const [book] = useMutation(BookSlotDocument);
  return (
    <Dialog open onClose={onClose} title={d('book')} width="narrow">
      <Form
        submit={d('bookSend')}
        submitKind="primary"
        check={() => (elderId ? {} : { elderId: d('missing') })}
        onSubmit={async () => {
          await book({ variables: { input: intent.sign({ slotId, elderId: elderId ?? '' }) } });
          intent.done();
          toast.good(d('booked'));
          onDone();
        }}
      >
        <p>{title}</p>
        {elder}
      </Form>
    </Dialog>
  );
}

type HoldProps = {
  bookingId: string;
  title: string;
  assistant: ReactNode;
  assistantId: string | null;
  onClose: () => void;
  onDone: () => void;
};

/** Whether a call took place, and who helped. */
export function HoldCallDialog({ bookingId, title, assistant, assistantId, onClose, onDone }: HoldProps) {
  const d = useDialogTexts();
  const intent = useIntent();
  const [held, setHeld] = useState(true);
  const [hold] = useMutation(HoldCallDocument);
  return (
    <Dialog open onClose={onClose} title={d('hold')}>
      <Form
        submit={d('holdSend')}
        submitKind="primary"
        onSubmit={async () => {
          const input = { bookingId, held, assistantId: held ? assistantId : null };
          await hold({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(d('kept'));
          onDone();
        }}
      >
        <p>{title}</p>
        <RadioCards
          name="held"
          label={d('hold')}
          hideLabel
          columns={2}
          value={held ? 'yes' : 'no'}
          onChange={(next) => setHeld(next === 'yes')}
          options={[
            { value: 'yes', label: d('yes') },
            { value: 'no', label: d('no') },
          ]}
        />
        {held ? assistant : null}
      </Form>
    </Dialog>
  );
}
