import { villageCode } from '#server/app/demo/areas';
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { decideRecords } from '#server/features/activities/decide-records';
import { Decision } from '#server/features/activities/inputs';
import { Ceremony, CeremonyItem, CeremonyKind, NoticeWay } from '#server/features/ceremonies/ceremony.entity';
import { usualStandard } from '#server/features/ceremonies/ceremony-standard.entity';
import { closeCeremony } from '#server/features/ceremonies/close-ceremony';
import { GearGroup, LoanMove } from '#server/features/ceremonies/gear.entity';
import { addCouncilGear, lendGear, moveLoan } from '#server/features/ceremonies/lend-gear';
import { agreeCeremony, checkCeremony, withdrawCeremony } from '#server/features/ceremonies/move-ceremony';
import { notifyCeremony, takeCeremony } from '#server/features/ceremonies/notify-ceremony';
import { reviseCeremonyStandard } from '#server/features/ceremonies/settings';
import { visitCeremony } from '#server/features/ceremonies/visit-ceremony';
import { type Actor, loadActor } from '#server/features/people/actor';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

type Ending = 'CLOSED' | 'BEYOND' | 'WITHDRAWN' | 'VISITED' | 'AGREED' | 'NOTIFIED';
/** How it was told: by the family itself, or written down by the chair or the clerk. */
type Told = 'SELF' | 'PHONE' | 'PAPER' | 'IN_PERSON';

/** One event: days ago of its day (below 0: ahead), what, told how, tables, cost of a table in yuan, how it ended. */
type Event = readonly [
  daysAgo: number,
  kind: CeremonyKind,
  told: Told,
  tables: number,
  cost: number,
  ending: Ending,
];

const { WEDDING, FUNERAL } = CeremonyKind;

const events: readonly Event[] = [
  [341, WEDDING, 'SELF', 18, 280, 'CLOSED'],
  [318, FUNERAL, 'PHONE', 14, 220, 'CLOSED'],
  [287, WEDDING, 'SELF', 20, 300, 'CLOSED'],
  [262, FUNERAL, 'IN_PERSON', 10, 200, 'CLOSED'],
  [233, WEDDING, 'PAPER', 32, 380, 'BEYOND'],
  [205, FUNERAL, 'PHONE', 15, 240, 'CLOSED'],
  [176, WEDDING, 'SELF', 16, 260, 'CLOSED'],
  [149, WEDDING, 'SELF', 18, 280, 'WITHDRAWN'],
  [121, FUNERAL, 'PHONE', 11, 210, 'CLOSED'],
  [94, WEDDING, 'PHONE', 15, 260, 'CLOSED'],
  // The simple funeral: told by phone, the chair wrote it down; twelve tables, thirty points, two approvers.
  [52, FUNERAL, 'PHONE', 12, 200, 'CLOSED'],
  [23, WEDDING, 'SELF', 14, 250, 'CLOSED'],
  [2, FUNERAL, 'PHONE', 9, 200, 'VISITED'],
  [-3, WEDDING, 'SELF', 16, 280, 'AGREED'],
  [-8, WEDDING, 'SELF', 24, 300, 'NOTIFIED'],
];

const gear: readonly (readonly [kind: GearGroup, name: string, quantity: number])[] = [
  [GearGroup.TABLE, '方桌', 40],
  [GearGroup.STOOL, '长凳', 160],
  [GearGroup.BOWL, '碗筷（套）', 400],
  [GearGroup.STOVE, '移动炉灶', 4],
  [GearGroup.TENT, '雨棚', 3],
  [GearGroup.SOUND, '音响', 1],
];

const BEGIN = 358;
const HOUR = 3_600_000;
const items = [CeremonyItem.MENU, CeremonyItem.FOOD_SAFETY, CeremonyItem.FIRE, CeremonyItem.GEAR];

/** A year of weddings and funerals in 银杏坝村 with the gear that was lent, and two that are to come. */
export function ceremonySteps(ids: CountyIds, today: string): Step[] {
  const village = ids.area(villageCode);
  const actors = new Map<string, Actor>();
  const actor = async (tx: Tx, residentId: string): Promise<Actor> => {
    const known = actors.get(residentId) ?? found(await loadActor(tx, { residentId }));
    actors.set(residentId, known);
    return known;
  };
  const chair = (tx: Tx): Promise<Actor> => actor(tx, ids.resident('tang-fulai'));
  const clerk = (tx: Tx): Promise<Actor> => actor(tx, ids.resident('he-chunmei'));
  const gearIds = new Map<string, string>();
  const steps: Step[] = [];
  const at = (daysAgo: number, hour: number, run: Step['run']): void => {
    steps.push({ at: new Date(startOfDay(addDays(today, -daysAgo)).getTime() + hour * HOUR), rank: 9, run });
  };

  at(BEGIN, 9, async (tx) => {
    // The first standard was milder; the meeting of the summer made it what it is.
    await reviseCeremonyStandard(tx, await clerk(tx), {
      requestId: newId(),
      villageId: village,
      effectiveFrom: dayOf(tx.at),
      ...usualStandard,
      tablesMax: 25,
      decided: '村民代表会议',
    });
    const council = await tx.row<{ id: string }>(
      "select id from council where area_id = $1 and kind_code = 'RW'",
      [village],
    );
    for (const [kind, name, quantity] of gear) {
      const added = await addCouncilGear(tx, await chair(tx), {
        requestId: newId(),
        councilId: found(council).id,
        kind,
        name,
        quantity,
      });
      gearIds.set(name, added.id);
    }
  });
  at(160, 10, async (tx) => {
    await reviseCeremonyStandard(tx, await clerk(tx), {
      requestId: newId(),
      villageId: village,
      effectiveFrom: dayOf(tx.at),
      ...usualStandard,
      decided: '红白理事会提议，村民代表会议通过',
    });
  });

  for (const [place, event] of events.entries()) {
    const [daysAgo, kind, told, tables, cost, ending] = event;
    const id = newId();
    const { members, home } = castOf(village, ids);
    const ahead = kind === WEDDING ? 6 : 1;
    const asked = Math.max(daysAgo + ahead, 1);
    const wishes = (): { gearId: string; quantity: number }[] =>
      [
        ['方桌', Math.min(tables, 40)],
        ['长凳', Math.min(tables * 4, 160)],
        ['碗筷（套）', Math.min(tables * 10, 400)],
        ...(place % 3 === 0 ? [['音响', 1] as const] : []),
      ].map(([name, quantity]) => ({ gearId: gearIds.get(String(name)) ?? '', quantity: Number(quantity) }));
    at(asked, 9 + place / 60, async (tx) => {
      const { householdId, residentId } = await home(tx, place);
      const day = addDays(today, -daysAgo);
      const plan = {
        requestId: id,
        kind,
        beginsOn: day,
        endsOn: day,
        place: place % 2 ? '村文化广场' : '自家院坝',
        tables,
        tableCost: cost * 100,
        words: '',
        gear: wishes(),
      };
      if (told === 'SELF') {
        await notifyCeremony(tx, await actor(tx, residentId), plan);
        return;
      }
      const by = told === 'PHONE' ? await chair(tx) : await clerk(tx);
      await takeCeremony(tx, by, { ...plan, householdId, hostId: residentId, heardBy: NoticeWay[told] });
    });
    if (ending === 'NOTIFIED') continue;
    if (ending === 'WITHDRAWN') {
      at(asked - 1, 18, async (tx) => {
        const { hostId } = found(await tx.one(Ceremony, { id }));
        await withdrawCeremony(tx, await actor(tx, hostId), { requestId: newId(), ceremonyId: id });
      });
      continue;
    }
    at(asked, 15, async (tx) => {
      const by = place % 2 ? await chair(tx) : await actor(tx, found((await members(tx))[0]));
      const list = [
        CeremonyItem.STANDARD_TOLD,
        CeremonyItem.GIFTS_TOLD,
        ...items.slice(0, 1 + (place % items.length)),
      ];
      for (const item of list) {
        await checkCeremony(tx, by, { requestId: newId(), ceremonyId: id, item, done: true });
      }
      await agreeCeremony(tx, by, { requestId: newId(), ceremonyId: id });
    });
    if (ending === 'AGREED') continue;
    at(daysAgo, 8, (tx) => moveLoans(tx, id, LoanMove.HAND_OUT, members, actor));
    at(daysAgo, 12.5, async (tx) => {
      const companionId = (await members(tx))[place % 3] ?? null;
      await visitCeremony(tx, await chair(tx), {
        requestId: newId(),
        ceremonyId: id,
        visitedAt: new Date(tx.at.getTime() - HOUR / 2),
        companionId,
        tables,
        costKept: ending !== 'BEYOND',
        cigarettesKept: true,
        spiritsKept: true,
        hiredShow: ending === 'BEYOND',
        words: ending === 'BEYOND' ? '桌数超了，下次再商量。' : '',
      });
    });
    at(daysAgo - 1, 9, (tx) => moveLoans(tx, id, LoanMove.TAKE_BACK, members, actor));
    if (ending === 'VISITED') continue;
    at(daysAgo - 1, 19, async (tx) => {
      const [first] = await members(tx);
      await closeCeremony(tx, await chair(tx), {
        requestId: newId(),
        ceremonyId: id,
        thanks:
          ending === 'BEYOND'
            ? '感谢您家提前报备。以后的事，理事会愿意早一点来帮着商量。'
            : '感谢您家带头从简办事，为全村树了好样子。',
        servedIds: place % 3 === 1 && first ? [first] : [],
      });
    });
    at(daysAgo - 2, 20, (tx) => decideAll(tx, id, ids, members, actor));
  }
  // Gear for no wedding and no funeral: a birthday, and the village's own evening.
  const birthday = newId();
  at(40, 9, async (tx) => {
    const { householdId } = await castOf(village, ids).home(tx, 20);
    await lendGear(tx, await chair(tx), {
      requestId: birthday,
      gearId: gearIds.get('方桌') ?? '',
      quantity: 6,
      fromOn: dayOf(tx.at),
      untilOn: addDays(dayOf(tx.at), 1),
      householdId,
      purpose: '老人八十大寿',
    });
  });
  for (const [daysAgo, hour, move] of [
    [40, 10, LoanMove.HAND_OUT],
    [39, 18, LoanMove.TAKE_BACK],
  ] as const) {
    at(daysAgo, hour, async (tx) => {
      await moveLoan(tx, await chair(tx), { requestId: newId(), loanId: birthday, move, broken: 0 });
    });
  }
  at(4, 9, async (tx) => {
    await lendGear(tx, await chair(tx), {
      requestId: newId(),
      gearId: gearIds.get('音响') ?? '',
      quantity: 1,
      fromOn: addDays(today, 12),
      untilOn: addDays(today, 12),
      purpose: '村里广场舞会',
    });
  });
  at(1, 21, (tx) => reportMonths(tx, today));
  return steps;
}

/** Homes without posts, logins or kin, and the council's members who are no officials: the first of them. */
function castOf(
  village: string,
  ids: CountyIds,
): {
  home: (tx: Tx, place: number) => Promise<{ householdId: string; residentId: string }>;
  members: (tx: Tx) => Promise<string[]>;
} {
  return {
    home: async (tx, place) =>
      found(
        await tx.row<{ householdId: string; residentId: string }>(
          `select h.id as household_id, r.id as resident_id from household h join resident r on r.id = h.head_id
           where h.village_id = $1 and r.state = 'ACTIVE' and r.birth_year < 1990
             and not exists (select 1 from resident m join post p on p.resident_id = m.id where m.household_id = h.id)
             and not exists (select 1 from resident m where m.household_id = h.id and m.login_id is not null)
             and not exists (select 1 from resident m join kinship k on k.resident_id = m.id where m.household_id = h.id)
           order by h.number desc, r.id offset $2 limit 1`,
          [village, place],
        ),
      ),
    members: async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        `select p.resident_id as id from post p join council c on c.id = p.council_id
         where c.area_id = $1 and c.kind_code = 'RW' and p.role = 'COUNCIL_MEMBER' and p.resident_id <> $2
           and p.starts_on <= $3 and coalesce(p.ends_on, 'infinity') >= $3 order by p.id`,
        [village, ids.resident('tang-fulai'), dayOf(tx.at)],
      );
      return rows.map(({ id }) => id);
    },
  };
}

async function moveLoans(
  tx: Tx,
  ceremonyId: string,
  move: LoanMove,
  members: (tx: Tx) => Promise<string[]>,
  actor: (tx: Tx, id: string) => Promise<Actor>,
): Promise<void> {
  const by = await actor(tx, found((await members(tx))[1]));
  const loans = await tx.rows<{ id: string; quantity: number }>(
    "select id, quantity from gear_loan where event_id = $1 and state in ('RESERVED', 'OUT') order by id",
    [ceremonyId],
  );
  for (const [place, { id, quantity }] of loans.entries()) {
    // Bowls break now and then; of the few large things none does.
    const broken = move === LoanMove.TAKE_BACK && place === 2 && quantity >= 20 ? 3 : 0;
    await moveLoan(tx, by, { requestId: newId(), loanId: id, move, broken });
  }
}

/** The records of a closing: the clerk checks, another member approves for the council, the secretary for the village. */
async function decideAll(
  tx: Tx,
  ceremonyId: string,
  ids: CountyIds,
  members: (tx: Tx) => Promise<string[]>,
  actor: (tx: Tx, id: string) => Promise<Actor>,
): Promise<void> {
  const records = await tx.rows<{ id: string; residentId: string; twoApprovers: boolean }>(
    `select r.id, r.resident_id, r.two_approvers from activity_record r
     where r.id = (select record_id from ceremony where id = $1)
       or r.id in (select record_id from council_duty where source_kind = 'CEREMONY' and source_id = $1)`,
    [ceremonyId],
  );
  for (const record of records) {
    const eligible = await tx.rows<{ id: string }>(
      `select x.id from unnest($1::uuid[]) with ordinality x (id, place)
       where not is_close_to(x.id, (select household_id from resident where id = $2)) order by x.place desc limit 1`,
      [await members(tx), record.residentId],
    );
    const [member] = eligible;
    if (!member) continue;
    const eyes: [string, Decision][] = [
      [ids.resident('he-chunmei'), Decision.CHECK],
      [member.id, Decision.APPROVE],
      ...(record.twoApprovers
        ? [[ids.resident('zheng-shoutian'), Decision.APPROVE] satisfies [string, Decision]]
        : []),
    ];
    for (const [who, decision] of eyes) {
      const [result] = await decideRecords(tx, await actor(tx, who), {
        requestId: newId(),
        decisions: [{ recordId: record.id, decision }],
      });
      if (result?.error) throw new DomainError(result.error, 'ceremony');
    }
  }
}

/** What the other units reported of this year and the one before: figures that any machine makes the same. */
async function reportMonths(tx: Tx, today: string): Promise<void> {
  await tx.rows(
    `insert into ceremony_month (village_id, month, kind, held, to_standard, tables, saved_cents, reported_at)
     select village_id, month, kind, held, held - (seed % 5 = 0 and held > 0)::int, held * (11 + seed % 7),
       held * (1350000 - (11 + seed % 7) * 26000), $2
     from (select a.id as village_id, m.month::date as month, k.kind, s.seed,
         greatest(0, case k.kind when 'WEDDING' then (s.seed % 4) - (extract(month from m.month)::int between 3 and 8)::int
           else (s.seed / 7) % 3 end) as held
       from area a join council c on c.area_id = a.id and c.kind_code = 'RW'
         cross join generate_series(date_trunc('month', $1::date) - interval '13 months', date_trunc('month', $1::date)
           - interval '1 month', interval '1 month') as m (month)
         cross join (values ('WEDDING'), ('FUNERAL')) as k (kind)
         cross join lateral (select abs(hashtext(a.code || m.month::date || k.kind)) as seed) s
       where a.code <> $3) x`,
    [today, tx.at, villageCode],
  );
}
