import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SlotList_SlotFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { Row, Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { BOOKING_KEY, useElderTexts } from './elder-texts';
import './elders.css';

const SlotList_slot = graphql(`
  fragment SlotList_slot on VideoSlot {
    id
    place
    startsAt
    endsAt
    isTaken
    booking {
      id
      state
      how
      elderName
      assistant {
        id
        name
      }
    }
  }
`);

const CancelBookingDocument = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      id
      state
    }
  }
`);
const CancelSlotDocument = graphql(`
  mutation CancelSlot($input: CancelSlotInput!) {
    cancelSlot(input: $input) {
      id
    }
  }
`);

const useSlotTexts = defineTexts('slot-list', {
  zh: {
    free: '空着',
    taken: '有人约了',
    book: '约这个',
    give: '不约了',
    drop: '不办了',
    held: '登记打没打成',
    none: '近期没有视频时段。',
    how: '{{how}}',
    SELF: '自己约的',
    FAMILY: '家里人约的',
    PHONE: '打电话约的',
    helped: '{{name}}帮的忙',
    done: '好了',
  },
  en: {
    free: 'free',
    taken: 'taken',
    book: 'Book it',
    give: 'Give it back',
    drop: 'Take it back',
    held: 'Was it held?',
    none: 'No slots ahead.',
    how: '{{how}}',
    SELF: 'booked in person',
    FAMILY: 'booked by the family',
    PHONE: 'booked by phone',
    helped: '{{name}} helped',
    done: 'Done',
  },
});

export type SlotRow = SlotList_SlotFragment;

type Props = {
  slots: readonly FragmentType<typeof SlotList_slot>[];
  now: Date;
  mayRun: boolean;
  onBook: ((slot: SlotRow) => void) | null;
  onHeld: ((slot: SlotRow) => void) | null;
  onChanged: () => void;
};

/** Slots day by day: free ones to book, booked ones for those whom they concern. */
export function SlotList({ slots: masked, now, mayRun, onBook, onHeld, onChanged }: Props) {
  const t = useElderTexts();
  const s = useSlotTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const slots = unmask(SlotList_slot, masked);
  const [giveBack] = useMutation(CancelBookingDocument);
  const [drop] = useMutation(CancelSlotDocument);

  async function run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      intent.done();
      toast.good(s('done'));
    } catch (error) {
      toast.bad(errorText(error).message);
    }
    onChanged();
  }

  if (slots.length === 0) return <p className="muted">{s('none')}</p>;
  const days = [...new Set(slots.map(({ startsAt }) => f.date(startsAt)))];
  return (
    <Stack>
      {days.map((day) => {
        const here = slots.filter(({ startsAt }) => f.date(startsAt) === day);
        return (
          <Section key={day} title={`${day} ${f.weekday(here[0]?.startsAt ?? now)}`} level={3}>
            <ul role="list" className="elder-lines">
              {here.map((slot) => {
                const { booking } = slot;
                const over = Date.parse(slot.startsAt) <= now.getTime();
                const time = `${f.time(slot.startsAt)}–${f.time(slot.endsAt)}`;
                const named = (word: 'book' | 'give' | 'drop' | 'held'): string =>
                  `${s(word)}${t.pick('：', ': ')}${day} ${time} ${slot.place}`;
                return (
                  <li key={slot.id}>
                    <Row between>
                      <span>
                        <strong className="numeric">{time}</strong> {slot.place}{' '}
                        {booking ? (
                          <>
                            {booking.elderName}{' '}
                            <span className="muted">
                              {s(booking.how)}
                              {booking.assistant ? ` · ${s('helped', { name: booking.assistant.name })}` : ''}
                            </span>{' '}
                            <StatusTag tone={booking.state === 'HELD' ? 'good' : 'info'}>
                              {t(BOOKING_KEY[booking.state])}
                            </StatusTag>
                          </>
                        ) : (
                          <StatusTag tone={slot.isTaken ? 'plain' : 'good'}>
                            {s(slot.isTaken ? 'taken' : 'free')}
                          </StatusTag>
                        )}
                      </span>
                      <span className="no-print">
                        <Row>
                          {!slot.isTaken && !over && onBook ? (
                            <Button
                              size="small"
                              kind="primary"
                              aria-label={named('book')}
                              onClick={() => onBook(slot)}
                            >
                              {s('book')}
                            </Button>
                          ) : null}
                          {booking?.state === 'BOOKED' && over && onHeld ? (
                            <Button
                              size="small"
                              kind="primary"
                              aria-label={named('held')}
                              onClick={() => onHeld(slot)}
                            >
                              {s('held')}
                            </Button>
                          ) : null}
                          {booking?.state === 'BOOKED' && !over ? (
                            <Button
                              size="small"
                              kind="quiet"
                              aria-label={named('give')}
                              onClick={() =>
                                void run(() =>
                                  giveBack({ variables: { input: intent.sign({ bookingId: booking.id }) } }),
                                )
                              }
                            >
                              {s('give')}
                            </Button>
                          ) : null}
                          {!slot.isTaken && mayRun && !over ? (
                            <Button
                              size="small"
                              kind="quiet"
                              aria-label={named('drop')}
                              onClick={() =>
                                void run(() =>
                                  drop({ variables: { input: intent.sign({ slotId: slot.id }) } }),
                                )
                              }
                            >
                              {s('drop')}
                            </Button>
                          ) : null}
                        </Row>
                      </span>
                    </Row>
                  </li>
                );
              })}
            </ul>
          </Section>
        );
      })}
    </Stack>
  );
}
