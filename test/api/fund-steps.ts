import { newId } from '#server/core/id';
import type { Caller, Result, World } from '#test/support/world';

export const CLERK = '贺春梅';
export const SECRETARY = '郑守田';
export const TOWN = '方雨晴';
export const OVERSIGHT = '毕秀云';

const ENTRY = `id direction purpose party document amountCents note state moves reason happenedOn
  enteredBy { name } decidedBy { name } reverses { id } reversal { id state } deliveries { id } history { move actor { name } }`;
const TERMS =
  'id parCents greenPercent amberPercent budgetWarnPercent overBudget document decidedOn setBy { name }';
const COVERAGE =
  'balanceCents unpaidCents freeCents stockCents pursePoints pendingPoints owedPoints parCents ratio light';

const documents = {
  setFundTerms: `mutation ($input: FundTermsInput!) { setFundTerms(input: $input) { ${TERMS} } }`,
  enterFundEntry: `mutation ($input: FundEntryInput!) { enterFundEntry(input: $input) { ${ENTRY} } }`,
  decideFundEntry: `mutation ($input: FundDecisionInput!) { decideFundEntry(input: $input) { ${ENTRY} } }`,
  withdrawFundEntry: `mutation ($input: FundMoveInput!) { withdrawFundEntry(input: $input) { ${ENTRY} } }`,
  reverseFundEntry: `mutation ($input: FundMoveInput!) { reverseFundEntry(input: $input) { ${ENTRY} } }`,
  setSeasonBudget: `mutation ($input: BudgetInput!) { setSeasonBudget(input: $input) {
    id seasonStartsOn document decidedOn setBy { name } } }`,
} as const;

export type FundStep = keyof typeof documents;

/** Any mutation about the fund; answers the raw result, so that refusals can be looked at. */
export function step(caller: Caller, name: FundStep, input: Record<string, unknown>): Promise<Result> {
  return caller.run(documents[name], { input: { requestId: newId(), ...input } });
}

/** A mutation that is expected to be carried out; answers what it answers. */
export async function done(
  caller: Caller,
  name: FundStep,
  input: Record<string, unknown>,
): Promise<Result['data']> {
  const { data, codes, fields } = await step(caller, name, input);
  if (codes.length > 0) throw new Error(`${name} was refused: ${codes.join(', ')} ${fields.join(', ')}`);
  return data[name];
}

export const terms = {
  parCents: 100,
  greenPercent: 120,
  amberPercent: 100,
  budgetWarnPercent: 80,
  overBudget: 'WARN',
  document: '村议〔2025〕6号',
  decidedOn: '2025-06-10',
};

/** The secretary opens the village's fund, or sets other terms. */
export function openFund(world: World, more: Record<string, unknown> = {}): Promise<Result['data']> {
  return done(world.as(SECRETARY), 'setFundTerms', { villageId: world.village, ...terms, ...more });
}

export const money = {
  purpose: 'DONORS',
  party: '农机合作社',
  document: '收据0612',
  happenedOn: '2025-06-12',
  amountCents: 300_000,
};

/** The clerk's entry, waiting; answers it. */
export function entered(world: World, more: Record<string, unknown> = {}): Promise<Result['data']> {
  return done(world.as(CLERK), 'enterFundEntry', { villageId: world.village, ...money, ...more });
}

/** Entered by the clerk and confirmed by the secretary; answers the entry. */
export async function confirmed(world: World, more: Record<string, unknown> = {}): Promise<Result['data']> {
  const { id } = await entered(world, more);
  return done(world.as(SECRETARY), 'decideFundEntry', { entryId: id, decision: 'CONFIRM' });
}

export async function coverage(world: World): Promise<Result['data']> {
  const { data } = await world
    .as(CLERK)
    .run(`query ($villageId: ID!) { fund(villageId: $villageId) { coverage { ${COVERAGE} } } }`, {
      villageId: world.village,
    });
  return data.fund.coverage;
}

export const FUND = `query ($villageId: ID!, $first: Int! = 30) { fund(villageId: $villageId) { moves
  terms { ${TERMS} } coverage { ${COVERAGE} } totals { purpose amountCents }
  days { day light ratio owedPoints }
  statement(first: $first) { nodes { id amountCents balanceCents reversal postedAt entry { id party document enteredBy { name } } } }
  entries(first: $first) { nodes { ${ENTRY} } }
  deliveries { document costCents goods movementIds } } }`;

export async function fund(world: World, as = CLERK): Promise<Result['data']> {
  const { data, codes } = await world.as(as).run(FUND, { villageId: world.village });
  if (codes.length > 0) throw new Error(`fund was refused: ${codes.join(', ')}`);
  return data.fund;
}
