import type { TransferKind } from '#client/gql/graphql';
import type { usePurseTexts } from './purse-texts';

type Words = ReturnType<typeof usePurseTexts>;
type Line = {
  kind: TransferKind;
  reversesKind: TransferKind | null;
  record: { title: string } | null;
  redemption: { lines: readonly { quantity: number; goods: { nameZh: string; nameEn: string } }[] } | null;
};

const PLAIN = {
  OPENING: 'opening',
  GRANT: 'grant',
  REDEMPTION: 'redemption',
  RETURN: 'return',
  EXPIRY: 'expiry',
  MOVING: 'moving',
  ADJUSTMENT: 'adjustment',
  REVERSAL: 'reversal',
} as const satisfies Record<TransferKind, string>;

/** What a line of the purse was for, in one phrase. */
export function lineTitle({ kind, reversesKind, record, redemption }: Line, t: Words): string {
  if (redemption) {
    const goods = redemption.lines
      .map((line) =>
        t('quantity', { name: t.pick(line.goods.nameZh, line.goods.nameEn), count: line.quantity }),
      )
      .join(t('listBetween'));
    return kind === 'RETURN' ? t('returned', { goods }) : t('redeemed', { goods });
  }
  if (record) return kind === 'REVERSAL' ? t('reversalOf', { title: record.title }) : record.title;
  return t(reversesKind === 'EXPIRY' ? 'expiryUndone' : PLAIN[kind]);
}
