import { villageCode } from '#server/app/demo/areas';
import { type CouncilKindCode, councilCode } from '#server/app/demo/council-kinds';
import {
  type MeetingPlan,
  meetingPlans,
  type MotionPlan,
  type Rhythm,
  rhythms,
} from '#server/app/demo/meeting-plan';
import { chanceFrom } from '#server/app/demo/random';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { BallotBox } from '#server/features/meetings/ballot-box';
import { type Actor, loadActor } from '#server/features/people/actor';
import { callPlanned, finish, gather, meetingOf, publish, type Table, voteOnPlan } from './hold-meeting';
import { decisionSteps, decisionVotes } from './seed-decisions';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

const chairs: Readonly<Partial<Record<CouncilKindCode, string>>> = {
  RW: 'tang-fulai',
  DG: 'yue-mingzhu',
  // The chair of the elders has no phone: the clerk calls their meetings.
  EL: 'he-chunmei',
  MR: 'miao-jingyi',
  RC: 'ruan-qingshan',
  MC: 'shi-youwei',
  OC: 'cui-mingli',
};
const CLERK = 'he-chunmei';
/** Members are told so many days before. */
const CALLED_DAYS = 5;
const SEED = 20_261_123;

/** The day of a month that is the n-th of its weekday (0 is Monday), 'YYYY-MM-DD'. */
function dayIn(month: string, { week, weekday }: Rhythm): string {
  const first = `${month}-01`;
  const offset = (weekday - ((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7) + 7) % 7;
  return addDays(first, offset + (week - 1) * 7);
}

export interface PlannedMeeting {
  kind: CouncilKindCode;
  day: string;
  startsAt: Date;
  plan: MeetingPlan;
}

/** The meetings of the twelve months before a day, and of the days after it, by time. */
export function plannedMeetings(today: string): PlannedMeeting[] {
  const months = Array.from({ length: 16 }, (_, back) => {
    const at = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
    at.setUTCMonth(at.getUTCMonth() - 12 + back);
    return at.toISOString().slice(0, 7);
  });
  return Object.entries(meetingPlans)
    .flatMap(([code, plans]) => {
      const kind = code as CouncilKindCode;
      const rhythm = found(rhythms[kind]);
      return months.flatMap((month) =>
        plans
          .filter((plan) => plan.month === Number(month.slice(5)))
          .map((plan) => {
            const day = dayIn(month, rhythm);
            const startsAt = new Date(
              startOfDay(day).getTime() + (rhythm.hour * 60 + rhythm.minute) * 60_000,
            );
            return { kind, day, startsAt, plan };
          }),
      );
    })
    .filter(({ day }) => day > addDays(today, -365))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .filter(
      (meeting, _, all) =>
        meeting.day <= addDays(today, CALLED_DAYS) ||
        // The residents council calls early: there is always a meeting to come.
        meeting === all.find(({ kind, day }) => kind === 'RC' && day > today),
    );
}

/** The year of meetings of 银杏坝村's councils, what they resolved, and the decisions they had a part in. */
export function meetingSteps(ids: CountyIds, today: string, secret: string): Step[] {
  const meetings = plannedMeetings(today);
  const box = new BallotBox(secret);
  const votes = decisionVotes(meetings, today);
  const steps = meetings.flatMap((meeting, place): Step[] => {
    const { kind, day, startsAt, plan } = meeting;
    const chance = chanceFrom(SEED + place);
    const at = (minutes: number, rank: number, run: Step['run']): Step => ({
      at: new Date(startsAt.getTime() + minutes * 60_000),
      rank,
      run,
    });
    const tableOf = (tx: Tx): Promise<Table> => tableAt(tx, ids, kind, box);
    const call: Step = {
      at: new Date(
        Math.min(
          startsAt.getTime() - (CALLED_DAYS * 24 + 10) * 3_600_000,
          startOfDay(today).getTime() - 15 * 3_600_000,
        ),
      ),
      rank: 10,
      run: async (tx) => callPlanned(tx, await tableOf(tx), plan, startsAt),
    };
    if (day >= today) return [call];
    const held = async (tx: Tx, table: Table): Promise<string> =>
      found(await meetingOf(tx, table.councilId, day));
    const motions: readonly MotionPlan[] = plan.motions ?? [];
    const adopted: { motionId: string; told: NonNullable<MotionPlan['told']> }[] = [];
    return [
      call,
      at(-4, 11, async (tx) => {
        const table = await tableOf(tx);
        await gather(tx, table, await held(tx, table), chance);
      }),
      ...motions.map((motion, index) =>
        at(50 + index * 6, 12, async (tx) => {
          const table = await tableOf(tx);
          const voted = await voteOnPlan(tx, table, await held(tx, table), motion);
          if (voted.adopted && motion.told) adopted.push({ motionId: voted.motionId, told: motion.told });
        }),
      ),
      ...votes
        .filter((vote) => vote.meeting === meeting)
        .map((vote, index) =>
          at(70 + index * 4, 12, async (tx) => {
            const table = await tableOf(tx);
            const { motionId } = await voteOnPlan(tx, table, await held(tx, table), vote.motion);
            vote.taken(motionId);
          }),
        ),
      at(90, 13, async (tx) => {
        const table = await tableOf(tx);
        await finish(tx, table, await held(tx, table), plan);
      }),
      at(90 + 13 * 60, 14, async (tx) => {
        const table = await tableOf(tx);
        for (const { motionId, told } of adopted) await publish(tx, table, motionId, told);
      }),
    ];
  });
  return [...steps, ...decisionSteps(ids, today, votes)];
}

async function tableAt(tx: Tx, ids: CountyIds, kind: CouncilKindCode, box: BallotBox): Promise<Table> {
  const code = councilCode(villageCode, kind);
  const council = await tx.row<{ id: string }>(
    'select c.id from council c join area a on a.id = c.area_id where a.code = $1 and c.kind_code = $2',
    [villageCode, kind],
  );
  if (!council) throw new Error(`The demo has no council ${code}`);
  const actor = async (key: string): Promise<Actor> =>
    found(await loadActor(tx, { residentId: ids.resident(key) }));
  return {
    councilId: council.id,
    chair: await actor(chairs[kind] ?? CLERK),
    recorder: await actor(CLERK),
    place: found(rhythms[kind]).place,
    box,
  };
}
