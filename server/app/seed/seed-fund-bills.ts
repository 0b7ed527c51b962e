import { numberOf } from '#server/app/demo/fund-plan';
import { dayOf } from '#server/app/demo/calendar';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { FundPurpose } from '#server/features/fund/fund-entry.entity';
import { coverageOf } from '#server/features/fund/queries';

// The sums that depend on how the fund stands when they are due.

/** Who gives, by source. */
export const givers: Readonly<Record<string, string>> = {
  TOWNSHIP: '金池镇人民政府',
  COLLECTIVE: '银杏坝村集体经济合作社',
  DONORS: '在外务工乡亲合捐',
  HELPING_UNIT: '县农商行帮扶队',
};
const supplier = '县供销社配送中心';
/** What stays in the fund when deliveries are settled, for a bill that cannot wait. */
const reserveCents = 60_000;

/** One entry as the clerk types it. */
export interface Money {
  purpose: FundPurpose;
  party: string;
  document: string;
  amountCents: number;
  note?: string;
  movementIds?: string[];
}

/** Enters and has confirmed; answers the entry. */
export type Book = (tx: Tx, money: Money, key?: string) => Promise<string>;

/** Pays for the oldest deliveries as far as the money goes, one invoice for each document. */
export async function settle(tx: Tx, villageId: string, book: Book): Promise<void> {
  const coverage = found((await coverageOf(tx, [villageId])).get(villageId));
  let left = coverage.balanceCents - reserveCents;
  const open = await tx.rows<{ id: string; document: string; cents: number }>(
    `select m.id, m.document, m.quantity::bigint * m.unit_cost_cents as cents
     from fund f join shop s on s.village_id = f.village_id join goods g on g.shop_id = s.id and not g.is_service
     join stock_movement m on m.goods_id = g.id
     where f.village_id = $1 and m.kind = 'PURCHASE' and m.moved_at >= f.opened_at
       and not exists (select 1 from fund_purchase p where p.movement_id = m.id)
     order by m.moved_at, m.id`,
    [villageId],
  );
  const invoices = new Map<string, { cents: number; movementIds: string[] }>();
  for (const { id, document, cents } of open) {
    if (cents > left) break;
    left -= cents;
    const invoice = invoices.get(document) ?? { cents: 0, movementIds: [] };
    invoices.set(document, { cents: invoice.cents + cents, movementIds: [...invoice.movementIds, id] });
  }
  for (const [document, { cents, movementIds }] of invoices) {
    const money = {
      purpose: FundPurpose.PURCHASES,
      party: supplier,
      document: `发票${document}`,
      amountCents: cents,
    };
    await book(tx, { ...money, movementIds });
  }
}

/** The bill that brings the light to red: as much as the fund has, at most what leaves the coverage at 0.94. */
export async function bill(tx: Tx, villageId: string, book: Book): Promise<void> {
  const { balanceCents, freeCents, stockCents, owedPoints, parCents } = found(
    (await coverageOf(tx, [villageId])).get(villageId),
  );
  const amountCents = Math.ceil((freeCents + stockCents - owedPoints * parCents * 0.945) / 1_000) * 1_000;
  if (amountCents <= 0) return;
  await book(tx, {
    purpose: FundPurpose.OTHER_SPENDING,
    party: '石溪县城关五金',
    document: '发票8152',
    amountCents: Math.min(balanceCents, amountCents),
    note: '超市货架、门锁和电路更换',
  });
}

/** Leaves the demo a little short of green, so that one confirmation turns the light. */
export async function steady(tx: Tx, villageId: string, book: Book): Promise<void> {
  const { balanceCents, freeCents, stockCents, owedPoints, parCents, ratio } = found(
    (await coverageOf(tx, [villageId])).get(villageId),
  );
  const missing = Math.round((owedPoints * parCents * 1.12 - freeCents - stockCents) / 5_000) * 5_000;
  if (ratio === null || missing === 0) return;
  if (missing > 0) {
    const document = `收据${numberOf(dayOf(tx.at))}`;
    const money = {
      purpose: FundPurpose.TOWNSHIP,
      party: givers['TOWNSHIP'] ?? '',
      document,
      amountCents: missing,
    };
    await book(tx, money);
    return;
  }
  await book(tx, {
    purpose: FundPurpose.OTHER_SPENDING,
    party: '石溪县城关印务',
    document: '发票3712',
    amountCents: Math.min(balanceCents, -missing),
    note: '年度光荣榜、奖状和展板',
  });
}
