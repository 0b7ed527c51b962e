// A decision says what an approved record is worth now; caps and ledger follow it, and what was approved stays written.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { heirsOf } from '#server/features/people/purse';
import { bookCaps } from '#server/features/scoring/book-caps';
import type { CapResult } from '#server/features/scoring/caps';
import { RuleVersion } from '#server/features/scoring/rule.entity';
import { issuing, personal, purse, type AccountKey } from '#server/ledger/account';
import { type Entry, post, reverse, standing, type Transfer } from '#server/ledger/transfer';
import { cappedActs, returnCaps } from './capped-acts';
import { Correction, type CorrectionCause, CorrectionKind } from './correction.entity';
import { ActivityRecord, ActivityState } from './record.entity';

/** Who decided what, for the ledger and the line of correction. */
export interface Decided {
  actorId: string;
  requestId: string;
  cause: CorrectionCause;
  causeId: string;
  /** Why, in words; kept with a record that is struck. */
  reason: string;
}

/** What a record brings: points to redeem, honour, and minutes of the person's day and of the rule's own caps. */
type Worth = Omit<CapResult, 'recordId' | 'honourReason'> & { honour: number };

const standingStates: readonly ActivityState[] = [
  ActivityState.IN_PUBLICITY,
  ActivityState.OBJECTED,
  ActivityState.RELEASED,
];

/**
 * Makes an approved record worth `honour` points by its rule, or nothing (null: struck). Before the release it goes
 * back into publicity or is REJECTED; after it the old grant is reversed and a new one posted, in one transaction. A
 * record struck before comes back. The record's row is locked by the caller. Answers the record.
 * Throws POINTS_ALREADY_SPENT when the purse no longer holds what would go back.
 */
export async function settleRecord(
  tx: Tx,
  record: ActivityRecord,
  honour: number | null,
  by: Decided,
): Promise<ActivityRecord> {
  const stands = standingStates.includes(record.state);
  if (honour === null) {
    if (stands) await strike(tx, record, by);
  } else {
    const before = worthOf(record);
    const after =
      stands && honour <= before.honour
        ? await lower(tx, record, before, honour)
        : await bookAnew(tx, record, honour, stands);
    await correct(tx, record, stands, before, after, by);
  }
  return found(await tx.one(ActivityRecord, { id: record.id }));
}

function worthOf(record: ActivityRecord): Worth {
  return {
    points: record.grantedPoints ?? 0,
    honour: record.grantedHonour,
    countedMinutes: record.countedMinutes ?? 0,
    scoredMinutes: record.scoredMinutes ?? 0,
  };
}

async function strike(tx: Tx, record: ActivityRecord, by: Decided): Promise<void> {
  const released = record.releasedAt !== null;
  await tx.manager.update(
    ActivityRecord,
    { id: record.id },
    {
      state: released ? ActivityState.REVERSED : ActivityState.REJECTED,
      reason: by.reason,
      closedAt: tx.at,
    },
  );
  await returnCaps(tx, record);
  if (released) await reverse(tx, await standing(tx, record.id), by);
}

/** Fewer points than now: the rest of its caps is free for other acts, its minutes stay. */
async function lower(tx: Tx, record: ActivityRecord, before: Worth, honour: number): Promise<Worth> {
  const points = Math.min(before.points, honour);
  await returnCaps(tx, record, points);
  return { ...before, points, honour };
}

/**
 * More than now, or again after it was struck: it goes through the caps as they are used today, and brings at most
 * what was approved.
 */
async function bookAnew(tx: Tx, record: ActivityRecord, honour: number, stands: boolean): Promise<Worth> {
  if (stands) await returnCaps(tx, record);
  const act = found((await cappedActs(tx, [record.id]))[0]);
  const [booked] = await bookCaps(tx, [
    {
      ...act,
      facePoints: Math.min(honour, record.points ?? 0),
      minutes: record.countedMinutes ?? 0,
    },
  ]);
  return { ...found(booked), honour };
}

async function correct(
  tx: Tx,
  record: ActivityRecord,
  stood: boolean,
  before: Worth,
  after: Worth,
  by: Decided,
): Promise<void> {
  const changes = !stood || before.points !== after.points || before.honour !== after.honour;
  const correctionId = newId();
  if (changes) {
    const raised = !stood || after.honour > before.honour;
    await tx.manager.insert(Correction, {
      id: correctionId,
      recordId: record.id,
      kind: raised ? CorrectionKind.RESTORED : CorrectionKind.REDUCED,
      cause: by.cause,
      causeId: by.causeId,
      pointsBefore: stood ? before.points : 0,
      pointsAfter: after.points,
      honourBefore: stood ? before.honour : 0,
      honourAfter: after.honour,
      minutesBefore: stood ? before.countedMinutes : 0,
      minutesAfter: after.countedMinutes,
      decidedBy: by.actorId,
      decidedAt: tx.at,
    });
  }
  const released = record.releasedAt !== null;
  const { publicityEndsAt } = record;
  await tx.manager.update(
    ActivityRecord,
    { id: record.id },
    {
      ...(changes
        ? {
            correctedPoints: after.points,
            correctedHonour: after.honour,
            countedMinutes: after.countedMinutes,
            scoredMinutes: after.scoredMinutes,
          }
        : {}),
      ...(stood ? {} : { reason: null, closedAt: null }),
      ...(released
        ? { state: ActivityState.RELEASED }
        : {
            state: ActivityState.IN_PUBLICITY,
            publicityEndsAt: publicityEndsAt && publicityEndsAt > tx.at ? publicityEndsAt : tx.at,
          }),
    },
  );
  if (released && changes) await regrant(tx, record, after, correctionId, by);
}

/** The new grant first, then the old one back: a purse that holds the difference is enough. */
async function regrant(
  tx: Tx,
  record: ActivityRecord,
  after: Worth,
  correctionId: string,
  by: Decided,
): Promise<void> {
  const { id, villageId, residentId, householdId } = record;
  const version = found(await tx.one(RuleVersion, { id: record.ruleVersionId }));
  const heirs = await heirsOf(tx, [householdId]);
  const due: { credit: AccountKey; amount: number }[] = [
    {
      credit: purse(villageId, found(heirs.get(householdId))),
      amount: version.honourOnly ? 0 : after.points,
    },
    { credit: personal(villageId, 'HONOUR', residentId), amount: after.honour },
    {
      credit: personal(villageId, 'MINUTES', residentId),
      amount: version.countsMinutes ? after.countedMinutes : 0,
    },
  ];
  const old = await standing(tx, id);
  const amountOf = (asset: string): number => old.find((each) => each.asset === asset)?.amount ?? 0;
  const changed = due.filter(({ credit, amount }) => amount !== amountOf(credit.asset));
  const entries: Entry[] = changed
    .filter(({ amount }) => amount > 0)
    .map(({ credit, amount }) => ({
      key: `grant:${id}:${credit.asset}:${correctionId}`,
      debit: issuing(villageId, credit.asset),
      credit,
      amount,
      kind: 'GRANT',
      sourceId: id,
      earnerId: residentId,
    }));
  await post(tx, entries, by);
  const assets = new Set<string>(changed.map(({ credit }) => credit.asset));
  const back: Transfer[] = old.filter((each) => assets.has(each.asset));
  await reverse(tx, back, by);
}
