import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#server/app/audit';
import { afterEdit } from '#test/support/seal-steps';
import { openWorld, type Person, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { batchesOf, batchOf, done } from './shop-control-steps';
import { give, KEEPER, steps, stockUp, SUPERVISOR, visitOf } from './shop-steps';

// Each law of the shop's control sees what the database's owner would do behind everybody's back.

let world: World;
let neighbour: Person;

beforeAll(async () => {
  world = await openWorld();
  neighbour = await world.villager(0);
  await give(world, neighbour.householdId, 200);
  await live();
});
afterAll(() => world.close());

/** A little of everything that the laws speak of. */
async function live(): Promise<void> {
  const shopId = await world.shop();
  const towel = await world.goods('G22');
  const milk = await world.goods('G11');
  await stockUp(world, towel, 20);
  const bad = await batchOf(world, milk, 5, '2025-07-01');
  await done(world, KEEPER, 'recallBatch', { batchId: bad, reason: '厂家通知' });
  const reserve = async () =>
    (
      await done(world, neighbour.name, 'reserveGoods', {
        shopId,
        lines: [{ goodsId: towel, quantity: 1 }],
      })
    ).id;
  const byCode = await reserve();
  const code = await world.db.reader.row<{ code: string }>('select code from reservation where id = $1', [
    byCode,
  ]);
  const visit = await done(world, KEEPER, 'openPickup', { shopId, code: code?.code, pin: WORLD_PIN });
  await done(world, KEEPER, 'collectReservation', { visitId: visit.id, reservationId: byCode });
  await done(world, neighbour.name, 'cancelReservation', { reservationId: await reserve(), reason: '' });
  await reserve();
  const { data } = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, neighbour.householdId),
    lines: [{ goodsId: towel, quantity: 1 }],
  });
  await steps.returnRedemption(world.as(KEEPER), {
    requestId: world.id(),
    redemptionId: data.redeem.id,
    reason: '拿错了',
  });
  const donor = await done(world, KEEPER, 'reviseDonor', { shopId, name: '县农商行', named: true, note: '' });
  await done(world, KEEPER, 'recordSupply', {
    shopId,
    kind: 'DONATION',
    donorId: donor.id,
    receivedOn: '2025-06-16',
    lines: [{ goodsId: towel, quantity: 2 }],
  });
  const sheet = await done(world, KEEPER, 'openCount', { shopId, month: '2025-06-01' });
  const lines = sheet.lines.map(({ goodsId, book }: { goodsId: string; book: number }) => ({
    goodsId,
    counted: goodsId === towel ? book - 1 : book,
    reason: goodsId === towel ? '破损' : '',
  }));
  await done(world, KEEPER, 'enterCount', { countId: sheet.id, lines });
  await done(world, KEEPER, 'signCount', { countId: sheet.id });
  await done(world, SUPERVISOR, 'signCount', { countId: sheet.id });
  expect((await batchesOf(world, milk)).map((batch) => batch.state)).toContain('RECALLED');
}

const GUARDED = [
  'stock_batch',
  'batch_move',
  'stock_count',
  'stock_count_line',
  'stock_movement',
  'reservation',
];

test.each([
  [
    'the batches of a good add up to its stock',
    'update stock_batch set quantity = quantity + 1 where quantity > 3',
  ],
  [
    'a batch holds what it began with and what its movements left of it',
    `delete from batch_move where movement_id in (select id from stock_movement where kind = 'DONATION')`,
  ],
  [
    'a movement is spread over batches of its own good, all of it or (before there were batches) nothing',
    'update batch_move set quantity = quantity + 1 where quantity > 1',
  ],
  [
    'nothing was handed out after its date',
    `update stock_batch set best_before_on = '2025-06-01' where id in (select x.batch_id from batch_move x
       join stock_movement m on m.id = x.movement_id where m.kind = 'REDEMPTION')`,
  ],
  [
    'nothing of a recalled batch was handed out, and a batch is blocked exactly while its recall is open',
    'update stock_batch set blocked = false where blocked',
  ],
  [
    'a posted count was signed by keeper and supervisor, who are two people',
    "update stock_count set supervisor_id = keeper_id where state = 'POSTED'",
  ],
  [
    'a posted count moved exactly its differences, and no other count moved anything',
    'update stock_count_line set counted = counted - 1 where counted <> book + moved',
  ],
  [
    'the lines of a supply are of its shop and of its kind, and there is at least one',
    'update stock_movement set supply_id = null where supply_id is not null',
  ],
  [
    'a reservation costs what its lines cost, and only an open one holds anything',
    'update reservation_line set held_until = null where held_until is not null',
  ],
  [
    'a collected reservation went out as it was promised',
    `update reservation_line l set points_each = points_each + 1 from reservation r
     where r.id = l.reservation_id and r.state = 'COLLECTED'`,
  ],
  [
    'a reservation ended as it says: run out at its end, fetched or let go by somebody before it',
    "update reservation set closed_by = null where state = 'CANCELLED'",
  ],
  [
    'who came with a pick-up code took what was kept under it and nothing else',
    `update counter_visit v set reservation_id = r.id from reservation r
     where r.state = 'OPEN' and v.reservation_id is not null`,
  ],
  [
    'a return filled the batches that its receipt had emptied',
    `delete from batch_move where movement_id in (select id from stock_movement where kind = 'RETURN')`,
  ],
])('%s', async (law, edit) => {
  const broken = await afterEdit(
    world.db,
    async (tx) => {
      for (const table of GUARDED) {
        // oxlint-disable-next-line no-await-in-loop
        await tx.rows(`alter table ${table} disable trigger user`);
      }
      await tx.rows(edit);
    },
    async (tx) => (await audit(tx)).map((breach) => breach.law),
  );
  expect(broken).toContain(law);
});
