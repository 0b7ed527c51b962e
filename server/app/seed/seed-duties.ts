import { communityCode, villageCode } from '#server/app/demo/areas';
import { type CouncilKindCode, councilKinds } from '#server/app/demo/council-kinds';
import { chanceFrom } from '#server/app/demo/random';
import { addDays, addMonths, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import { DutyKind } from '#server/features/duties/duty.entity';
import { fileDuty } from '#server/features/duties/file-duty';
import { insert } from './insert';
import { type ActorOf, councilId, seatsOfFull } from './seed-council-terms';
import type { CountyIds } from './seed-county';

/** What members of each kind do between meetings, with words that name nobody. */
const works: Readonly<Partial<Record<CouncilKindCode, readonly (readonly [DutyKind, string, number])[]>>> = {
  RW: [
    [DutyKind.EVENT, '红事当天帮忙招呼', 240],
    [DutyKind.EVENT, '白事当天帮忙', 300],
    [DutyKind.LENDING, '借还桌椅碗筷', 45],
    [DutyKind.VISIT, '办事人家回访', 40],
  ],
  DG: [
    [DutyKind.TALK, '赶场日摆摊宣传', 120],
    [DutyKind.TALK, '学校宣讲', 60],
    [DutyKind.EVENT, '棋牌赛、广场舞晚会', 150],
  ],
  EL: [
    [DutyKind.VISIT, '探望老人', 50],
    [DutyKind.EVENT, '老人生日会', 90],
    [DutyKind.EVENT, '节日聚餐', 180],
  ],
  MR: [
    [DutyKind.REVIEW, '好人好事走访核实', 60],
    [DutyKind.TALK, '道德讲堂', 90],
  ],
  RC: [
    [DutyKind.INSPECTION, '项目工地查看', 60],
    [DutyKind.VISIT, '走访听意见', 60],
  ],
  MC: [
    [DutyKind.MEDIATION, '邻里纠纷调解', 90],
    [DutyKind.INSPECTION, '每月纠纷排查', 90],
  ],
  OC: [
    [DutyKind.INSPECTION, '超市月底盘点', 120],
    [DutyKind.INSPECTION, '公示栏、资金账目检查', 60],
  ],
};

/**
 * A year of duties written down by hand: chairs for their members, the office for the chairs. Every council of 银杏坝村
 * has somebody who has not been heard of for some months.
 */
export async function liveDuties(tx: Tx, ids: CountyIds, today: string): Promise<void> {
  const chance = chanceFrom(20_261_123);
  const village = ids.area(villageCode);
  const office = ids.resident('he-chunmei');
  const seats = await seatsOfFull(tx, ids);
  const quietSince = addDays(today, -130);
  const close = new Set(
    (
      await tx.rows<{ pair: string }>(
        `select a.id || ':' || b.id as pair from unnest($1::uuid[]) a (id), unnest($1::uuid[]) b (id)
         where council_recuses(a.id, array[b.id])`,
        [[...new Set([office, ...seats.map(({ residentId }) => residentId)])]],
      )
    ).map(({ pair }) => pair),
  );
  const rows: Record<string, unknown>[] = [];
  for (const councilOf of new Set(seats.map(({ councilId: id }) => id))) {
    const own = seats.filter((seat) => seat.councilId === councilOf);
    const chair = own.find(({ role, endsOn }) => role === 'COUNCIL_CHAIR' && (endsOn ?? '9999') >= today);
    const kinds = chair ? (works[chair.kindCode] ?? []) : [];
    if (!chair || kinds.length === 0) continue;
    const here = chair.areaId === village;
    const quiet = here ? own.filter(({ role }) => role === 'COUNCIL_MEMBER').at(-1)?.residentId : undefined;
    for (let daysAgo = 350; daysAgo >= 3; daysAgo -= here ? 11 : 24) {
      const day = addDays(today, -daysAgo + chance.between(0, 2));
      const sitting = own.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn ?? '9999') >= day);
      const [kind, what, minutes] = chance.pick(kinds);
      const among = chance
        .shuffled(sitting)
        .filter(({ residentId }) => residentId !== quiet || day < quietSince)
        .slice(0, kind === DutyKind.EVENT ? 3 : chance.between(1, 2));
      for (const { residentId } of among) {
        const loggedBy = close.has(`${chair.residentId}:${residentId}`) ? office : chair.residentId;
        if (close.has(`${loggedBy}:${residentId}`)) continue;
        const id = newId();
        rows.push({
          id,
          council_id: councilOf,
          resident_id: residentId,
          kind,
          on_day: day,
          minutes: minutes + chance.between(-2, 4) * 5,
          source_kind: 'FILED',
          source_id: id,
          what,
          state: 'DONE',
          at: startOfDay(addDays(day, 1)),
          logged_by: loggedBy,
        });
      }
    }
  }
  await insert(tx, 'council_duty', rows);
}

/** The other units keep their books on paper: the town brings in what a month came to. Some have long been silent. */
export async function reportMonths(tx: Tx, ids: CountyIds, today: string): Promise<void> {
  const chance = chanceFrom(20_261_124);
  const staff = await tx.rows<{ areaId: string; residentId: string }>(
    "select area_id, min(resident_id::text)::uuid as resident_id from post where role = 'TOWN_STAFF' group by area_id",
  );
  const staffOf = new Map(staff.map(({ areaId, residentId }) => [areaId, residentId]));
  const [anyone] = staff;
  const kept = await tx.rows<{ id: string; areaId: string; kindCode: string; townId: string }>(
    `select c.id, c.area_id, c.kind_code, a.parent_id as town_id from council c join area a on a.id = c.area_id
     where not (c.area_id = any ($1::uuid[])) order by a.code, c.kind_code`,
    [[ids.area(villageCode), ids.area(communityCode)]],
  );
  const rhythm = new Map(councilKinds.map(({ code, meets }) => [code as string, meets]));
  const rows: Record<string, unknown>[] = [];
  for (const [place, council] of kept.entries()) {
    // One in seven fell asleep some months ago, one in nineteen never reported.
    const asleep = place % 7 === 3;
    if (place % 19 === 11) continue;
    for (let back = 12; back >= 1; back -= 1) {
      if (asleep && back <= 5) continue;
      if (!asleep && back > 1 && chance.happens(0.12)) continue;
      const month = addMonths(`${today.slice(0, 7)}-01`, -back);
      const meets = rhythm.get(council.kindCode) === 'MONTHLY' || back % 3 === place % 3;
      const duties = chance.between(2, 12) + (meets ? 4 : 0);
      const meetings = meets ? 1 : 0;
      const minutes = duties * chance.between(35, 90);
      const members = Math.min(duties, chance.between(2, 7));
      const lastOn = addDays(month, chance.between(8, 26));
      rows.push({
        council_id: council.id,
        month,
        duties,
        meetings,
        minutes,
        members,
        last_on: lastOn,
        logged: false,
        reported_duties: duties,
        reported_meetings: meetings,
        reported_minutes: minutes,
        reported_members: members,
        reported_last_on: lastOn,
        reported_by: staffOf.get(council.townId) ?? anyone?.residentId,
        reported_at: startOfDay(addDays(addMonths(month, 1), 2)),
      });
    }
  }
  await insert(tx, 'council_month', rows);
}

/** 毕秀云 has written down an inspection herself; it waits for the chair's yes. */
export async function ownWord(tx: Tx, ids: CountyIds, today: string, actor: ActorOf): Promise<void> {
  await fileDuty(tx, await actor(tx, ids.resident('bi-xiuyun')), {
    requestId: newId(),
    councilId: await councilId(tx, ids, 'OC'),
    residentId: ids.resident('bi-xiuyun'),
    kind: DutyKind.INSPECTION,
    onDay: addDays(today, -2),
    minutes: 45,
    what: '查看公示栏',
  });
}
