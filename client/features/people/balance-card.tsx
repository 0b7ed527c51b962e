import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { Card } from '#client/ui/card';
import { usePeopleTexts } from './resident-texts';

const BalanceCard_household = graphql(`
  fragment BalanceCard_household on Household {
    id
    number
    balance
    head {
      id
      name
    }
  }
`);

type Props = {
  household: FragmentType<typeof BalanceCard_household>;
  /** Below the figure: what is on its way. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** The household's spendable points, as large as they are important. */
export function BalanceCard({ household: masked, children, actions }: Props) {
  const t = usePeopleTexts();
  const { number, balance, head } = unmask(BalanceCard_household, masked);
  return (
    <Card tone="accent">
      <AmountFigure
        value={balance}
        unit={t('pointsUnit')}
        label={t('balance')}
        size="huge"
        tone="accent"
        note={head ? t('householdLine', { number, head: head.name }) : t('householdLineBare', { number })}
      />
      {children}
      {actions}
    </Card>
  );
}
