import { addDays, dayOf } from '#server/core/clock';
import { movesOf } from '#test/support/moves';
import type { Caller, Result, World } from '#test/support/world';

export const CLERK = '贺春梅';
export const CHAIR = '唐福来';

const CEREMONY = `id kind state beginsOn endsOn place tables tableCost words heardBy heardAt thanks savedCents recordId
  own overStandard recused moves daysAhead home { id number name phone } filedBy { id name } agreedBy { id name }
  standard { id version tablesMax } checks { item needed doneAt doneBy { name } }
  visit { visitedAt tables toStandard words visitor { id name } companion { id name } }
  loans { id quantity state fromOn untilOn gear { id name } }`;
const LOAN =
  'id quantity state fromOn untilOn purpose borrower ceremonyId overdue moves broken gear { id name quantity }';
const GEAR = 'id kind name quantity state';

const documents = {
  notifyCeremony: `mutation ($input: NotifyCeremonyInput!) { notifyCeremony(input: $input) { ${CEREMONY} } }`,
  takeCeremony: `mutation ($input: TakeCeremonyInput!) { takeCeremony(input: $input) { ${CEREMONY} } }`,
  amendCeremony: `mutation ($input: AmendCeremonyInput!) { amendCeremony(input: $input) { ${CEREMONY} } }`,
  checkCeremony: `mutation ($input: CheckCeremonyInput!) { checkCeremony(input: $input) { ${CEREMONY} } }`,
  agreeCeremony: `mutation ($input: CeremonyMoveInput!) { agreeCeremony(input: $input) { ${CEREMONY} } }`,
  visitCeremony: `mutation ($input: VisitCeremonyInput!) { visitCeremony(input: $input) { ${CEREMONY} } }`,
  closeCeremony: `mutation ($input: CloseCeremonyInput!) { closeCeremony(input: $input) { ${CEREMONY} } }`,
  withdrawCeremony: `mutation ($input: CeremonyMoveInput!) { withdrawCeremony(input: $input) { ${CEREMONY} } }`,
  reviseCeremonyStandard: `mutation ($input: CeremonyStandardInput!) { reviseCeremonyStandard(input: $input) {
    id version effectiveFrom tablesMax funeralNoticeDays } }`,
  reportCeremonyMonth: 'mutation ($input: CeremonyMonthInput!) { reportCeremonyMonth(input: $input) }',
  addCouncilGear: `mutation ($input: AddCouncilGearInput!) { addCouncilGear(input: $input) { ${GEAR} } }`,
  amendCouncilGear: `mutation ($input: AmendCouncilGearInput!) { amendCouncilGear(input: $input) { ${GEAR} } }`,
  lendGear: `mutation ($input: LendGearInput!) { lendGear(input: $input) { ${LOAN} } }`,
  moveLoan: `mutation ($input: MoveLoanInput!) { moveLoan(input: $input) { ${LOAN} } }`,
} as const;

export const { tried, made, refusals, twice } = movesOf(documents);
export type Input = Record<string, unknown>;

/** The day that lies so many days from the world's today. */
export const day = (world: World, ahead: number): string => addDays(dayOf(world.clock.now()), ahead);

/** A plan on one day, so many days ahead. */
export const plan = (world: World, ahead: number, more: Input = {}): Input => ({
  beginsOn: day(world, ahead),
  endsOn: day(world, ahead),
  place: '村文化广场',
  tables: 12,
  tableCost: 25_000,
  ...more,
});

/** A wedding told by a household itself, five days ahead; answers the ceremony. */
export const notified = async (world: World, name: string, more: Input = {}): Promise<Result['data']> =>
  made(world.as(name), 'notifyCeremony', { kind: 'WEDDING', ...plan(world, 5), ...more });

/** Members of a council without a post of the office, out of each other's homes: names, the chair left out. */
export async function members(
  world: World,
  kind: string,
): Promise<{ id: string; name: string; householdId: string }[]> {
  return world.db.reader.rows(
    `select r.id, r.name, r.household_id from post p join resident r on r.id = p.resident_id
     where p.council_id = $1 and p.role = 'COUNCIL_MEMBER' order by p.id`,
    [await world.council(kind)],
  );
}

/** Goes through the list and agrees. */
export async function agreed(world: World, ceremonyId: string, by: string = CHAIR): Promise<Result['data']> {
  for (const item of ['STANDARD_TOLD', 'GIFTS_TOLD']) {
    await made(world.as(by), 'checkCeremony', { ceremonyId, item, done: true });
  }
  return made(world.as(by), 'agreeCeremony', { ceremonyId });
}

export const seen = { tables: 12, costKept: true, cigarettesKept: true, spiritsKept: true, hiredShow: false };

/** A ceremony that was agreed, and visited on its day by the chair. */
export async function visited(
  world: World,
  ceremony: Result['data'],
  more: Input = {},
): Promise<Result['data']> {
  await agreed(world, ceremony.id);
  world.setTime(new Date(`${ceremony.beginsOn}T12:00:00+08:00`));
  return made(world.as(CHAIR), 'visitCeremony', {
    ceremonyId: ceremony.id,
    visitedAt: new Date(`${ceremony.beginsOn}T11:00:00+08:00`).toISOString(),
    ...seen,
    ...more,
  });
}

/** The ceremony as somebody sees it; the code when it is not shown. */
export async function shown(caller: Caller, id: string): Promise<Result['data'] | string> {
  const { data, codes } = await caller.run(`query ($id: ID!) { ceremony(id: $id) { ${CEREMONY} } }`, { id });
  return codes[0] ?? data.ceremony;
}
