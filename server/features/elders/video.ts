// A slot is one family's: whoever books first has it, by phone or by a call to the association. The database holds it.
import { startOfDay } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { creditAct } from './credit';
import { demandRun, demandServe, demandSpeaker, elderOf, neighbourOf, spokenIn } from './facts';
import type {
  BookSlotInput,
  CancelBookingInput,
  CancelSlotInput,
  HoldCallInput,
  OfferSlotsInput,
} from './gathering-inputs';
import { settingsOf } from './settings';
import { BookedHow, BookingState, SlotState, VideoBooking, VideoSlot } from './video.entity';

const MINUTE = 60_000;

export const SLOT = `s.id, s.village_id, s.place, lower(s.during) as starts_at, upper(s.during) as ends_at, s.state`;
export const BOOKING = `b.id, b.slot_id, s.village_id, b.elder_id, b.booked_by, b.assistant_id, s.place,
  lower(b.during) as starts_at, upper(b.during) as ends_at, b.how, b.state, b.record_id`;

/** A booking by its id; NOT_FOUND. */
async function bookingById(reader: Reader, id: string): Promise<VideoBooking> {
  const row = await reader.row<VideoBooking>(
    `select ${BOOKING} from video_booking b join video_slot s on s.id = b.slot_id where b.id = $1`,
    [id],
  );
  return Object.assign(new VideoBooking(), found(row, 'bookingId'));
}

async function offeredBy(reader: Reader, requestId: string): Promise<VideoSlot[]> {
  const rows = await reader.rows<VideoSlot>(
    `select ${SLOT} from history h join video_slot s on s.id = h.subject_id
     where h.request_id = $1 order by s.during, s.id`,
    [requestId],
  );
  return rows.map((row) => Object.assign(new VideoSlot(), row));
}

/**
 * Offers slots of some days, one after the other. Answers them. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`from`: past),
 * CONFLICT (the place is offered then already).
 */
export async function offerSlots(tx: Tx, actor: Actor, input: OfferSlotsInput): Promise<VideoSlot[]> {
  const intent = intentOf('offerSlots', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return offeredBy(tx, intent.requestId);

  const { villageId, days, from, count, minutes } = input;
  await demandRun(tx, actor, villageId);
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  const starts = days
    .flatMap((day) =>
      Array.from({ length: count }, (_, turn) => {
        const first = startOfDay(day).getTime() + (hour * 60 + minute) * MINUTE;
        return new Date(first + turn * minutes * MINUTE);
      }),
    )
    .toSorted((a, b) => a.getTime() - b.getTime());
  demand(
    starts.every((at) => at > tx.at),
    ErrorCode.OUT_OF_RANGE,
    'from',
  );
  const made = await tx.rows<{ id: string }>(
    `insert into video_slot (village_id, place, during, offered_by)
     select $1, $2, tstzrange(x.at, x.at + make_interval(mins => $4)), $5
     from unnest($3::timestamptz[]) x (at) order by x.at returning id`,
    [villageId, trimmed(input.place), starts, minutes, actor.residentId],
  );
  await keep(
    tx,
    intent,
    made.map(({ id }) => ({ subjectKind: 'VIDEO_SLOT', subjectId: id, move: 'OFFER', villageId })),
  );
  return offeredBy(tx, intent.requestId);
}

/** Takes back a slot that nobody booked. Throws NOT_FOUND, FORBIDDEN, SLOT_TAKEN. */
export async function cancelSlot(tx: Tx, actor: Actor, input: CancelSlotInput): Promise<VideoSlot> {
  const intent = intentOf('cancelSlot', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (!earlier) {
    const slot = await slotById(tx, input.slotId, true);
    await demandRun(tx, actor, slot.villageId);
    await tx.rows('update video_slot set state = $2 where id = $1', [slot.id, SlotState.CANCELLED]);
    await keep(tx, intent, [
      { subjectKind: 'VIDEO_SLOT', subjectId: slot.id, move: 'CANCEL', villageId: slot.villageId },
    ]);
  }
  return slotById(tx, input.slotId);
}

async function slotById(tx: Tx, id: string, lock = false): Promise<VideoSlot> {
  const row = await tx.row<VideoSlot>(
    `select ${SLOT} from video_slot s where s.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return Object.assign(new VideoSlot(), found(row, 'slotId'));
}

const HOW: Readonly<Record<'SELF' | 'FAMILY' | 'ASSOCIATION', BookedHow>> = {
  SELF: BookedHow.SELF,
  FAMILY: BookedHow.FAMILY,
  ASSOCIATION: BookedHow.PHONE,
};

/**
 * Books a slot for an elder. Throws NOT_FOUND, NOT_ACTIVE, AGE_NOT_FIT, FORBIDDEN (neither the elder, nor family, nor of
 * the association), OTHER_VILLAGE, OUT_OF_RANGE (over), TOO_MANY (slots that lie ahead), SLOT_TAKEN, ENGAGED_ELSEWHERE.
 */
export async function bookSlot(tx: Tx, actor: Actor, input: BookSlotInput): Promise<VideoBooking> {
  const intent = intentOf('bookSlot', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return bookingById(tx, earlier);

  const elder = await elderOf(tx, input.elderId);
  const right = demandSpeaker(actor, elder);
  const slot = await slotById(tx, input.slotId);
  const { villageId } = elder.resident;
  demand(slot.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'slotId');
  demand(slot.startsAt > tx.at, ErrorCode.OUT_OF_RANGE, 'slotId');
  demand(slot.state === SlotState.OPEN, ErrorCode.SLOT_TAKEN, 'slotId');
  const { slotsAhead } = await settingsOf(tx, villageId);
  // The elder's row is the lock: two of the family at once would otherwise book one too many.
  await tx.rows('select 1 from resident where id = $1 for no key update', [elder.resident.id]);
  const ahead = await tx.rows(
    "select 1 from video_booking where elder_id = $1 and state = 'BOOKED' and upper(during) > $2",
    [elder.resident.id, tx.at],
  );
  demand(ahead.length < slotsAhead, ErrorCode.TOO_MANY, 'slotId');
  await tx.rows(
    `insert into video_booking (id, slot_id, elder_id, during, how, booked_by, booked_at)
     select $1, s.id, $3, s.during, $4, $5, $6 from video_slot s where s.id = $2`,
    [intent.requestId, slot.id, elder.resident.id, HOW[right], actor.residentId, tx.at],
  );
  if (actor.residentId !== elder.resident.id) {
    await tell(tx, [
      {
        residentId: elder.resident.id,
        kind: MessageKind.VIDEO_BOOKED,
        params: { at: slot.startsAt.toISOString(), place: slot.place },
        link: '/elders',
        key: `video:${intent.requestId}`,
      },
    ]);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'VIDEO_BOOKING',
      subjectId: intent.requestId,
      move: 'BOOK',
      villageId,
      detail: { how: HOW[right] },
    },
  ]);
  return bookingById(tx, intent.requestId);
}

async function holdBooking(tx: Tx, id: string): Promise<VideoBooking> {
  await tx.rows('select 1 from video_booking where id = $1 for update', [id]);
  return bookingById(tx, id);
}

/** Gives a slot back, also one of an elder who has died since. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelBooking(tx: Tx, actor: Actor, input: CancelBookingInput): Promise<VideoBooking> {
  const intent = intentOf('cancelBooking', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return bookingById(tx, earlier);

  const booking = await holdBooking(tx, input.bookingId);
  demandSpeaker(actor, await spokenIn(tx, booking.elderId, booking.villageId));
  demand(booking.state === BookingState.BOOKED, ErrorCode.ILLEGAL_MOVE, 'bookingId');
  await tx.rows('update video_booking set state = $3, ended_at = $2 where id = $1', [
    booking.id,
    tx.at,
    BookingState.CANCELLED,
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'VIDEO_BOOKING',
      subjectId: booking.id,
      move: 'CANCEL',
      villageId: booking.villageId,
    },
  ]);
  return bookingById(tx, booking.id);
}

/**
 * Says whether a booked call took place, and who helped with it: helping becomes a record under the village's rule.
 * Throws NOT_FOUND, FORBIDDEN (not of the association, or the helper's own word), ILLEGAL_MOVE, IN_THE_FUTURE, BAD_INPUT
 * (`assistantId`: nobody helps at a call that did not take place), HELPER_TOO_CLOSE (of the elder's home).
 */
export async function holdCall(tx: Tx, actor: Actor, input: HoldCallInput): Promise<VideoBooking> {
  const intent = intentOf('holdCall', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return bookingById(tx, earlier);

  const booking = await holdBooking(tx, input.bookingId);
  const { villageId, startsAt } = booking;
  await demandServe(tx, actor, villageId);
  demand(booking.state === BookingState.BOOKED, ErrorCode.ILLEGAL_MOVE, 'bookingId');
  demand(startsAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'bookingId');
  const { held, assistantId } = input;
  demand(held || !assistantId, ErrorCode.BAD_INPUT, 'assistantId');
  demand(assistantId !== actor.residentId, ErrorCode.FORBIDDEN, 'assistantId');
  let recordId: string | null = null;
  if (assistantId) {
    const assistant = await neighbourOf(tx, assistantId, villageId, 'assistantId');
    const elder = await elderOf(tx, booking.elderId, 'bookingId');
    demand(assistant.householdId !== elder.resident.householdId, ErrorCode.HELPER_TOO_CLOSE, 'assistantId');
    const { callRuleId } = await settingsOf(tx, villageId);
    const record = await creditAct(tx, actor.residentId, {
      villageId,
      residentId: assistantId,
      ruleId: callRuleId,
      title: '协助亲情视频',
      place: booking.place,
      startedAt: startsAt,
      minutes: Math.round((booking.endsAt.getTime() - startsAt.getTime()) / MINUTE),
    });
    recordId = record?.id ?? null;
  }
  await tx.rows(
    'update video_booking set state = $2, ended_at = $3, assistant_id = $4, record_id = $5 where id = $1',
    [booking.id, held ? BookingState.HELD : BookingState.MISSED, tx.at, assistantId ?? null, recordId],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'VIDEO_BOOKING',
      subjectId: booking.id,
      move: held ? 'HOLD' : 'MISS',
      villageId,
    },
    ...(recordId ? [{ subjectKind: 'RECORD', subjectId: recordId, move: 'FILE', villageId }] : []),
  ]);
  return bookingById(tx, booking.id);
}
