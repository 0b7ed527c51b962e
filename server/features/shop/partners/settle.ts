// Money for a partner's receipts needs two persons: who claims it never signs it, and each receipt is paid once.
import { addMonths, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Intent, intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import { type KnownPlace, placeOf } from '#server/features/shop/queries';
import { ShopKind } from '#server/features/shop/shop.entity';
import type {
  DropSettlementInput,
  PaySettlementInput,
  PrepareSettlementInput,
  SignSettlementInput,
} from './partner-inputs';
import { Settlement } from './settlement.entity';
import { demandEnded, SettlementMove, settlementMoves } from './settlement-rules';

/**
 * Draws up the sheet of a month that has ended: every receipt up to its end that no sheet holds yet and that was not
 * returned, less those of earlier sheets that were returned since. It is frozen; a mistake is dropped and drawn anew.
 * Throws FORBIDDEN, NOT_FOUND (shopId), BAD_INPUT (no partner; month), IN_THE_FUTURE, CONFLICT (the month has a sheet),
 * NOTHING_TO_SETTLE.
 */
export async function prepareSettlement(
  tx: Tx,
  actor: Actor,
  input: PrepareSettlementInput,
): Promise<Settlement> {
  const intent = intentOf('prepareSettlement', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Settlement, { id: earlier }));

  const place = await placeOf(tx, input.shopId);
  demand(can.prepareSettlement(actor, place), ErrorCode.FORBIDDEN);
  demand(place.kind === ShopKind.PARTNER, ErrorCode.BAD_INPUT, 'shopId');
  demandEnded(input.month, dayOf(tx.at));
  // Sheets of a shop are drawn up one after the other.
  await tx.rows('select id from shop where id = $1 for no key update', [place.id]);
  const twin = await tx.row(
    "select 1 from settlement where shop_id = $1 and month = $2 and state <> 'DROPPED'",
    [place.id, input.month],
  );
  demand(!twin, ErrorCode.CONFLICT, 'month');
  const lines = await openLines(tx, place.id, startOfDay(addMonths(input.month, 1)));
  const points = lines.reduce((sum, line) => sum + line.points, 0);
  demand(points > 0, ErrorCode.NOTHING_TO_SETTLE);

  const { count } = found(
    await tx.row<{ count: number }>('select count(*) from settlement where shop_id = $1 and month = $2', [
      place.id,
      input.month,
    ]),
  );
  const settlement = found(
    await tx.row<Settlement>(
      `insert into settlement (id, shop_id, number, month, state, points, receipts, cents_per_point, prepared_by, prepared_at)
       values ($1, $2, $3, $4, 'PREPARED', $5, $6, $7, $8, $9) returning *`,
      [
        intent.requestId,
        place.id,
        `JS${input.month.slice(0, 7)}-${count + 1}`,
        input.month,
        points,
        lines.length,
        place.shop.centsPerPoint,
        actor.residentId,
        tx.at,
      ],
    ),
  );
  await tx.rows(
    `insert into settlement_line (settlement_id, redemption_id, kind, points)
     select $1, x.redemption_id, x.kind, x.points
     from jsonb_to_recordset($2::jsonb) as x (redemption_id uuid, kind text, points int)`,
    [settlement.id, JSON.stringify(lines)],
  );
  await note(tx, intent, place, settlement, 'PREPARE', { points });
  return settlement;
}

interface OpenLine {
  redemption_id: string;
  kind: 'RECEIPT' | 'RETURN';
  points: number;
}

async function openLines(tx: Tx, shopId: string, before: Date): Promise<OpenLine[]> {
  const rows = await tx.rows<{ redemptionId: string; kind: OpenLine['kind']; points: number }>(
    `select r.id as redemption_id, 'RECEIPT' as kind, r.points
     from redemption r
     where r.shop_id = $1 and r.redeemed_at < $2 and r.returned_at is null
       and not exists (select 1 from settlement_line l where l.redemption_id = r.id and l.kind = 'RECEIPT' and l.counts)
     union all
     select r.id, 'RETURN', -r.points
     from redemption r
     join settlement_line l on l.redemption_id = r.id and l.kind = 'RECEIPT' and l.counts
     where r.shop_id = $1 and r.returned_at is not null
       and not exists (select 1 from settlement_line x where x.redemption_id = r.id and x.kind = 'RETURN' and x.counts)`,
    [shopId, before],
  );
  return rows.map(({ redemptionId, kind, points }) => ({ redemption_id: redemptionId, kind, points }));
}

/** The village's signature under what the partner claims. Throws NOT_FOUND, FORBIDDEN, FUND_TWO_PERSONS, ILLEGAL_MOVE. */
export async function signSettlement(tx: Tx, actor: Actor, input: SignSettlementInput): Promise<Settlement> {
  const intent = intentOf('signSettlement', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Settlement, { id: earlier }));
  const { paper, place } = await hold(tx, input.settlementId);
  demand(actor.residentId !== paper.preparedBy, ErrorCode.FUND_TWO_PERSONS);
  demand(can.signSettlement(actor, paper, place), ErrorCode.FORBIDDEN);
  demandLegal(paper, SettlementMove.SIGN);
  const signed = found(
    await tx.row<Settlement>(
      `update settlement set state = 'SIGNED', signed_by = $2, signed_at = $3 where id = $1 returning *`,
      [paper.id, actor.residentId, tx.at],
    ),
  );
  await note(tx, intent, place, signed, 'SIGN', {});
  return signed;
}

/** Marks a signed sheet as paid by a document. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function paySettlement(tx: Tx, actor: Actor, input: PaySettlementInput): Promise<Settlement> {
  const intent = intentOf('paySettlement', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Settlement, { id: earlier }));
  const { paper, place } = await hold(tx, input.settlementId);
  demand(can.paySettlement(actor, place), ErrorCode.FORBIDDEN);
  demandLegal(paper, SettlementMove.PAY);
  const document = input.document.trim();
  const paid = found(
    await tx.row<Settlement>(
      `update settlement set state = 'PAID', paid_by = $2, paid_at = $3, paid_document = $4 where id = $1 returning *`,
      [paper.id, actor.residentId, tx.at, document],
    ),
  );
  await note(tx, intent, place, paid, 'PAY', { document });
  return paid;
}

/** Gives an unsigned sheet up; its receipts can be settled anew. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function dropSettlement(tx: Tx, actor: Actor, input: DropSettlementInput): Promise<Settlement> {
  const intent = intentOf('dropSettlement', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Settlement, { id: earlier }));
  const { paper, place } = await hold(tx, input.settlementId);
  demand(can.dropSettlement(actor, paper, place), ErrorCode.FORBIDDEN);
  demandLegal(paper, SettlementMove.DROP);
  const reason = input.reason.trim();
  await tx.rows('update settlement_line set counts = false where settlement_id = $1', [paper.id]);
  const dropped = found(
    await tx.row<Settlement>(
      `update settlement set state = 'DROPPED', dropped_reason = $2 where id = $1 returning *`,
      [paper.id, reason],
    ),
  );
  await note(tx, intent, place, dropped, 'DROP', { reason });
  return dropped;
}

async function hold(tx: Tx, id: string): Promise<{ paper: Settlement; place: KnownPlace }> {
  const paper = found(
    await tx.row<Settlement>('select * from settlement where id = $1 for update', [id]),
    'settlementId',
  );
  return { paper, place: await placeOf(tx, paper.shopId) };
}

function demandLegal(paper: Settlement, move: SettlementMove): void {
  demand(isLegal(settlementMoves, move, paper.state), ErrorCode.ILLEGAL_MOVE);
}

async function note(
  tx: Tx,
  intent: Intent,
  place: KnownPlace,
  paper: Settlement,
  move: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await keep(tx, intent, [
    { subjectKind: 'SETTLEMENT', subjectId: paper.id, move, villageId: place.villageId, detail },
  ]);
}
