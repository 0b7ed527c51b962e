import { newId } from '#server/core/id';
import { movesOf } from '#test/support/moves';
import type { Caller, Person, Result, World } from '#test/support/world';

export const CLERK = '贺春梅';

const NEED = `id kind state what wantedFrom wantedUntil scope overdue byWord moves heardBy endReason endWords serviceKind language
  home { id number name phone areas { nameZh } } grid { nameZh } team { id name } askedBy { name }
  visit { id state startsAt minutes rating ratingWords recordId confirmedHow helper { id name } confirmedBy { name } }`;

const documents = {
  askForHelp: `mutation ($input: AskForHelpInput!) { askForHelp(input: $input) { ${NEED} } }`,
  takeNeed: `mutation ($input: TakeNeedInput!) { takeNeed(input: $input) { ${NEED} } }`,
  assignNeed: `mutation ($input: AssignNeedInput!) { assignNeed(input: $input) { ${NEED} } }`,
  acceptNeed: `mutation ($input: AcceptNeedInput!) { acceptNeed(input: $input) { ${NEED} } }`,
  giveBackNeed: `mutation ($input: NeedWordsInput!) { giveBackNeed(input: $input) { ${NEED} } }`,
  finishNeed: `mutation ($input: FinishNeedInput!) { finishNeed(input: $input) { ${NEED} } }`,
  denyNeed: `mutation ($input: NotDoneInput!) { denyNeed(input: $input) { ${NEED} } }`,
  confirmNeed: `mutation ($input: ConfirmNeedInput!) { confirmNeed(input: $input) { ${NEED} } }`,
  rateNeed: `mutation ($input: RateNeedInput!) { rateNeed(input: $input) { ${NEED} } }`,
  withdrawNeed: `mutation ($input: NeedWordsInput!) { withdrawNeed(input: $input) { ${NEED} } }`,
  closeNeed: `mutation ($input: CloseNeedInput!) { closeNeed(input: $input) { ${NEED} } }`,
  reviseNeedSettings: `mutation ($input: NeedSettingsInput!) { reviseNeedSettings(input: $input) {
    id answerHours rules { kind ruleId } } }`,
} as const;

export const { tried, made, refusals, twice } = movesOf(documents);
type Input = Record<string, unknown>;

/** An hour of a day from the world's now on, in ISO. */
export function at(world: World, days: number, hour: number): string {
  const day = new Date(world.clock.now().getTime() + days * 86_400_000 + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10);
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
}

/** A morning, two days ahead. */
export const morning = (world: World): Input => ({
  wantedFrom: at(world, 2, 8),
  wantedUntil: at(world, 2, 12),
});

/** A team with its members, the first its leader; answers the team's id. */
export async function teamOf(
  world: World,
  kind: string,
  name: string,
  members: readonly Person[],
): Promise<string> {
  const id = newId();
  await world.db.write(async (tx) => {
    const ids = members.map((member) => member.id);
    await tx.rows(
      `insert into volunteer (resident_id, village_id, registered_on, registered_by, available, changed_at)
       select x.id, $2, '2025-01-05', x.id, 2097151, $3 from unnest($1::uuid[]) x (id) on conflict do nothing`,
      [ids, world.village, tx.at],
    );
    await tx.rows(
      `insert into team (id, village_id, kind, name, leader_id, leads_since, created_at) values ($1, $2, $3, $4, $5, $6, $6)`,
      [id, world.village, kind, name, ids[0], tx.at],
    );
    await tx.rows(
      `insert into lead_offer (id, team_id, to_id, offered_by, offered_at, state, answered_at)
       select new_id(), $1, $2, r.id, $3, 'ACCEPTED', $3 from resident r where r.name = $4`,
      [id, ids[0], tx.at, CLERK],
    );
    await tx.rows(
      `insert into team_member (team_id, resident_id, state, asked_at, since)
       select $1, x.id, 'ACTIVE', $3, $3 from unnest($2::uuid[]) x (id)`,
      [id, ids, tx.at],
    );
  });
  return id;
}

/** 祝桂英 calls the clerk and asks for shopping; answers the need's id. */
export async function called(world: World, more: Input = {}): Promise<string> {
  const { householdId, id } = await world.resident('祝桂英');
  const need = await made(world.as(CLERK), 'takeNeed', {
    householdId,
    forResidentId: id,
    heardBy: 'PHONE',
    kind: 'SHOPPING',
    what: '买米十斤、盐两包',
    ...morning(world),
    ...more,
  });
  return need.id;
}

/** A call, given to a team and accepted by a member. */
export async function promised(
  world: World,
  teamId: string,
  helper: Person,
  more: Input = {},
): Promise<string> {
  const needId = await called(world, more);
  await made(world.as(CLERK), 'assignNeed', { needId, teamId, scope: 'TEAM' });
  await made(world.as(helper.name), 'acceptNeed', {
    needId,
    startsAt: more['wantedFrom'] ?? at(world, 2, 8),
  });
  return needId;
}

/** A promised visit whose day has come, done by its helper in three quarters of an hour. */
export async function finished(world: World, needId: string, helper: Person): Promise<void> {
  world.setTime(new Date(world.clock.now().getTime() + 2 * 86_400_000 + 4 * 3_600_000));
  await made(world.as(helper.name), 'finishNeed', { needId, beganAt: at(world, 0, 8), minutes: 45 });
}

/** The need as somebody sees it; its code when it is not shown. */
export async function seen(caller: Caller, id: string): Promise<Result['data'] | string> {
  const { data, codes } = await caller.run(`query ($id: ID!) { need(id: $id) { ${NEED} } }`, { id });
  return codes[0] ?? data.need;
}
