import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, ErrorCode, refusalOf } from '#server/core/errors';
import { hashOf, newId } from '#server/core/id';
import type { ActSeed, EventSeed, RedemptionSeed, StockMoveSeed } from '#server/app/demo/act-seed';
import { villageCode } from '#server/app/demo/areas';
import type { PartnerSaleSeed } from '#server/app/demo/shop-year';
import { answerObjection } from '#server/features/activities/answer-objection';
import { claimRecord } from '#server/features/activities/claim-record';
import { decideRecords } from '#server/features/activities/decide-records';
import { fileRecord } from '#server/features/activities/file-record';
import { ObjectionOutcome } from '#server/features/activities/objection.entity';
import { Decision } from '#server/features/activities/inputs';
import { objectToRecord } from '#server/features/activities/object-to-record';
import { releaseDue } from '#server/features/activities/release-due';
import { reverseRecord } from '#server/features/activities/reverse-record';
import { takeRoll } from '#server/features/activities/take-roll';
import { withdrawRecord } from '#server/features/activities/withdraw-record';
import { type Actor, loadActor } from '#server/features/people/actor';
import type { CountyIds } from './seed-county';

export interface Year {
  acts: readonly ActSeed[];
  events: readonly EventSeed[];
  redemptions: readonly RedemptionSeed[];
  stockMoves: readonly StockMoveSeed[];
  partnerSales: readonly PartnerSaleSeed[];
}

/** Photos that stand in as evidence: answers a new photo row of that uploader. `compared`: like a real upload. */
export type PhotoMaker = (
  tx: Tx,
  uploaderId: string,
  villageId: string,
  place: number,
  compared?: boolean,
) => Promise<string>;

export interface Step {
  at: Date;
  /** Of two steps at the same instant the lower goes first: filing before checking before approving. */
  rank: number;
  run(tx: Tx): Promise<void>;
}

/** How a lived year ended: steps taken, and those the product refused (none, when the demo is sound). */
export interface Lived {
  steps: number;
  refusals: string[];
}

/**
 * Lives through a village's year by the same use-cases that people use, each at its own instant, in one transaction:
 * every demo point has a filer, a checker, approvers, a publicity period and a history like any real one.
 */
export class YearOfLife {
  private readonly recordIds = new Map<string, string>();
  private readonly actors = new Map<string, Actor>();
  private readonly villageId: string;
  private readonly shopId: string;

  constructor(
    private readonly ids: CountyIds,
    private readonly year: Year,
    private readonly makePhoto: PhotoMaker,
  ) {
    this.villageId = ids.area(villageCode);
    this.shopId = ids.shop(villageCode);
  }

  /** Lives until an instant; `more` are steps of other rooms, taken at their own time among the others. */
  async live(tx: Tx, until: Date, more: readonly Step[] = []): Promise<Lived> {
    const due = more.filter((step) => step.at <= until);
    const steps = [...this.steps(until), ...due].toSorted(
      (a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank,
    );
    const refusals: string[] = [];
    for (const step of steps) {
      await tx.rows('savepoint step');
      try {
        await step.run({ ...tx, at: step.at });
        await tx.rows('release savepoint step');
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        await tx.rows('rollback to savepoint step');
        refusals.push(`${step.at.toISOString()} rank ${step.rank}: ${refusal.code} ${refusal.field ?? ''}`);
      }
    }
    return { steps: steps.length, refusals };
  }

  private steps(until: Date): Step[] {
    const { acts, events, redemptions } = this.year;
    return [
      ...events.map((event) =>
        this.roll(
          event,
          acts.filter((act) => act.eventKey === event.key),
        ),
      ),
      ...acts.filter((act) => act.eventKey === null).map((act) => this.filing(act)),
      ...this.decisions(),
      ...acts.flatMap((act) => this.objections(act)),
      ...this.releases(until),
      ...redemptions.map((redemption) => this.redemption(redemption)),
    ].filter((step) => step.at <= until);
  }

  private async actor(tx: Tx, key: string): Promise<Actor> {
    const known = this.actors.get(key);
    if (known) return known;
    const actor = await loadActor(tx, { residentId: this.ids.resident(key) });
    if (!actor) throw new Error(`The demo's ${key} is not active`);
    this.actors.set(key, actor);
    return actor;
  }

  private recordId(key: string): string {
    const id = this.recordIds.get(key);
    // The act was refused when it was filed: what would follow is refused with it.
    if (!id) throw notFiled();
    return id;
  }

  private roll(event: EventSeed, rows: ActSeed[]): Step {
    return {
      at: event.createdAt,
      rank: 1,
      run: async (tx) => {
        const roll = await takeRoll(tx, await this.actor(tx, event.takenByKey), {
          requestId: newId(),
          villageId: this.villageId,
          ruleId: this.ids.rule(event.ruleCode),
          title: event.titleZh,
          place: event.place,
          startedAt: event.startedAt,
          endedAt: event.endedAt,
          note: event.noteZh,
          rows: rows.map((act) => ({
            residentId: this.ids.resident(act.residentKey),
            minutes: act.minutes,
            points: act.points,
            refusedReason: null,
          })),
          photoIds: [],
        });
        const records = await tx.rows<{ id: string; residentId: string }>(
          'select id, resident_id from activity_record where roll_id = $1',
          [roll.id],
        );
        for (const act of rows) {
          const own = records.find((record) => record.residentId === this.ids.resident(act.residentKey));
          if (own) this.recordIds.set(act.key, own.id);
        }
      },
    };
  }

  private filing(act: ActSeed): Step {
    return {
      at: act.submittedAt ?? act.createdAt,
      rank: 1,
      run: async (tx) => {
        const filer = await this.actor(tx, act.filerKey);
        const input = {
          requestId: newId(),
          ruleId: this.ids.rule(act.ruleCode),
          title: act.titleZh,
          note: act.noteZh,
          place: act.place,
          startedAt: act.startedAt,
          minutes: act.minutes,
          points: act.points,
          photoIds:
            act.way === 'CLAIM'
              ? [await this.makePhoto(tx, filer.residentId, this.villageId, act.key.length)]
              : [],
          submit: act.submittedAt !== null,
        };
        const record =
          act.way === 'CLAIM'
            ? await claimRecord(tx, filer, input)
            : await fileRecord(tx, filer, { ...input, residentId: this.ids.resident(act.residentKey) });
        this.recordIds.set(act.key, record.id);
      },
    };
  }

  /** Checks, approvals, returns and refusals: what one person decided at one instant is one batch. */
  private decisions(): Step[] {
    const batches = new Map<
      string,
      { at: Date; rank: number; personKey: string; rows: [string, Decision, string?][] }
    >();
    const add = (at: Date, rank: number, personKey: string, row: [string, Decision, string?]): void => {
      const key = `${at.getTime()}|${rank}|${personKey}`;
      const batch = batches.get(key) ?? { at, rank, personKey, rows: [] };
      batch.rows.push(row);
      batches.set(key, batch);
    };
    const single: Step[] = [];
    for (const act of this.year.acts) {
      if (act.checkedAt && act.checkerKey) add(act.checkedAt, 2, act.checkerKey, [act.key, Decision.CHECK]);
      for (const [place, approval] of act.approvals.entries()) {
        add(approval.at, 3 + place, approval.personKey, [act.key, Decision.APPROVE]);
      }
      if (!act.closing) continue;
      const { kind, at, personKey, reasonZh } = act.closing;
      if (kind === 'RETURNED') add(at, 5, personKey, [act.key, Decision.RETURN, reasonZh]);
      else if (kind === 'REJECTED') add(at, 5, personKey, [act.key, Decision.REJECT, reasonZh]);
      else single.push(this.closing(act.key, kind, at, personKey, reasonZh));
    }
    const steps = [...batches.values()].map(
      ({ at, rank, personKey, rows }): Step => ({
        at,
        rank,
        run: async (tx) => {
          const results = await decideRecords(tx, await this.actor(tx, personKey), {
            requestId: newId(),
            decisions: rows.map(([key, decision, reason]) => ({
              recordId: this.recordId(key),
              decision,
              reason: reason ?? null,
            })),
          });
          const refused = results.find((result) => result.error !== null);
          if (refused?.error) throw new DomainError(refused.error, 'decideRecords');
        },
      }),
    );
    return [...steps, ...single];
  }

  private closing(
    key: string,
    kind: 'WITHDRAWN' | 'REVERSED',
    at: Date,
    personKey: string,
    reason: string,
  ): Step {
    return {
      at,
      rank: 7,
      run: async (tx) => {
        const move = kind === 'WITHDRAWN' ? withdrawRecord : reverseRecord;
        await move(tx, await this.actor(tx, personKey), {
          requestId: newId(),
          recordId: this.recordId(key),
          reason,
        });
      },
    };
  }

  private objections(act: ActSeed): Step[] {
    const { objection } = act;
    if (!objection) return [];
    const objectionId = newId();
    const raise: Step = {
      at: objection.at,
      rank: 6,
      run: async (tx) => {
        await objectToRecord(tx, await this.actor(tx, objection.personKey), {
          requestId: objectionId,
          recordId: this.recordId(act.key),
          reason: objection.reasonZh,
        });
      },
    };
    const { outcome, answerZh, answeredByKey, answeredAt } = objection;
    if (!outcome || !answerZh || !answeredByKey || !answeredAt) return [raise];
    const answer: Step = {
      at: answeredAt,
      rank: 7,
      run: async (tx) => {
        await answerObjection(tx, await this.actor(tx, answeredByKey), {
          requestId: newId(),
          objectionId,
          outcome: ObjectionOutcome[outcome],
          answer: answerZh,
        });
      },
    };
    return [raise, answer];
  }

  /** The release job, as it ran a minute after each midnight on which something was due, and now. */
  private releases(until: Date): Step[] {
    const run = async (tx: Tx): Promise<void> => {
      await releaseDue(tx);
    };
    const days = new Set<string>();
    for (const { publicityEndsAt } of this.year.acts) {
      if (publicityEndsAt) days.add(dayOf(publicityEndsAt)).add(addDays(dayOf(publicityEndsAt), 1));
    }
    for (const { objection } of this.year.acts) {
      if (objection?.answeredAt) days.add(addDays(dayOf(objection.answeredAt), 1));
    }
    const nights = [...days].map(
      (day): Step => ({ at: new Date(startOfDay(day).getTime() + 60_000), rank: 0, run }),
    );
    return [...nights, { at: until, rank: 9, run }];
  }

  private redemption({ householdKey, keeperKey, at, lines }: RedemptionSeed): Step {
    return {
      at,
      rank: 8,
      run: async (tx) => {
        const [request, visit] = [newId(), newId()];
        const keeperId = this.ids.resident(keeperKey);
        const basket = lines.map(({ goodsCode, quantity }) => ({
          goodsId: this.ids.goods(villageCode, goodsCode),
          quantity,
        }));
        await tx.rows(
          `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at, closed_at)
           values ($1, $2, $3, $4, $5, $6, null)`,
          [
            visit,
            this.shopId,
            this.ids.household(householdKey),
            keeperId,
            at,
            new Date(at.getTime() + 15 * 60_000),
          ],
        );
        await tx.rows('select id from shop_redeem($1, $2, $3, $4, $5, $6, $7, $8)', [
          request,
          hashOf(basket),
          visit,
          keeperId,
          [this.shopId],
          basket.map((line) => line.goodsId),
          basket.map((line) => line.quantity),
          at,
        ]);
      },
    };
  }
}

function notFiled(): DomainError {
  return new DomainError(ErrorCode.NOT_FOUND, 'recordId');
}
