// Goods never appear from nowhere: each supply has an invoice or a donor, and each line is a movement of its own.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Intent, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { Goods } from '#server/features/shop/goods.entity';
import { can } from '#server/features/shop/policy';
import { placeOf } from '#server/features/shop/queries';
import { stockChange } from '#server/features/shop/rules';
import { ShopKind } from '#server/features/shop/shop.entity';
import { StockMovementKind } from '#server/features/shop/stock-movement.entity';
import { Supply, SupplyKind, Donor } from './supply.entity';
import type { SupplyInput } from './supply-inputs';

/**
 * Writes a whole supply in at once, each line a batch of its own; it gets the shop's next number of the year.
 * Throws FORBIDDEN, NOT_FOUND (shopId, donorId, lines.n.goodsId), BAD_INPUT (supplier, invoice, donorId, and the lines
 * as moveStock), IN_THE_FUTURE (receivedOn), OUT_OF_RANGE.
 */
export async function recordSupply(tx: Tx, actor: Actor, input: SupplyInput): Promise<Supply> {
  const intent = intentOf('recordSupply', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Supply, { id: earlier }));

  const place = await placeOf(tx, input.shopId);
  demand(can.moveStock(actor, place), ErrorCode.FORBIDDEN);
  // Invoices and gifts are the village shop's; a partner's goods are the partner's own.
  demand(place.kind === ShopKind.VILLAGE, ErrorCode.BAD_INPUT, 'shopId');
  demand(input.receivedOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'receivedOn');
  const paper = await paperOf(tx, place.id, input);
  // The shop's row gives out the numbers, one after the other.
  await tx.rows('select id from shop where id = $1 for no key update', [place.id]);
  const number = await nextNumber(tx, place.id, input.kind, input.receivedOn);
  const supply = found(
    await tx.row<Supply>(
      `insert into supply (id, shop_id, kind, number, supplier, invoice, donor_id, received_on, note, entered_by, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning *`,
      [
        intent.requestId,
        place.id,
        input.kind,
        number,
        paper.supplier,
        paper.invoice,
        paper.donorId,
        input.receivedOn,
        input.note.trim(),
        actor.residentId,
        tx.at,
      ],
    ),
  );
  await bringIn(tx, actor, intent, supply, paper.document ?? number, input);
  await keep(tx, intent, [
    {
      subjectKind: 'SUPPLY',
      subjectId: supply.id,
      move: input.kind,
      villageId: place.villageId,
      detail: { number, lines: input.lines.length },
    },
  ]);
  return supply;
}

interface Paper {
  supplier: string;
  invoice: string;
  donorId: string | null;
  /** What stands on each movement; null: the supply's own number. */
  document: string | null;
}

/** A purchase has its supplier and invoice, a donation its donor, and neither has the other's. */
async function paperOf(tx: Tx, shopId: string, input: SupplyInput): Promise<Paper> {
  const [supplier, invoice] = [input.supplier.trim(), input.invoice.trim()];
  if (input.kind === SupplyKind.PURCHASE) {
    demand(supplier !== '', ErrorCode.BAD_INPUT, 'supplier');
    demand(invoice !== '', ErrorCode.BAD_INPUT, 'invoice');
    demand(!input.donorId, ErrorCode.BAD_INPUT, 'donorId');
    return { supplier, invoice, donorId: null, document: invoice };
  }
  demand(supplier === '', ErrorCode.BAD_INPUT, 'supplier');
  demand(invoice === '', ErrorCode.BAD_INPUT, 'invoice');
  demand(input.donorId, ErrorCode.BAD_INPUT, 'donorId');
  const donor = await tx.one(Donor, { id: input.donorId, shopId });
  return { supplier: '', invoice: '', donorId: found(donor, 'donorId').id, document: null };
}

/** 'J2025-017' for the 17th purchase received in 2025, 'S2025-003' for the third gift. */
async function nextNumber(tx: Tx, shopId: string, kind: SupplyKind, receivedOn: string): Promise<string> {
  const head = `${kind === SupplyKind.PURCHASE ? 'J' : 'S'}${receivedOn.slice(0, 4)}-`;
  const { count } = found(
    await tx.row<{ count: number }>(
      'select count(*) from supply where shop_id = $1 and starts_with(number, $2)',
      [shopId, head],
    ),
  );
  return `${head}${String(count + 1).padStart(3, '0')}`;
}

async function bringIn(
  tx: Tx,
  actor: Actor,
  intent: Intent,
  supply: Supply,
  document: string,
  input: SupplyInput,
): Promise<void> {
  const goods = await tx.rows<Goods>(
    'select * from goods where id = any($1) and shop_id = $2 order by id for no key update',
    [input.lines.map((line) => line.goodsId), supply.shopId],
  );
  const byId = new Map(goods.map((each) => [each.id, each]));
  const rows = input.lines.map((line, place) => {
    const one = found(byId.get(line.goodsId.toLowerCase()), `lines.${place}.goodsId`);
    const entry = {
      kind: StockMovementKind[input.kind],
      quantity: line.quantity,
      reason: '',
      document,
      unitCostCents: line.unitCostCents ?? null,
      bestBeforeOn: line.bestBeforeOn ?? null,
      batchId: null,
    };
    const quantity = stockChange(entry, one, supply.receivedOn, `lines.${place}.`);
    one.stock += quantity;
    return { goods_id: one.id, quantity, cost: entry.unitCostCents, best_before_on: entry.bestBeforeOn };
  });
  await tx.rows(
    `with line as (
       select * from jsonb_to_recordset($1::jsonb) as x (goods_id uuid, quantity int, cost int, best_before_on date)),
     moved as (
       insert into stock_movement (goods_id, kind, quantity, document, unit_cost_cents, best_before_on, moved_by,
         moved_at, request_id, supply_id)
       select goods_id, $2, quantity, $3, cost, best_before_on, $4, $5, $6, $7 from line order by goods_id)
     update goods g set stock = g.stock + s.quantity
     from (select goods_id, sum(quantity) as quantity from line group by goods_id) s where s.goods_id = g.id`,
    [JSON.stringify(rows), input.kind, document, actor.residentId, tx.at, intent.requestId, supply.id],
  );
}
