import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { schemeOf } from '#server/features/scoring/queries';
import type { Task } from '#server/features/tasks/task.entity';
import type { RowOutcome } from './attendance-row.entity';
import { AttendanceLine } from './attendance-types';
import { absent, presencesOf } from './presences';
import { isPresent, reckon, type Reckoned, withinDay } from './rules';
import { attendanceSettingsOf } from './settings';

/** What a roll made right now would say of the people who are present. */
export interface Reckoning {
  residentId: string;
  /** Null while nobody noted when the person left. */
  reckoned: Reckoned | null;
  minutes: number;
  otherMinutes: number;
  /** Another task whose closed roll has the person at the same time. */
  elsewhere: string | null;
}

/** Minutes that closed rolls of other tasks hold of these people on the day of this one. One statement. */
async function minutesElsewhere(
  reader: Reader,
  task: Pick<Task, 'id' | 'startsAt'>,
  residentIds: readonly string[],
): Promise<Map<string, number>> {
  const day = dayOf(task.startsAt);
  const rows = await reader.rows<{ residentId: string; minutes: number }>(
    `select a.resident_id, sum(a.minutes)::int as minutes from attendance_row a join task t on t.id = a.task_id
     where a.resident_id = any($1::uuid[]) and a.task_id <> $2 and a.outcome <> 'NONE'
       and t.starts_at >= $3 and t.starts_at < $4
     group by a.resident_id`,
    [residentIds, task.id, startOfDay(day), startOfDay(addDays(day, 1))],
  );
  return new Map(rows.map(({ residentId, minutes }) => [residentId, minutes]));
}

/** By whom of these people another closed roll has the same time, with its title. One statement. */
async function clashes(
  reader: Reader,
  task: Pick<Task, 'id'>,
  stays: readonly { residentId: string; from: Date; to: Date }[],
): Promise<Map<string, string>> {
  const rows = await reader.rows<{ residentId: string; title: string }>(
    `select distinct on (a.resident_id) a.resident_id, t.title
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) s (resident_id, came, gone)
     join attendance_row a on a.resident_id = s.resident_id and a.during && tstzrange(s.came, s.gone)
     join task t on t.id = a.task_id
     where a.task_id <> $1 and a.outcome <> 'NONE' order by a.resident_id, t.starts_at`,
    [
      task.id,
      stays.map(({ residentId }) => residentId),
      stays.map(({ from }) => from),
      stays.map(({ to }) => to),
    ],
  );
  return new Map(rows.map(({ residentId, title }) => [residentId, title]));
}

/** Reckons everybody who is present at a task, in the order they came. A constant number of statements. */
export async function reckonTask(
  reader: Reader,
  task: Task,
): Promise<{ present: Reckoning[]; dayCap: number; presences: Awaited<ReturnType<typeof presencesOf>> }> {
  const [presences, settings, scheme] = [
    await presencesOf(reader, task.id),
    await attendanceSettingsOf(reader, task.villageId),
    await schemeOf(reader, task.villageId),
  ];
  const here = [...presences].filter(([, presence]) => isPresent(presence));
  const stays = here.map(([residentId, { IN, OUT }]) => ({
    residentId,
    reckoned: IN && OUT && !OUT.gone ? reckon(task, IN.at, OUT.at, settings.roundingMinutes) : null,
  }));
  const others = await minutesElsewhere(
    reader,
    task,
    stays.map(({ residentId }) => residentId),
  );
  const elsewhere = await clashes(
    reader,
    task,
    stays.flatMap(({ residentId, reckoned }) =>
      reckoned?.during ? [{ residentId, ...reckoned.during }] : [],
    ),
  );
  const dayCap = scheme.personDayMinutes;
  const present = stays.map(({ residentId, reckoned }) => {
    const otherMinutes = others.get(residentId) ?? 0;
    return {
      residentId,
      reckoned,
      minutes: withinDay(reckoned?.minutes ?? 0, otherMinutes, dayCap),
      otherMinutes,
      elsewhere: elsewhere.get(residentId) ?? null,
    };
  });
  return { present, dayCap, presences };
}

interface OnRoll {
  residentId: string;
  role: string | null;
  signedUp: boolean;
  number: string | null;
  outcome: RowOutcome | null;
  reason: string | null;
  minutes: number | null;
}

/** Everybody on the roll of a task: those who signed up, those who wait, and those who came without. */
export async function linesOf(
  reader: Reader,
  task: Task,
): Promise<{ lines: AttendanceLine[]; dayCap: number }> {
  const { present, dayCap, presences } = await reckonTask(reader, task);
  const reckonings = new Map(present.map((each) => [each.residentId, each]));
  const people = await reader.rows<OnRoll>(
    `select p.resident_id, s.role, coalesce(s.state = 'SIGNED', false) as signed_up, v.number, a.outcome, a.reason,
       a.minutes
     from (select resident_id from sign_up where task_id = $1 and state in ('SIGNED', 'WAITING')
           union select resident_id from attendance_mark where task_id = $1) p
     join resident r on r.id = p.resident_id
     left join lateral (select u.state, c.name as role, c.position from sign_up u join task_place c on c.id = u.task_place_id
       where u.task_id = $1 and u.resident_id = p.resident_id and u.state in ('SIGNED', 'WAITING') limit 1) s on true
     left join volunteer v on v.resident_id = p.resident_id and v.state <> 'LEFT'
     left join attendance_row a on a.task_id = $1 and a.resident_id = p.resident_id
     order by s.state nulls last, s.position, r.name, r.id`,
    [task.id],
  );
  const lines = people.map((person) => {
    const reckoning = reckonings.get(person.residentId);
    const { IN: came, OUT: left } = presences.get(person.residentId) ?? absent();
    const minutes = person.minutes ?? reckoning?.minutes ?? 0;
    return Object.assign(new AttendanceLine(), {
      taskId: task.id,
      residentId: person.residentId,
      role: person.role,
      signedUp: person.signedUp,
      number: person.number,
      came,
      left,
      minutes,
      cutMinutes: Math.max(0, (reckoning?.reckoned?.minutes ?? 0) - minutes),
      lateMinutes: reckoning?.reckoned?.lateMinutes ?? 0,
      earlyMinutes: reckoning?.reckoned?.earlyMinutes ?? 0,
      otherMinutes: reckoning?.otherMinutes ?? 0,
      elsewhere: reckoning?.elsewhere ?? null,
      outcome: person.outcome,
      reason: person.reason ?? '',
    });
  });
  return { lines, dayCap };
}
