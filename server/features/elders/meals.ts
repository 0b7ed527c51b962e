// Whoever says that he comes has a chair: the database counts under the meal's row. Who sits where is a list to be printed.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { seatedOn } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { associationOf, demandRun, demandSpeaker, elderOf } from './facts';
import { AskedHow, ElderMeal, GuestState, MealState } from './gathering.entity';
import type {
  CallMealInput,
  CancelMealInput,
  HoldMealInput,
  JoinMealInput,
  LeaveMealInput,
  SeatMealInput,
} from './gathering-inputs';
import { type SeatedGuest, seatGuests } from './rules';

async function holdMeal(tx: Tx, id: string): Promise<ElderMeal> {
  return found(
    await tx.manager.findOne(ElderMeal, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'mealId',
  );
}

/** Calls a meal. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`startsAt`: past; `closesOn`: not between today and the day). */
export async function callMeal(tx: Tx, actor: Actor, input: CallMealInput): Promise<ElderMeal> {
  const intent = intentOf('callMeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderMeal, { id: earlier }));

  const { villageId, startsAt, closesOn, festival, tables, seats } = input;
  await demandRun(tx, actor, villageId);
  demand(startsAt > tx.at, ErrorCode.OUT_OF_RANGE, 'startsAt');
  demand(closesOn >= dayOf(tx.at) && closesOn <= dayOf(startsAt), ErrorCode.OUT_OF_RANGE, 'closesOn');
  await tx.manager.insert(ElderMeal, {
    id: intent.requestId,
    villageId,
    festival,
    title: trimmed(input.title),
    place: trimmed(input.place),
    startsAt,
    tables,
    seats,
    closesOn,
    state: MealState.OPEN,
    calledBy: actor.residentId,
    calledAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_MEAL',
      subjectId: intent.requestId,
      move: 'CALL',
      villageId,
      detail: { festival, tables, seats },
    },
  ]);
  return found(await tx.one(ElderMeal, { id: intent.requestId }));
}

/**
 * Says that an elder comes, with up to two who come along. Saying it again changes their number. Throws NOT_FOUND,
 * NOT_ACTIVE, AGE_NOT_FIT, FORBIDDEN, OTHER_VILLAGE, ILLEGAL_MOVE (seated or over), OUT_OF_RANGE (too late; the
 * association may until the meal), SEATS_FULL.
 */
export async function joinMeal(tx: Tx, actor: Actor, input: JoinMealInput): Promise<ElderMeal> {
  const intent = intentOf('joinMeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderMeal, { id: earlier }));

  const elder = await elderOf(tx, input.elderId);
  const right = demandSpeaker(actor, elder);
  const meal = await holdMeal(tx, input.mealId);
  demand(meal.villageId === elder.resident.villageId, ErrorCode.OTHER_VILLAGE, 'mealId');
  const open = meal.state === MealState.OPEN || (meal.state === MealState.SEATED && right === 'ASSOCIATION');
  demand(open && meal.startsAt > tx.at, ErrorCode.ILLEGAL_MOVE, 'mealId');
  demand(right === 'ASSOCIATION' || dayOf(tx.at) <= meal.closesOn, ErrorCode.OUT_OF_RANGE, 'mealId');
  const how = AskedHow[right];
  await tx.rows(
    `insert into elder_meal_guest (meal_id, resident_id, companions, how, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (meal_id, resident_id) do update set companions = $3, how = $4, asked_by = $5, asked_at = $6,
       state = 'COMING', table_no = null`,
    [meal.id, elder.resident.id, input.companions, how, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_MEAL',
      subjectId: meal.id,
      move: 'JOIN_MEAL',
      villageId: meal.villageId,
      detail: { how, companions: input.companions },
    },
  ]);
  return found(await tx.one(ElderMeal, { id: meal.id }));
}

/** Gives a chair back. Throws as above, NOT_FOUND (`elderId`: was not coming). */
export async function leaveMeal(tx: Tx, actor: Actor, input: LeaveMealInput): Promise<ElderMeal> {
  const intent = intentOf('leaveMeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderMeal, { id: earlier }));

  const elder = await elderOf(tx, input.elderId);
  demandSpeaker(actor, elder);
  const meal = await holdMeal(tx, input.mealId);
  const open = meal.state === MealState.OPEN || meal.state === MealState.SEATED;
  demand(open && meal.startsAt > tx.at, ErrorCode.ILLEGAL_MOVE, 'mealId');
  const gone = await tx.rows(
    `update elder_meal_guest set state = $3, table_no = null where meal_id = $1 and resident_id = $2
       and state = $4 returning resident_id`,
    [meal.id, elder.resident.id, GuestState.LEFT, GuestState.COMING],
  );
  demand(gone.length > 0, ErrorCode.NOT_FOUND, 'elderId');
  await keep(tx, intent, [
    { subjectKind: 'ELDER_MEAL', subjectId: meal.id, move: 'LEAVE_MEAL', villageId: meal.villageId },
  ]);
  return found(await tx.one(ElderMeal, { id: meal.id }));
}

/**
 * Makes the place list: households together, neighbours of a grid next to each other. It can be made anew until the
 * meal is held. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, SEATS_FULL (parties do not fit the tables).
 */
export async function seatMeal(tx: Tx, actor: Actor, input: SeatMealInput): Promise<ElderMeal> {
  const intent = intentOf('seatMeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderMeal, { id: earlier }));

  const meal = await holdMeal(tx, input.mealId);
  await demandRun(tx, actor, meal.villageId);
  demand(meal.state === MealState.OPEN || meal.state === MealState.SEATED, ErrorCode.ILLEGAL_MOVE, 'mealId');
  const year = Number(dayOf(tx.at).slice(0, 4));
  const guests = await tx.rows<SeatedGuest>(
    `select g.resident_id, 1 + g.companions as heads, r.household_id, $2 - coalesce(r.birth_year, $2) as age,
       (select x.id from area x where x.id = any(a.path) and x.kind = 'GRID') as grid_id
     from elder_meal_guest g join resident r on r.id = g.resident_id join household h on h.id = r.household_id
       join area a on a.id = h.area_id
     where g.meal_id = $1 and g.state = 'COMING' order by g.resident_id`,
    [meal.id, year],
  );
  const places = seatGuests(guests, meal.tables, meal.seats);
  demand(places, ErrorCode.SEATS_FULL, 'mealId');
  await tx.rows(
    `update elder_meal_guest g set table_no = x.place
     from unnest($2::uuid[], $3::int[]) x (id, place) where g.meal_id = $1 and g.resident_id = x.id`,
    [meal.id, [...places.keys()], [...places.values()]],
  );
  await tx.manager.update(ElderMeal, { id: meal.id }, { state: MealState.SEATED });
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_MEAL',
      subjectId: meal.id,
      move: 'SEAT',
      villageId: meal.villageId,
      detail: { guests: guests.length },
    },
  ]);
  return found(await tx.one(ElderMeal, { id: meal.id }));
}

/**
 * Closes a meal after it was held: who did not come, and which members of the association served; serving is a duty of
 * theirs. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, IN_THE_FUTURE, BAD_INPUT (`serverIds`: not of the association).
 */
export async function closeMeal(tx: Tx, actor: Actor, input: HoldMealInput): Promise<ElderMeal> {
  const intent = intentOf('closeMeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderMeal, { id: earlier }));

  const meal = await holdMeal(tx, input.mealId);
  await demandRun(tx, actor, meal.villageId);
  demand(meal.state === MealState.OPEN || meal.state === MealState.SEATED, ErrorCode.ILLEGAL_MOVE, 'mealId');
  demand(meal.startsAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'mealId');
  const onDay = dayOf(meal.startsAt);
  const councilId = await associationOf(tx, meal.villageId);
  const seats = councilId ? await seatedOn(tx, councilId, onDay) : [];
  const known = new Set(seats.map(({ residentId }) => residentId));
  demand(
    input.serverIds.every((id) => known.has(id)),
    ErrorCode.BAD_INPUT,
    'serverIds',
  );
  await tx.rows(
    `update elder_meal_guest set state = case when resident_id = any($2::uuid[]) then 'ABSENT' else 'CAME' end
     where meal_id = $1 and state = 'COMING'`,
    [meal.id, input.absentIds],
  );
  await tx.rows('insert into elder_meal_server select $1, x.id from unnest($2::uuid[]) x (id)', [
    meal.id,
    input.serverIds,
  ]);
  await tx.manager.update(ElderMeal, { id: meal.id }, { state: MealState.HELD });
  if (councilId) {
    await logDuties(
      tx,
      actor.residentId,
      input.serverIds.map((residentId) => ({
        councilId,
        residentId,
        kind: DutyKind.EVENT,
        onDay,
        sourceKind: 'ELDER_MEAL',
        sourceId: meal.id,
      })),
    );
  }
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_MEAL',
      subjectId: meal.id,
      move: 'HOLD',
      villageId: meal.villageId,
      detail: { absent: input.absentIds.length, served: input.serverIds.length },
    },
  ]);
  return found(await tx.one(ElderMeal, { id: meal.id }));
}

/** Calls a meal off; who was coming is told. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelMeal(tx: Tx, actor: Actor, input: CancelMealInput): Promise<ElderMeal> {
  const intent = intentOf('cancelMeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderMeal, { id: earlier }));

  const meal = await holdMeal(tx, input.mealId);
  await demandRun(tx, actor, meal.villageId);
  demand(meal.state === MealState.OPEN || meal.state === MealState.SEATED, ErrorCode.ILLEGAL_MOVE, 'mealId');
  await tx.manager.update(ElderMeal, { id: meal.id }, { state: MealState.CANCELLED });
  const guests = await tx.rows<{ residentId: string }>(
    "select resident_id from elder_meal_guest where meal_id = $1 and state = 'COMING' order by resident_id",
    [meal.id],
  );
  await tell(
    tx,
    guests.map(({ residentId }) => ({
      residentId,
      kind: MessageKind.ELDER_MEAL_CANCELLED,
      params: { title: meal.title, at: meal.startsAt.toISOString() },
      link: '/elders',
      key: `elder-meal:${meal.id}:off:${residentId}`,
    })),
  );
  await keep(tx, intent, [
    { subjectKind: 'ELDER_MEAL', subjectId: meal.id, move: 'CANCEL', villageId: meal.villageId },
  ]);
  return found(await tx.one(ElderMeal, { id: meal.id }));
}
