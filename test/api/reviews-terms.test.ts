import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { CLERK, done, LEADER, published, record, SECRETARY, TOWN } from './activities-steps';
import { made, refusals, tried } from './reviews-steps';

let world: World;
let elsewhere: string;
beforeAll(async () => {
  world = await openWorld();
  elsewhere = (await world.elsewhere('VILLAGE_SECRETARY')).name;
});
afterAll(() => world.close());

describe('the numbers', () => {
  const numbers = {
    objectionDaysAfterRelease: 15,
    appealDays: 5,
    appealWorkingDays: 8,
    photoDistance: 4,
    repeatPairDays: 60,
    manyClaims: 4,
    manyClaimsDays: 20,
    samplePercent: 20,
    sampleLeast: 5,
    hearingDays: 7,
    freezeMonths: 2,
  };

  test('are public, and what a village has not set is the default', async () => {
    const { data } = await world.stranger.run(
      `query ($id: ID!) { reviewTerms(villageId: $id) { objectionDaysAfterRelease appealDays samplePercent mayRevise } }`,
      { id: world.village },
    );
    expect(data.reviewTerms).toEqual({
      objectionDaysAfterRelease: 30,
      appealDays: 10,
      samplePercent: 10,
      mayRevise: false,
    });
  });

  test('are set by the secretary or those above, within limits', async () => {
    const input = { villageId: world.village, ...numbers };
    expect(
      await refusals(world, 'reviseReviewTerms', input, [
        null,
        CLERK,
        LEADER,
        elsewhere,
        (await world.villager(0)).name,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(
      (await tried(world.as(SECRETARY), 'reviseReviewTerms', { ...input, freezeMonths: 4 })).codes,
    ).toEqual(['OUT_OF_RANGE']);
    const requestId = world.id();
    expect(await made(world.as(SECRETARY), 'reviseReviewTerms', { requestId, ...input })).toMatchObject({
      appealDays: 5,
      photoDistance: 4,
      freezeMonths: 2,
      mayRevise: true,
    });
    await made(world.as(SECRETARY), 'reviseReviewTerms', { requestId, ...input });
    expect(
      (await tried(world.as(SECRETARY), 'reviseReviewTerms', { requestId, ...input, appealDays: 6 })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    await made(world.as(TOWN), 'reviseReviewTerms', { ...input, appealDays: 6 });
  });
});

describe('the calendar', () => {
  const fair = { day: '2025-06-18', works: false, nameZh: '乡场日', nameEn: 'Market day' };
  const marks = (days: object[], areaId = world.village): Record<string, unknown> => ({ areaId, days });

  test('is marked by the area’s own office, and read by everybody', async () => {
    expect(
      await refusals(world, 'markDays', marks([fair]), [
        null,
        LEADER,
        '阮青山',
        elsewhere,
        (await world.villager(0)).name,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect((await tried(world.as(SECRETARY), 'markDays', marks([fair], world.county))).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(SECRETARY), 'markDays', marks([fair, fair]))).codes).toEqual([
      'DUPLICATE_ROW',
    ]);
    const requestId = world.id();
    expect(await made(world.as(CLERK), 'markDays', { requestId, ...marks([fair]) })).toContainEqual(fair);
    await made(world.as(CLERK), 'markDays', { requestId, ...marks([fair]) });
    expect(
      (await tried(world.as(CLERK), 'markDays', { requestId, ...marks([{ ...fair, works: true }]) })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    const { data } = await world.stranger.run(
      `query ($id: ID!) { area(id: $id) { mayMarkDays calendar { day works nameZh } } }`,
      { id: world.village },
    );
    expect(data.area.calendar[0]).toEqual({ day: '2025-06-18', works: false, nameZh: '乡场日' });
    expect(data.area.mayMarkDays).toBe(false);
    // The county's holidays stand behind the village's own days.
    expect(data.area.calendar.map(({ day }: { day: string }) => day)).toContain('2025-10-01');
  });

  test('moves the days of answers given from now on', async () => {
    const doer = await world.villager(1);
    const doubter = await world.villager(2);
    const id = await published(world, doer.id);
    await done(world.as(doubter.name), 'objectToRecord', { recordId: id, reason: '疑问' });
    expect((await record(world.as(CLERK), id)).objections[0].answerDueOn).toBe('2025-06-26');
    // The village works where the county rests, and takes its mark away again.
    await made(world.as(CLERK), 'markDays', marks([{ ...fair, works: null }]));
    const { data } = await world.stranger.run(`query ($id: ID!) { area(id: $id) { calendar { day } } }`, {
      id: world.village,
    });
    expect(data.area.calendar.map(({ day }: { day: string }) => day)).not.toContain('2025-06-18');
    expect((await record(world.as(CLERK), id)).objections[0].answerDueOn).toBe('2025-06-26');
  });
});
