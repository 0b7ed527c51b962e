// Whoever asks first has it: pieces are promised for whole days, never more than there are; the database counts under race.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { councilActor } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Household, HouseholdState } from '#server/features/people/household.entity';
import { trimmed } from '#server/features/people/plain-text';
import { Ceremony, CeremonyState } from './ceremony.entity';
import { CouncilGear, GearLoan, loanColumns, LoanMove } from './gear.entity';
import type { AddCouncilGearInput, AmendCouncilGearInput, LendGearInput, MoveLoanInput } from './gear-inputs';
import { can } from './policy';
import { demandFree, reserve } from './reserve-gear';
import { DAYS_AHEAD, daysOf, isLoanMoveLegal } from './rules';

interface Owner {
  councilId: string;
  villageId: string;
  path: readonly string[];
}

/** The council that lends, with its village; NOT_FOUND. FORBIDDEN to whoever does not lend for it. */
async function ownerFor(tx: Tx, actor: Actor, councilId: string, field: string): Promise<Owner> {
  const council = found(
    await tx.row<{ areaId: string }>('select area_id from council where id = $1', [councilId]),
    field,
  );
  const path = await areaPath(tx, council.areaId);
  demand(can.lend(actor, councilId, path), ErrorCode.FORBIDDEN, field);
  return { councilId, villageId: council.areaId, path };
}

/** Adds gear. Throws NOT_FOUND, FORBIDDEN, NAME_TAKEN. */
export async function addCouncilGear(tx: Tx, actor: Actor, input: AddCouncilGearInput): Promise<CouncilGear> {
  const intent = intentOf('addCouncilGear', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilGear, { id: earlier }));

  const { villageId } = await ownerFor(tx, actor, input.councilId, 'councilId');
  const { requestId: id, councilId, kind, quantity } = input;
  await tx.rows(
    `insert into council_gear (id, council_id, kind, name, quantity, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, councilId, kind, trimmed(input.name), quantity, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    { subjectKind: 'COUNCIL_GEAR', subjectId: id, move: 'ADD', villageId, detail: { kind, quantity } },
  ]);
  return found(await tx.one(CouncilGear, { id }));
}

/** Alters gear; fewer pieces only down to what is promised. Throws NOT_FOUND, FORBIDDEN, NAME_TAKEN, GEAR_NOT_FREE. */
export async function amendCouncilGear(
  tx: Tx,
  actor: Actor,
  input: AmendCouncilGearInput,
): Promise<CouncilGear> {
  const intent = intentOf('amendCouncilGear', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilGear, { id: earlier }));

  const gear = found(
    await tx.manager.findOne(CouncilGear, {
      where: { id: input.gearId },
      lock: { mode: 'pessimistic_write' },
    }),
    'gearId',
  );
  const { villageId } = await ownerFor(tx, actor, gear.councilId, 'gearId');
  const { quantity, state } = input;
  await tx.manager.update(CouncilGear, { id: gear.id }, { name: trimmed(input.name), quantity, state });
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_GEAR',
      subjectId: gear.id,
      move: 'AMEND',
      villageId,
      detail: { quantity: { before: gear.quantity, after: quantity }, state },
    },
  ]);
  return found(await tx.one(CouncilGear, { id: gear.id }));
}

/** A loan by its id; NOT_FOUND. */
async function loanOf(tx: Tx, id: string): Promise<GearLoan> {
  const row = await tx.row<GearLoan>(`select ${loanColumns} from gear_loan l where l.id = $1`, [id]);
  return Object.assign(new GearLoan(), found(row, 'loanId'));
}

/**
 * Promises gear to a household, or to the village's own event. Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, OUT_OF_RANGE (days),
 * GEAR_NOT_FREE (`about.free`), OTHER_VILLAGE (`householdId`), ILLEGAL_MOVE (a ceremony that is over), BAD_INPUT
 * (`ceremonyId`: told to another council than lends).
 */
export async function lendGear(tx: Tx, actor: Actor, input: LendGearInput): Promise<GearLoan> {
  const intent = intentOf('lendGear', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return loanOf(tx, earlier);

  const gear = found(await tx.one(CouncilGear, { id: input.gearId }), 'gearId');
  const { councilId, villageId } = await ownerFor(tx, actor, gear.councilId, 'gearId');
  const { fromOn, untilOn, quantity } = input;
  const today = dayOf(tx.at);
  demand(fromOn >= today && fromOn <= addDays(today, DAYS_AHEAD), ErrorCode.OUT_OF_RANGE, 'fromOn');
  const days = daysOf({ beginsOn: fromOn, endsOn: untilOn });
  demand(days >= 1 && days <= 31, ErrorCode.OUT_OF_RANGE, 'untilOn');
  const householdId = await borrowerOf(tx, gear.councilId, villageId, input);
  await reserve(
    tx,
    actor.residentId,
    {
      id: input.requestId,
      gearId: gear.id,
      councilId,
      householdId,
      eventId: input.ceremonyId ?? null,
      fromOn,
      untilOn,
      quantity,
      purpose: trimmed(input.purpose),
    },
    'quantity',
  );
  await keep(tx, intent, [
    {
      subjectKind: 'GEAR_LOAN',
      subjectId: input.requestId,
      move: 'LEND',
      villageId,
      detail: { gearId: gear.id, quantity, fromOn, untilOn },
    },
  ]);
  return loanOf(tx, input.requestId);
}

/** The household that borrows: named, or that of the ceremony; null for the village's own event. */
async function borrowerOf(
  tx: Tx,
  councilId: string,
  villageId: string,
  { householdId, ceremonyId }: LendGearInput,
): Promise<string | null> {
  if (ceremonyId) {
    const ceremony = found(await tx.one(Ceremony, { id: ceremonyId, villageId }), 'ceremonyId');
    demand(!householdId || householdId === ceremony.householdId, ErrorCode.BAD_INPUT, 'householdId');
    // A new plan promises the gear anew, and only its own council's.
    demand(ceremony.councilId === councilId, ErrorCode.BAD_INPUT, 'ceremonyId');
    const isOver = ceremony.state === CeremonyState.CLOSED || ceremony.state === CeremonyState.WITHDRAWN;
    demand(!isOver, ErrorCode.ILLEGAL_MOVE, 'ceremonyId');
    return ceremony.householdId;
  }
  if (!householdId) return null;
  const household = found(await tx.one(Household, { id: householdId }), 'householdId');
  demand(household.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'householdId');
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'householdId');
  return householdId;
}

/**
 * Hands out what was promised, takes it back or lets it go. Whoever of the council did it has done a duty. Throws NOT_FOUND,
 * FORBIDDEN, ILLEGAL_MOVE (also on a day it was not promised for), OUT_OF_RANGE (`broken`: more than were lent),
 * GEAR_NOT_FREE (`about.free`: others have not brought theirs back).
 */
export async function moveLoan(tx: Tx, actor: Actor, input: MoveLoanInput): Promise<GearLoan> {
  const intent = intentOf('moveLoan', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return loanOf(tx, earlier);

  await tx.rows('select 1 from gear_loan where id = $1 for update', [input.loanId]);
  const loan = await loanOf(tx, input.loanId);
  const gear = found(
    await tx.manager.findOne(CouncilGear, {
      where: { id: loan.gearId },
      lock: { mode: 'pessimistic_write' },
    }),
  );
  const { councilId, villageId } = await ownerFor(tx, actor, gear.councilId, 'loanId');
  const { move, broken } = input;
  demand(isLoanMoveLegal(move, loan, dayOf(tx.at)), ErrorCode.ILLEGAL_MOVE);
  demand(broken <= loan.quantity, ErrorCode.OUT_OF_RANGE, 'broken');
  const by = [loan.id, actor.residentId, tx.at];
  if (move === LoanMove.HAND_OUT) {
    const out = await tx.row<{ pieces: number }>('select gear_out($1, $2) as pieces', [gear.id, loan.id]);
    demandFree(loan.quantity, gear, out?.pieces ?? 0);
    await tx.rows("update gear_loan set state = 'OUT', out_by = $2, out_at = $3 where id = $1", by);
  } else if (move === LoanMove.TAKE_BACK) {
    await tx.rows(
      "update gear_loan set state = 'BACK', back_by = $2, back_at = $3, broken = $4 where id = $1",
      [...by, broken],
    );
    // What is promised keeps its number: the council mends, buys or calls off, and alters the number itself.
    await tx.rows(
      `update council_gear set quantity = greatest(quantity - $2,
         least(quantity, greatest(gear_peak(id, '(,)'::tstzrange, null, null), gear_out(id, null)))) where id = $1`,
      [gear.id, broken],
    );
  } else {
    await tx.rows("update gear_loan set state = 'CANCELLED', cancelled_at = $2 where id = $1", [
      loan.id,
      tx.at,
    ]);
  }
  if (move !== LoanMove.CANCEL && councilActor(actor, councilId) !== null) {
    const { residentId } = actor;
    await logDuties(tx, residentId, [
      {
        councilId,
        residentId,
        kind: DutyKind.LENDING,
        onDay: dayOf(tx.at),
        sourceKind: 'LOAN',
        sourceId: loan.id,
      },
    ]);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'GEAR_LOAN',
      subjectId: loan.id,
      move,
      villageId,
      detail: move === LoanMove.TAKE_BACK ? { broken } : {},
    },
  ]);
  return loanOf(tx, loan.id);
}
