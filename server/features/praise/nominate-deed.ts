// Anyone of the village names somebody who did good: never himself or the own home, and each person once a month.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Deed, DeedState, GoodMonth, MonthState, DeedNomination } from './deed.entity';
import { holdMonthOf } from './facts';
import type { NominateDeedInput, TakeBackNominationInput } from './inputs';
import { can } from './policy';
import { monthAfter, monthOf } from './rules';
import { settingsOf } from './settings';

/**
 * Nominates somebody for the month that collects now. Answers the nomination. Throws FORBIDDEN (no village; for somebody
 * else without an office; the own home, also of whoever writes it down), NOT_FOUND (nobody of that name), TOO_MANY (`nomineeName`: several; say the grid),
 * TOO_MANY (nominations this month), OTHER_VILLAGE, NOT_ACTIVE, BAD_INPUT (neither name nor id), ALREADY_NOMINATED.
 */
export async function nominateDeed(tx: Tx, actor: Actor, input: NominateDeedInput): Promise<DeedNomination> {
  const intent = intentOf('nominateDeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(DeedNomination, { id: earlier }));

  const by = await nominatorOf(tx, actor, input.forResidentId ?? null);
  const { villageId } = by;
  const nominee = await nomineeOf(tx, villageId, input);
  // Who writes it down for somebody else proposes himself and the own home through nobody's name either.
  const own = [by.householdId, actor.householdId].includes(nominee.householdId);
  demand(
    !own && nominee.id !== by.id && nominee.id !== actor.residentId,
    ErrorCode.FORBIDDEN,
    input.nomineeId ? 'nomineeId' : 'nomineeName',
  );
  const month = await collecting(tx, villageId);
  const { mostNominations } = await settingsOf(tx, villageId);
  const made = await tx.rows(
    `select 1 from deed_nomination n join deed d on d.id = n.deed_id
     where d.month_id = $1 and n.nominated_by = $2 and n.taken_back_at is null`,
    [month.id, by.id],
  );
  demand(made.length < mostNominations, ErrorCode.TOO_MANY);
  const deed = await deedFor(tx, month, nominee.id);
  await tx.manager.insert(DeedNomination, {
    id: intent.requestId,
    deedId: deed.id,
    nominatedBy: by.id,
    enteredBy: actor.residentId,
    words: trimmed(input.words),
    at: tx.at,
  });
  await keep(tx, intent, [
    { subjectKind: 'NOMINATION', subjectId: intent.requestId, move: 'NOMINATE', villageId },
  ]);
  return found(await tx.one(DeedNomination, { id: intent.requestId }));
}

async function nominatorOf(
  tx: Tx,
  actor: Actor,
  forResidentId: string | null,
): Promise<Resident & { villageId: string }> {
  const person = found(await tx.one(Resident, { id: forResidentId ?? actor.residentId }), 'forResidentId');
  const { villageId } = person;
  if (forResidentId && forResidentId !== actor.residentId) {
    const path = villageId ? await areaPath(tx, villageId) : [];
    demand(can.enterForOthers(actor, path), ErrorCode.FORBIDDEN, 'forResidentId');
  }
  demand(villageId && person.householdId, ErrorCode.FORBIDDEN);
  demand(person.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'forResidentId');
  return Object.assign(new Resident(), person, { villageId });
}

/** Whom the nomination means. A name opens no list of people: it is found by its whole, or not at all. */
async function nomineeOf(
  tx: Tx,
  villageId: string,
  { nomineeId, nomineeName, gridId }: NominateDeedInput,
): Promise<Resident> {
  if (nomineeId) {
    const person = found(await tx.one(Resident, { id: nomineeId }), 'nomineeId');
    demand(person.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'nomineeId');
    demand(person.state === ResidentState.ACTIVE && person.householdId, ErrorCode.NOT_ACTIVE, 'nomineeId');
    return person;
  }
  demand(nomineeName, ErrorCode.BAD_INPUT, 'nomineeName');
  const people = await tx.rows<Resident>(
    `select r.* from resident r join household h on h.id = r.household_id join area a on a.id = h.area_id
     where r.village_id = $1 and r.name = $2 and r.state = 'ACTIVE' and ($3::uuid is null or $3 = any(a.path))
     order by r.id limit 2`,
    [villageId, trimmed(nomineeName), gridId ?? null],
  );
  const [person] = people;
  if (!person) throw new DomainError(ErrorCode.NOT_FOUND, 'nomineeName');
  demand(people.length === 1, ErrorCode.TOO_MANY, 'nomineeName');
  return Object.assign(new Resident(), person);
}

/** The month that collects: this one, or the next when this one is closed already. Locked with its state. */
async function collecting(tx: Tx, villageId: string): Promise<GoodMonth> {
  for (const month of [monthOf(tx.at), monthAfter(monthOf(tx.at))]) {
    await tx.rows(
      `insert into good_month (id, village_id, month, opened_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [newId(), villageId, month, tx.at],
    );
    const row = found(
      await tx.row<GoodMonth>('select * from good_month where village_id = $1 and month = $2 for update', [
        villageId,
        month,
      ]),
    );
    if (row.state === MonthState.COLLECTING) return Object.assign(new GoodMonth(), row);
  }
  throw new DomainError(ErrorCode.ILLEGAL_MOVE);
}

async function deedFor(tx: Tx, month: GoodMonth, nomineeId: string): Promise<Deed> {
  const there = await tx.row<Deed>(
    "select * from deed where month_id = $1 and nominee_id = $2 and state <> 'WITHDRAWN'",
    [month.id, nomineeId],
  );
  if (there) return Object.assign(new Deed(), there);
  const id = newId();
  await tx.manager.insert(Deed, {
    id,
    monthId: month.id,
    villageId: month.villageId,
    nomineeId,
    story: '',
    state: DeedState.NOMINATED,
    createdAt: tx.at,
  });
  return found(await tx.one(Deed, { id }));
}

/**
 * Takes a nomination back while the month collects; without any other the deed goes with it. Throws NOT_FOUND (also for
 * those whose it is not), ILLEGAL_MOVE.
 */
export async function takeBackNomination(
  tx: Tx,
  actor: Actor,
  input: TakeBackNominationInput,
): Promise<DeedNomination> {
  const intent = intentOf('takeBackNomination', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(DeedNomination, { id: earlier }));

  const { deedId, nominatedBy, enteredBy } = found(
    await tx.one(DeedNomination, { id: input.nominationId }),
    'nominationId',
  );
  const own = nominatedBy === actor.residentId || enteredBy === actor.residentId;
  demand(own, ErrorCode.NOT_FOUND, 'nominationId');
  const month = await holdMonthOf(tx, deedId);
  const deed = found(
    await tx.manager.findOne(Deed, { where: { id: deedId }, lock: { mode: 'pessimistic_write' } }),
  );
  const nomination = found(await tx.one(DeedNomination, { id: input.nominationId }));
  const open = month.state === MonthState.COLLECTING && nomination.takenBackAt === null;
  demand(open, ErrorCode.ILLEGAL_MOVE, 'nominationId');
  await tx.manager.update(DeedNomination, { id: nomination.id }, { takenBackAt: tx.at, words: '' });
  const others = await tx.rows(
    'select 1 from deed_nomination where deed_id = $1 and taken_back_at is null limit 1',
    [deed.id],
  );
  if (others.length === 0) await tx.manager.update(Deed, { id: deed.id }, { state: DeedState.WITHDRAWN });
  await keep(tx, intent, [
    {
      subjectKind: 'NOMINATION',
      subjectId: nomination.id,
      move: 'WITHDRAW',
      villageId: deed.villageId,
    },
  ]);
  return found(await tx.one(DeedNomination, { id: nomination.id }));
}
