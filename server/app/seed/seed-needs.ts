import { villageCode } from '#server/app/demo/areas';
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { decideRecords } from '#server/features/activities/decide-records';
import { Decision } from '#server/features/activities/inputs';
import { acceptNeed } from '#server/features/needs/accept-need';
import { takeNeed } from '#server/features/needs/ask-for-help';
import { assignNeed } from '#server/features/needs/assign-need';
import { confirmNeed } from '#server/features/needs/confirm-need';
import { closeNeed, withdrawNeed } from '#server/features/needs/end-need';
import { finishNeed } from '#server/features/needs/finish-need';
import { giveBackNeed } from '#server/features/needs/give-back-need';
import { EndReason, HeardBy, Need, NeedKind, NeedScope } from '#server/features/needs/need.entity';
import { ConfirmedHow, NeedVisit } from '#server/features/needs/need-visit.entity';
import { suggestionsFor } from '#server/features/needs/queries';
import { rateNeed } from '#server/features/needs/rate-need';
import { type Actor, loadActor } from '#server/features/people/actor';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

type Ending =
  | 'RATED'
  | 'CONFIRMED'
  | 'GIVEN_BACK'
  | 'WITHDRAWN'
  | 'CLOSED'
  | 'PROMISED'
  | 'ASSIGNED'
  | 'OPEN';

/** One call: how many days ago, whose (0 is 祝桂英, others are old people by house number), what, and how it ended. */
type Call = readonly [daysAgo: number, home: number, kind: NeedKind, what: string, ending: Ending];

const { SHOPPING, ESCORT, REPAIR, VISIT, OTHER } = NeedKind;

const calls: readonly Call[] = [
  [330, 0, SHOPPING, '买米十斤、盐两包', 'RATED'],
  [318, 1, REPAIR, '厨房灯不亮', 'RATED'],
  [301, 0, ESCORT, '去镇上取钱，想有人陪着坐车', 'CONFIRMED'],
  [288, 2, VISIT, '想有人来坐坐', 'CONFIRMED'],
  [270, 3, SHOPPING, '买化肥一袋，帮忙扛进屋', 'RATED'],
  [255, 0, REPAIR, '水龙头关不紧', 'RATED'],
  [241, 4, OTHER, '手机不会交电费', 'CONFIRMED'],
  [226, 1, ESCORT, '去镇上办社保年审', 'GIVEN_BACK'],
  [210, 5, SHOPPING, '买油和面条', 'RATED'],
  [196, 0, SHOPPING, '买菜种、买火柴', 'CONFIRMED'],
  [181, 2, REPAIR, '门锁打不开', 'RATED'],
  [165, 6, VISIT, '腿脚不便，想理个发', 'RATED'],
  [150, 0, ESCORT, '去镇卫生院，想有人陪', 'RATED'],
  [134, 3, SHOPPING, '买蚊香和电池', 'WITHDRAWN'],
  [120, 7, REPAIR, '屋檐漏雨，要人看看', 'CLOSED'],
  [104, 4, VISIT, '儿女过年不回来，想有人说说话', 'CONFIRMED'],
  [90, 0, SHOPPING, '买米和酱油', 'RATED'],
  [76, 5, OTHER, '写一封信寄给孙子', 'RATED'],
  [61, 8, ESCORT, '去镇上拿快递', 'CONFIRMED'],
  [47, 1, REPAIR, '电扇不转', 'RATED'],
  [33, 0, REPAIR, '灯绳断了', 'RATED'],
  [24, 6, SHOPPING, '买洗衣粉', 'RATED'],
  [12, 2, VISIT, '想有人来坐坐', 'CONFIRMED'],
  [3, 7, ESCORT, '去镇上换身份证', 'ASSIGNED'],
  [2, 3, REPAIR, '水管接头漏水', 'OPEN'],
  [1, 0, SHOPPING, '买米十斤、鸡蛋一板', 'PROMISED'],
];

const ratings: readonly (readonly [stars: number, words: string])[] = [
  [5, '来得准时，东西放得好好的'],
  [5, '修得很好，还教我怎么用'],
  [4, '帮了大忙'],
  [5, ''],
  [3, '来晚了一点，事情办好了'],
];

const MINUTE = 60_000;

/** A year of calls in 银杏坝村, taken by 贺春梅: most were answered, two wait too long, one is under way. */
export function needSteps(ids: CountyIds, today: string): Step[] {
  const actors = new Map<string, Actor>();
  const actor = async (tx: Tx, residentId: string): Promise<Actor> => {
    const known = actors.get(residentId) ?? found(await loadActor(tx, { residentId }));
    actors.set(residentId, known);
    return known;
  };
  const clerk = (tx: Tx): Promise<Actor> => actor(tx, ids.resident('he-chunmei'));
  return calls.flatMap((call, place) => callSteps(call, place, { ids, today, actor, clerk }));
}

interface Stage {
  ids: CountyIds;
  today: string;
  actor: (tx: Tx, residentId: string) => Promise<Actor>;
  clerk: (tx: Tx) => Promise<Actor>;
}

function callSteps([daysAgo, home, kind, what, ending]: Call, place: number, stage: Stage): Step[] {
  const { actor, clerk } = stage;
  const requestId = newId();
  const steps: Step[] = [];
  const day = (more: number): Date => startOfDay(addDays(stage.today, more - daysAgo));
  const at = (more: number, minutes: number, run: Step['run']): void => {
    steps.push({ at: new Date(day(more).getTime() + minutes * MINUTE), rank: 9, run });
  };
  const needOf = async (tx: Tx): Promise<Need> => found(await tx.one(Need, { id: requestId }));
  const visitOf = async (tx: Tx): Promise<NeedVisit> =>
    Object.assign(
      new NeedVisit(),
      found(
        await tx.row<NeedVisit>(
          "select * from need_visit where need_id = $1 and state in ('PLANNED', 'DONE', 'CONFIRMED')",
          [requestId],
        ),
      ),
    );
  /** Asks the best fitting person who holds no post and is not in the stories, and that person says yes. */
  const promise = async (tx: Tx, turn: number): Promise<void> => {
    const offered = await suggestionsFor(tx, await needOf(tx), 30);
    const plain = await plainOf(
      tx,
      stage.ids,
      offered.map(({ candidate }) => candidate.residentId),
    );
    const match = found(offered.filter(({ candidate }) => plain.has(candidate.residentId))[turn]);
    const { residentId, teamId } = match.candidate;
    const asked = {
      requestId: newId(),
      needId: requestId,
      teamId,
      residentIds: [residentId],
      scope: NeedScope.TEAM,
    };
    await assignNeed(tx, await clerk(tx), asked);
    const startsAt = match.freeFrom;
    await acceptNeed(tx, await actor(tx, residentId), { requestId: newId(), needId: requestId, startsAt });
  };

  const ahead = ending === 'PROMISED' || ending === 'ASSIGNED' || ending === 'OPEN' ? daysAgo + 1 : 1;
  at(0, 9 * 60 + place, async (tx) => {
    const { householdId, residentId } = await homeAt(tx, stage.ids, home);
    await takeNeed(tx, await clerk(tx), {
      requestId,
      householdId,
      forResidentId: residentId,
      heardBy: place % 6 === 5 ? HeardBy.IN_PERSON : HeardBy.PHONE,
      kind,
      what,
      wantedFrom: new Date(day(ahead).getTime() + 8 * 60 * MINUTE),
      wantedUntil: new Date(day(ahead).getTime() + 18 * 60 * MINUTE),
      minutes: kind === ESCORT ? 120 : 60,
      heavy: what.includes('扛'),
      scope: NeedScope.TEAM,
    });
  });
  if (ending === 'OPEN') return steps;
  if (ending === 'CLOSED') {
    at(1, 10 * 60, async (tx) => {
      const words = '请了瓦匠来看，不是志愿者能修的';
      await closeNeed(tx, await clerk(tx), {
        requestId: newId(),
        needId: requestId,
        reason: EndReason.NOT_FEASIBLE,
        words,
      });
    });
    return steps;
  }
  if (ending === 'ASSIGNED') {
    at(0, 10 * 60 + place, async (tx) => {
      const team = found(
        await tx.row<{ id: string }>(
          "select id from team where village_id = $1 and kind = 'ELDERS' and state = 'ACTIVE'",
          [stage.ids.area(villageCode)],
        ),
      );
      const input = {
        requestId: newId(),
        needId: requestId,
        teamId: team.id,
        residentIds: [],
        scope: NeedScope.TEAM,
      };
      await assignNeed(tx, await clerk(tx), input);
    });
    return steps;
  }
  at(0, 10 * 60 + place, (tx) => promise(tx, 0));
  if (ending === 'PROMISED') return steps;
  if (ending === 'WITHDRAWN') {
    at(0, 18 * 60, async (tx) => {
      await withdrawNeed(tx, await clerk(tx), { requestId: newId(), needId: requestId, words: '女儿捎来了' });
    });
    return steps;
  }
  if (ending === 'GIVEN_BACK') {
    at(0, 19 * 60, async (tx) => {
      const { helperId } = await visitOf(tx);
      const words = '家里有急事';
      await giveBackNeed(tx, await actor(tx, helperId), { requestId: newId(), needId: requestId, words });
    });
    at(0, 20 * 60, (tx) => promise(tx, 1));
  }
  at(1, 19 * 60, async (tx) => {
    const { helperId, startsAt } = await visitOf(tx);
    const minutes = (kind === ESCORT ? 105 : 45) + (place % 3) * 15;
    const input = { requestId: newId(), needId: requestId, beganAt: startsAt, minutes };
    await finishNeed(tx, await actor(tx, helperId), input);
  });
  at(1, 20 * 60, async (tx) => {
    await confirmNeed(tx, await clerk(tx), { requestId: newId(), needId: requestId, how: ConfirmedHow.CALL });
  });
  const [stars, words] = ratings[place % ratings.length] ?? [5, ''];
  if (ending === 'RATED') {
    at(1, 20 * 60 + 5, async (tx) => {
      await rateNeed(tx, await clerk(tx), { requestId: newId(), needId: requestId, rating: stars, words });
    });
  }
  // Whoever called back has filed it: the secretary checks, the elders' association approves.
  at(2, 9 * 60, async (tx) => {
    const { recordId, helperId } = await visitOf(tx);
    if (!recordId) return;
    const elders = await actor(tx, await elderFor(tx, stage.ids, helperId));
    const secretary = await actor(tx, stage.ids.resident('zheng-shoutian'));
    const eyes = [
      [secretary, Decision.CHECK],
      [elders, Decision.APPROVE],
    ] as const;
    for (const [who, decision] of eyes) {
      const [result] = await decideRecords(tx, who, {
        requestId: newId(),
        decisions: [{ recordId, decision }],
      });
      if (result?.error) throw new DomainError(result.error);
    }
  });
  return steps;
}

/** 祝桂英, or the n-th old person without a post by the number of the house. */
async function homeAt(
  tx: Tx,
  ids: CountyIds,
  place: number,
): Promise<{ householdId: string; residentId: string }> {
  const zhu = ids.resident('zhu-guiying');
  return found(
    await tx.row<{ householdId: string; residentId: string }>(
      `select r.household_id, r.id as resident_id from resident r join household h on h.head_id = r.id
       where r.village_id = $1 and r.state = 'ACTIVE' and (r.id = $2 or r.birth_year <= extract(year from $3::timestamptz) - 68)
         and not exists (select 1 from post p where p.resident_id = r.id)
       order by r.id <> $2, h.number offset $4 limit 1`,
      [ids.area(villageCode), zhu, tx.at, place],
    ),
  );
}

/** Of these people those without a post, out of the secretary's and the clerk's homes and kin, and in no story. */
async function plainOf(tx: Tx, ids: CountyIds, residentIds: readonly string[]): Promise<Set<string>> {
  const offices = [ids.resident('zheng-shoutian'), ids.resident('he-chunmei')];
  const rows = await tx.rows<{ id: string }>(
    `select r.id from resident r
     where r.id = any($1::uuid[]) and r.login_id is null
       and not exists (select 1 from resident m join post p on p.resident_id = m.id where m.household_id = r.household_id)
       and not exists (select 1 from resident m where m.household_id = r.household_id and m.login_id is not null)
       and not exists (select 1 from kinship k where k.resident_id = r.id and k.kin_id = any($2::uuid[]))`,
    [residentIds, offices],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Somebody who sits on the elders' association and is no kin of the helper. */
async function elderFor(tx: Tx, ids: CountyIds, helperId: string): Promise<string> {
  const row = await tx.row<{ id: string }>(
    `select p.resident_id as id from post p join council c on c.id = p.council_id
     where c.kind_code = 'EL' and c.area_id = $1 and p.role in ('COUNCIL_CHAIR', 'COUNCIL_MEMBER')
       and p.starts_on <= $3 and coalesce(p.ends_on, 'infinity') >= $3
       and not exists (select 1 from kinship k where k.resident_id = $2 and k.kin_id = p.resident_id)
     order by p.role, p.resident_id limit 1`,
    [ids.area(villageCode), helperId, dayOf(tx.at)],
  );
  return found(row).id;
}
