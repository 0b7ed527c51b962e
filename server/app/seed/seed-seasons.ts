import { villageCode } from '#server/app/demo/areas';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { signImport } from '#server/features/imports/sign-import';
import { type Actor, loadActor } from '#server/features/people/actor';
import { ExpiryPolicy, seasonBefore, seasonOf } from '#server/features/seasons/calendar';
import { closeSeason } from '#server/features/seasons/close-season';
import { makeNotices } from '#server/features/seasons/make-notices';
import { reviseSettings } from '#server/features/seasons/revise-settings';
import { signClose } from '#server/features/seasons/sign-close';
import { signUndo } from '#server/features/seasons/sign-undo';
import { undoExpiry } from '#server/features/seasons/undo-expiry';
import type { CountyIds } from './seed-county';
import { bringList } from './seed-imports';
import type { Step } from './seed-year';

const noticeDays = [90, 30, 7];

/** Points brought over from paper booklets: every so-manieth household, and how many points in turn. */
interface Booklets {
  fileName: string;
  every: number;
  from: number;
  points: readonly number[];
}

// The group that tried it first, a season before the others; small, so that the shop keeps its year.
const firstGroup: Booklets = {
  fileName: '试点户旧存折.xlsx',
  every: 11,
  from: 5,
  points: [12, 8, 20, 15, 6, 18, 10, 14, 9, 16, 7, 11],
};
const wholeVillage: Booklets = {
  fileName: '全村旧存折.xlsx',
  every: 8,
  from: 3,
  points: [26, 14, 32, 18, 10, 24, 40, 12, 16, 21],
};

// Two who save their points: their phones and cards show what is about to expire.
const thrifty = ['zhu-guiying', 'li-changgeng'];

/** The month after the next begins the village's season, so that its end is one or two months off whenever one looks. */
function beginMonthFor(today: string): number {
  return ((Number(today.slice(5, 7)) + 1) % 12) + 1;
}

/**
 * The seasons of 银杏坝村: settings, points from paper booklets, those of which expired at the last close, one household's
 * undone, the notices of both years; what came in before that close and is not spent will expire at the next.
 */
export function seasonSteps(ids: CountyIds, today: string): Step[] {
  const villageId = ids.area(villageCode);
  const running = seasonOf(today, beginMonthFor(today));
  const closing = seasonBefore(running);
  const actor = async (tx: Tx, key: string): Promise<Actor> =>
    found(await loadActor(tx, { residentId: ids.resident(key) }));
  const step = (day: string, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(day).getTime() + minutes * 60_000),
    rank: 8,
    run,
  });
  let closeId = '';
  let undoId = '';
  const told = [closing, running].flatMap(({ endsOn }) =>
    noticeDays.map((days) =>
      step(addDays(endsOn, -days), 7, async (tx) => {
        await makeNotices(tx);
      }),
    ),
  );
  return [
    step(addDays(closing.beginsOn, -30), 9 * 60, async (tx) => {
      await reviseSettings(tx, await actor(tx, 'zheng-shoutian'), {
        requestId: newId(),
        villageId,
        expiry: ExpiryPolicy.NEXT_SEASON,
        beginMonth: beginMonthFor(today),
        noticeDays,
        undoDays: 30,
      });
    }),
    step(addDays(closing.beginsOn, -20), 10 * 60, (tx) => carryOver(tx, ids, firstGroup)),
    step(addDays(closing.endsOn, -45), 10 * 60, (tx) =>
      carryOver(
        tx,
        ids,
        wholeVillage,
        thrifty.map((key) => ids.resident(key)),
      ),
    ),
    ...told,
    step(addDays(closing.endsOn, 5), 9 * 60 + 30, async (tx) => {
      const secretary = await actor(tx, 'zheng-shoutian');
      closeId = (await closeSeason(tx, secretary, { requestId: newId(), villageId, dryRun: false })).id;
    }),
    step(addDays(closing.endsOn, 6), 10 * 60, async (tx) => {
      await signClose(tx, await actor(tx, 'bi-xiuyun'), { requestId: newId(), closeId });
    }),
    step(addDays(closing.endsOn, 12), 15 * 60, async (tx) => {
      const line = found(
        await tx.row<{ householdId: string }>(
          'select household_id from season_close_line where close_id = $1 order by points desc, household_id limit 1',
          [closeId],
        ),
      );
      undoId = (
        await undoExpiry(tx, await actor(tx, 'zheng-shoutian'), {
          requestId: newId(),
          closeId,
          householdId: line.householdId,
          reason: '全家在外务工，到期通知没有送到',
        })
      ).id;
    }),
    step(addDays(closing.endsOn, 13), 11 * 60, async (tx) => {
      await signUndo(tx, await actor(tx, 'fang-yuqing'), { requestId: newId(), undoId });
    }),
  ];
}

/**
 * What the paper booklets held when their households, and those of `residentIds`, began to keep their points here:
 * the clerk's list, signed by the town.
 */
async function carryOver(
  tx: Tx,
  ids: CountyIds,
  { every, from, points, fileName }: Booklets,
  residentIds: readonly string[] = [],
): Promise<void> {
  const villageId = ids.area(villageCode);
  const booklets = await tx.rows<{ number: string; head: string }>(
    `select h.number, r.name as head
     from (select id, number, head_id, row_number() over (order by number) as place from household
       where village_id = $1 and state = 'ACTIVE') h join resident r on r.id = h.head_id
     where (h.place % $2 = $3 or h.id in (select household_id from resident where id = any($4::uuid[])))
       and not exists (select 1 from import_row i where i.household_id = h.id) order by h.place`,
    [villageId, every, from, residentIds],
  );
  const sheet = [
    ['户号', '户主', '期初积分'],
    ...booklets.map(({ number, head }, place) => [number, head, points[place % points.length] ?? 1]),
  ];
  const actor = async (key: string): Promise<Actor> =>
    found(await loadActor(tx, { residentId: ids.resident(key) }));
  const importId = await bringList(tx, await actor('he-chunmei'), villageId, fileName, sheet);
  await signImport(tx, await actor('fang-yuqing'), { requestId: newId(), importId });
}
