import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { newId } from '#server/core/id';

interface Wish {
  gearId: string;
  quantity: number;
}

interface Span {
  fromOn: string;
  untilOn: string;
}

interface NewLoan extends Wish, Span {
  id: string;
  councilId: string;
  householdId: string | null;
  eventId: string | null;
  purpose: string;
}

/** GEAR_NOT_FREE (`about.free`) unless so many pieces are left beside those taken. */
export function demandFree(
  wanted: number,
  gear: { name: string; quantity: number },
  taken: number,
  field?: string,
): void {
  const free = gear.quantity - taken;
  if (wanted <= free) return;
  const about = { gear: gear.name, free: String(Math.max(0, free)) };
  throw new DomainError(ErrorCode.GEAR_NOT_FREE, field, about);
}

/**
 * Promises pieces of a gear for whole days; the database counts what is free under the gear's lock.
 * Throws NOT_FOUND (gear of another council), GEAR_NOT_FREE (`field`, `about.free`), NOT_ACTIVE.
 */
export async function reserve(tx: Tx, askedBy: string, loan: NewLoan, field: string): Promise<void> {
  // Locked first, so that what is free is known for the words of a refusal.
  const gear = await tx.row<{ name: string; quantity: number; state: string }>(
    'select name, quantity, state from council_gear where id = $1 and council_id = $2 for update',
    [loan.gearId, loan.councilId],
  );
  demand(gear, ErrorCode.NOT_FOUND, field);
  demand(gear.state === 'ACTIVE', ErrorCode.NOT_ACTIVE, field);
  const from = startOfDay(loan.fromOn);
  const until = startOfDay(addDays(loan.untilOn, 1));
  const taken = await tx.row<{ peak: number }>('select gear_peak($1, tstzrange($2, $3), null, $4) as peak', [
    loan.gearId,
    from,
    until,
    tx.at,
  ]);
  demandFree(loan.quantity, gear, taken?.peak ?? 0, field);
  await tx.rows(
    `insert into gear_loan (id, gear_id, household_id, event_id, during, quantity, purpose, asked_by, asked_at)
     values ($1, $2, $3, $4, tstzrange($5, $6), $7, $8, $9, $10)`,
    [
      loan.id,
      loan.gearId,
      loan.householdId,
      loan.eventId,
      from,
      until,
      loan.quantity,
      loan.purpose,
      askedBy,
      tx.at,
    ],
  );
}

/** Promises what a family asked for with its notice, gear by gear in the order of the ids so that two notices never wait crosswise. */
export async function reserveAll(
  tx: Tx,
  askedBy: string,
  wishes: readonly Wish[],
  loan: Omit<NewLoan, 'id' | keyof Wish>,
): Promise<void> {
  const ordered = wishes
    .map((wish, place) => ({ wish, place }))
    .toSorted((a, b) => (a.wish.gearId < b.wish.gearId ? -1 : 1));
  for (const { wish, place } of ordered) {
    await reserve(tx, askedBy, { ...loan, ...wish, id: newId() }, `gear.${place}`);
  }
}

/** Lets go what is promised for an event and not out yet. */
export async function releaseReserved(tx: Tx, eventId: string): Promise<void> {
  await tx.rows(
    `update gear_loan set state = 'CANCELLED', cancelled_at = $2 where event_id = $1 and state = 'RESERVED'`,
    [eventId, tx.at],
  );
}
