import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { TransferKind } from '#client/gql/graphql';
import { TextLink } from '#client/ui/button';
import { useFormat } from '#client/ui/use-format';
import { useExplainTexts } from './explain-texts';

const ExplainLine_line = graphql(`
  fragment ExplainLine_line on StatementLine {
    id
    kind
    amount
    balanceAfter
    postedAt
    reverses
    reversesKind
    reversedBy
    otherHousehold
    earner {
      id
      name
    }
    postedBy {
      id
      name
    }
  }
`);

type Props = {
  line: FragmentType<typeof ExplainLine_line>;
  /** The act or the receipt tells its own story beside this. */
  told: boolean;
  /** What other rooms know of it. */
  children?: ReactNode;
};

const PLAIN = {
  OPENING: 'opening',
  GRANT: 'grant',
  REDEMPTION: 'redemption',
  RETURN: 'return',
  EXPIRY: 'expiry',
  ADJUSTMENT: 'adjustment',
  REVERSAL: 'reversal',
} as const satisfies Record<Exclude<TransferKind, 'MOVING'>, string>;
/** What a line says of itself although its act or receipt is told. */
const ALWAYS: ReadonlySet<TransferKind> = new Set(['REVERSAL', 'RETURN']);

/** Why a line is in the passbook when no act or receipt says it, who posted it, and its other half if it has one. */
export function ExplainLine({ line: masked, told, children }: Props) {
  const t = useExplainTexts();
  const f = useFormat();
  const line = unmask(ExplainLine_line, masked);
  const { kind, amount, earner, postedBy, postedAt } = line;
  return (
    <>
      {kind === 'MOVING' ? (
        <p>
          {t(amount > 0 ? 'movingIn' : 'movingOut', { other: line.otherHousehold ?? '' })}
          {t('gap')}
          {earner ? t('movingEarner', { name: earner.name }) : null}
        </p>
      ) : told && !ALWAYS.has(kind) ? null : (
        <p>{t(line.reversesKind === 'EXPIRY' ? 'expiryReturned' : PLAIN[kind])}</p>
      )}
      {kind === 'EXPIRY' && line.reversedBy ? <p>{t('expiryUndone')}</p> : null}
      {children}
      <p>
        {postedBy
          ? t('postedBy', { name: postedBy.name, date: f.dateTime(postedAt) })
          : t('postedBySystem', { date: f.dateTime(postedAt) })}
        {t('gap')}
        {t('balance', { points: f.pointsWithUnit(line.balanceAfter) })}
      </p>
      {line.reverses ? (
        <p>
          <TextLink to={`/explain/${line.reverses}`}>
            {t(line.reversesKind === 'EXPIRY' ? 'expiredLink' : 'reversesLink')}
          </TextLink>
        </p>
      ) : null}
      {line.reversedBy ? (
        <p>
          <TextLink to={`/explain/${line.reversedBy}`}>
            {t(kind === 'EXPIRY' ? 'returnedLink' : 'reversedByLink')}
          </TextLink>
        </p>
      ) : null}
    </>
  );
}
