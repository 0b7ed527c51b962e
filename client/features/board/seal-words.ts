import type { LedgerAsset, LedgerKind } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import { wordsOfLine } from './seal-chain';
import { useSealTexts } from './seal-texts';

const ASSETS: Record<LedgerAsset, true> = {
  POINTS: true,
  HONOUR: true,
  MINUTES: true,
  UNIT_POINTS: true,
  FUND_CENTS: true,
};
const KINDS: Record<LedgerKind, true> = {
  OPENING: true,
  GRANT: true,
  REDEMPTION: true,
  RETURN: true,
  EXPIRY: true,
  MOVING: true,
  ADJUSTMENT: true,
  AWARD: true,
  FUNDING: true,
  SPENDING: true,
  REVERSAL: true,
};

const isAsset = (text: string): text is LedgerAsset => text in ASSETS;
const isKind = (text: string): text is LedgerKind => text in KINDS;

/** The ledger's codes in words: assets, kinds, amounts, and whole published lines. */
export function useSealWords() {
  const t = useSealTexts();
  const f = useFormat();
  const amount = (asset: LedgerAsset, value: number): string => {
    if (asset === 'MINUTES') return f.minutes(value);
    if (asset === 'FUND_CENTS') return f.money(value);
    return f.pointsWithUnit(value);
  };
  const named = (asset: LedgerAsset, value: number): string =>
    asset === 'POINTS' ? amount(asset, value) : `${t(`asset${asset}`)} ${amount(asset, value)}`;
  return {
    asset: (asset: LedgerAsset): string => t(`asset${asset}`),
    kind: (kind: LedgerKind): string => t(`kind${kind}`),
    amount,
    named,
    /** A published line as a sentence; what cannot be read is said to be so. */
    line: (text: string): string => {
      const words = wordsOfLine(text);
      if (
        !words ||
        !isAsset(words.asset) ||
        !isKind(words.kind) ||
        Number.isNaN(Date.parse(words.postedAt))
      ) {
        return t('unreadable');
      }
      return t('lineWords', {
        date: f.dateTime(words.postedAt),
        kind: t(`kind${words.kind}`),
        amount: named(words.asset, words.amount),
      });
    },
  };
}
