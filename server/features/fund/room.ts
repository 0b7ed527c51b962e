import { BudgetResolver } from './budget.resolver';
import { SeasonBudget, SeasonBudgetLine } from './budget.entity';
import { FundEntryResolver, FundLineResolver } from './entry.resolver';
import { FundEntry } from './fund-entry.entity';
import { FundResolver, FundTermsResolver } from './fund.resolver';
import { FundTerms } from './fund-terms.entity';
import { fundLaws } from './laws';
import { OutlookResolver } from './outlook.resolver';

/** What the fund brings to the house. */
export const fundRoom = {
  entities: [FundTerms, FundEntry, SeasonBudget, SeasonBudgetLine],
  resolvers: [
    FundResolver,
    FundTermsResolver,
    FundEntryResolver,
    FundLineResolver,
    BudgetResolver,
    OutlookResolver,
  ],
  laws: fundLaws,
} as const;
