import { villageCode, villageTownCode } from '#server/app/demo/areas';
import { dayangClerk, dayangCode, dayangList, returnedFamilies } from '#server/app/demo/dayang-list';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { proposeImport } from '#server/features/imports/propose-import';
import { signImport } from '#server/features/imports/sign-import';
import { uploadImport } from '#server/features/imports/upload-import';
import { type Actor, loadActor } from '#server/features/people/actor';
import { addOfficial } from '#server/features/people/add-official';
import { appointPost } from '#server/features/people/appoint-post';
import { Role } from '#server/features/people/post.entity';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

const actorOf = async (tx: Tx, residentId: string): Promise<Actor> =>
  found(await loadActor(tx, { residentId }));

/** Brings a list in and puts it before the second signer; answers the import's id. */
export async function bringList(
  tx: Tx,
  actor: Actor,
  villageId: string,
  fileName: string,
  sheet: (string | number | null)[][],
): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(sheet));
  const { id } = await uploadImport(tx, actor, { requestId: newId(), villageId, fileName, bytes }, sheet);
  await proposeImport(tx, actor, { requestId: newId(), importId: id });
  return id;
}

/**
 * 大阳湾村 comes from paper: its clerk brings 40 households with their opening points in, the town signs. And a short
 * list of families who moved back to 银杏坝村 waits for the secretary.
 */
export function importSteps(ids: CountyIds, today: string): Step[] {
  // A list is of the year in which it was written: nobody on it was born later.
  const yearOf = (daysAgo: number): number => Number(addDays(today, -daysAgo).slice(0, 4));
  const dayang = ids.area(dayangCode);
  const step = (daysAgo: number, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(addDays(today, -daysAgo)).getTime() + minutes * 60_000),
    rank: 8,
    run,
  });
  let clerkId = '';
  let importId = '';
  return [
    step(25, 9 * 60, async (tx) => {
      const county = await actorOf(tx, ids.resident('shen-ruolan'));
      const official = await addOfficial(tx, county, {
        requestId: newId(),
        areaId: ids.area(villageTownCode),
        name: dayangClerk.nameZh,
        phone: dayangClerk.phone,
      });
      clerkId = official.id;
      await appointPost(tx, await actorOf(tx, ids.resident('fang-yuqing')), {
        requestId: newId(),
        residentId: clerkId,
        role: Role.VILLAGE_CLERK,
        areaId: dayang,
        startsOn: addDays(today, -25),
      });
    }),
    step(21, 10 * 60, async (tx) => {
      importId = await bringList(
        tx,
        await actorOf(tx, clerkId),
        dayang,
        '大阳湾村名册和期初积分.xlsx',
        dayangList(yearOf(21)),
      );
    }),
    step(20, 15 * 60, async (tx) => {
      await signImport(tx, await actorOf(tx, ids.resident('fang-yuqing')), { requestId: newId(), importId });
    }),
    step(2, 16 * 60, async (tx) => {
      const clerk = await actorOf(tx, ids.resident('he-chunmei'));
      await bringList(tx, clerk, ids.area(villageCode), '返乡户名册.xlsx', returnedFamilies(yearOf(2)));
    }),
  ];
}
