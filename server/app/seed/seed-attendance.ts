import { villageCode } from '#server/app/demo/areas';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { decideRecords } from '#server/features/activities/decide-records';
import { Decision } from '#server/features/activities/inputs';
import { MarkKind, MarkWay } from '#server/features/attendance/attendance-mark.entity';
import { checkIn } from '#server/features/attendance/check-in';
import { closeTaskRoll } from '#server/features/attendance/close-task-roll';
import { codeOf, stepOf, taskSecret } from '#server/features/attendance/codes';
import { syncMarks } from '#server/features/attendance/sync-marks';
import { type Actor, loadActor } from '#server/features/people/actor';
import { weekdayOf } from '#server/features/tasks/series-days';
import { signUp } from '#server/features/tasks/sign-up';
import type { CountyIds } from './seed-county';
import { linkPastRolls, markPastTasks } from './past-rolls';
import type { Step } from './seed-year';
import { SERIES_DAYS_AGO } from './task-plan';

const LEADER = '蓝晓峰';
const CHECKER = '郑守田';
const APPROVER = '贺春梅';
const FRIDAY = 4;
const EARLY = '早退60分钟，不满2小时';

interface Patrol {
  id: string;
  placeId: string;
}

/**
 * Rolls of 银杏坝村's tasks: those of the year before, and 蓝晓峰's Friday patrols: one with eight signed up, of whom six
 * come and one leaves early, approved, published and released; and the one after it, on its way.
 */
export function attendanceSteps(ids: CountyIds, today: string): Step[] {
  const villageId = ids.area(villageCode);
  const rolls = new Rolls(villageId);
  // The Friday that is at least nine days ago: publicity is over by now.
  const story = addDays(today, -9 - ((weekdayOf(today) - 9 - FRIDAY + 21) % 7));
  const next = addDays(story, 7);
  const step = (day: string, minutes: number, run: Step['run'], rank = 10): Step => ({
    at: new Date(startOfDay(day).getTime() + minutes * 60_000),
    rank,
    run,
  });
  const at = (hours: number, minutes: number): number => hours * 60 + minutes;
  return [
    step(addDays(today, -SERIES_DAYS_AGO), 6, async (tx) => {
      await linkPastRolls(tx, villageId);
      await markPastTasks(tx, villageId);
    }),
    step(story, at(18, 0), (tx) => rolls.fill(tx, story, 8)),
    step(story, at(19, 25), (tx) => rolls.arrive(tx, story, 6)),
    step(story, at(20, 31), (tx) => rolls.leaveEarly(tx, story)),
    step(story, at(21, 36), (tx) => rolls.close(tx, story)),
    step(addDays(story, 1), at(9, 0), (tx) => rolls.decide(tx, story, CHECKER, Decision.CHECK)),
    step(addDays(story, 1), at(15, 0), (tx) => rolls.decide(tx, story, APPROVER, Decision.APPROVE)),
    step(next, at(19, 24), (tx) => rolls.arrive(tx, next, 5)),
    step(next, at(21, 35), (tx) => rolls.close(tx, next)),
    step(addDays(next, 1), at(9, 0), (tx) => rolls.decide(tx, next, CHECKER, Decision.CHECK)),
    step(addDays(next, 1), at(15, 0), (tx) => rolls.decide(tx, next, APPROVER, Decision.APPROVE)),
  ];
}

class Rolls {
  constructor(private readonly villageId: string) {}

  private async actor(tx: Tx, name: string): Promise<Actor> {
    const row = await tx.row<{ id: string }>(
      'select id from resident where name = $1 and village_id = $2 order by id limit 1',
      [name, this.villageId],
    );
    return found(await loadActor(tx, { residentId: found(row).id }));
  }

  /** The patrol of a day; null where the calendar left it out. */
  private patrol(tx: Tx, day: string): Promise<Patrol | null> {
    return tx.row<Patrol>(
      `select t.id, p.id as place_id from task t join task_place p on p.task_id = t.id and p.position = 0
       where t.village_id = $1 and t.kind = 'PATROL' and t.series_id is not null and t.on_date = $2 and t.state <> 'CANCELLED'`,
      [this.villageId, day],
    );
  }

  private signed(tx: Tx, taskId: string): Promise<{ residentId: string }[]> {
    return tx.rows(`select resident_id from sign_up where task_id = $1 and state = 'SIGNED' order by seq`, [
      taskId,
    ]);
  }

  /** The leader signs people up until there are so many. */
  async fill(tx: Tx, day: string, most: number): Promise<void> {
    const patrol = await this.patrol(tx, day);
    if (!patrol) return;
    const leader = await this.actor(tx, LEADER);
    const crowd = await tx.rows<{ id: string }>(
      `select r.id from resident r where r.village_id = $1 and r.state = 'ACTIVE' and r.login_id is null
         and extract(year from $2::timestamptz) - r.birth_year between 24 and 60
         and not exists (select 1 from kinship k where k.resident_id = r.id)
       order by hashtextextended(r.name, 11), r.id limit 30`,
      [this.villageId, tx.at],
    );
    let count = (await this.signed(tx, patrol.id)).length;
    for (const { id } of crowd) {
      if (count >= most) break;
      try {
        await signUp(tx, leader, {
          requestId: newId(),
          taskId: patrol.id,
          placeId: patrol.placeId,
          residentId: id,
        });
        count += 1;
      } catch (error) {
        // Signed up already, or somewhere else that evening; a fault of ours is none of these.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  private async mark(
    tx: Tx,
    taskId: string,
    kind: MarkKind,
    people: readonly { residentId: string }[],
  ): Promise<void> {
    if (people.length === 0) return;
    await syncMarks(tx, await this.actor(tx, LEADER), {
      requestId: newId(),
      taskId,
      marks: people.map(({ residentId }, place) => ({
        id: newId(),
        residentId,
        kind,
        at: new Date(tx.at.getTime() - (people.length - place) * 20_000),
        way: place % 3 === 1 ? MarkWay.CARD : MarkWay.LEADER,
        note: '',
        gone: false,
      })),
    });
  }

  /** So many of those signed up come: the first by the code on the leader's phone, the others tapped or by card. */
  async arrive(tx: Tx, day: string, count: number): Promise<void> {
    const patrol = await this.patrol(tx, day);
    if (!patrol) return;
    const [first, ...others] = (await this.signed(tx, patrol.id)).slice(0, count);
    if (!first) return;
    const code = codeOf(await taskSecret(tx, patrol.id), stepOf(tx.at));
    await checkIn(tx, found(await loadActor(tx, first)), {
      requestId: newId(),
      taskId: patrol.id,
      code,
      kind: MarkKind.IN,
    });
    await this.mark(tx, patrol.id, MarkKind.IN, others);
  }

  private here(tx: Tx, taskId: string): Promise<{ residentId: string }[]> {
    return tx.rows(
      `select i.resident_id from attendance_standing i where i.task_id = $1 and i.kind = 'IN' and not i.gone
         and not exists (select 1 from attendance_standing o where o.task_id = $1 and o.resident_id = i.resident_id
           and o.kind = 'OUT') order by i.seq`,
      [taskId],
    );
  }

  async leaveEarly(tx: Tx, day: string): Promise<void> {
    const patrol = await this.patrol(tx, day);
    if (patrol) await this.mark(tx, patrol.id, MarkKind.OUT, (await this.here(tx, patrol.id)).slice(-1));
  }

  /** Everybody still there leaves, and the leader closes the roll: whoever left early gets the hour and no points. */
  async close(tx: Tx, day: string): Promise<void> {
    const patrol = await this.patrol(tx, day);
    if (!patrol) return;
    await this.mark(tx, patrol.id, MarkKind.OUT, await this.here(tx, patrol.id));
    const present = await tx.rows<{ residentId: string; early: boolean }>(
      `select o.resident_id, o.at < t.ends_at - interval '15 minutes' as early
       from attendance_standing o join task t on t.id = o.task_id where o.task_id = $1 and o.kind = 'OUT' order by o.seq`,
      [patrol.id],
    );
    await closeTaskRoll(tx, await this.actor(tx, LEADER), {
      requestId: newId(),
      taskId: patrol.id,
      rows: present.map(({ residentId, early }) => ({ residentId, hoursOnlyReason: early ? EARLY : null })),
      excusedIds: [],
      note: '',
    });
  }

  async decide(tx: Tx, day: string, name: string, decision: Decision): Promise<void> {
    const patrol = await this.patrol(tx, day);
    if (!patrol) return;
    const records = await tx.rows<{ id: string }>(
      'select r.id from activity_record r join task_roll k on k.roll_id = r.roll_id where k.task_id = $1 order by r.id',
      [patrol.id],
    );
    if (records.length === 0) return;
    await decideRecords(tx, await this.actor(tx, name), {
      requestId: newId(),
      decisions: records.map(({ id }) => ({ recordId: id, decision })),
    });
  }
}
