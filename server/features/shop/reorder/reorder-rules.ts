/**
 * How many to order: enough to last the shop's days of cover at the pace of its last days of sales, and never so few
 * that the good would be below its reorder level again at once. Pieces; 0 when there is enough.
 */
export function suggestion(
  line: { available: number; sold: number; reorderLevel: number },
  terms: { salesDays: number; coverDays: number },
): number {
  const lasting = Math.ceil((Math.max(0, line.sold) * terms.coverDays) / terms.salesDays);
  const wanted = Math.max(lasting, line.reorderLevel + 1);
  return Math.max(0, wanted - Math.max(0, line.available));
}
