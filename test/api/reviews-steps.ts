import { newId } from '#server/core/id';
import { movesOf } from '#test/support/moves';
import type { Caller, Person, Result, World } from '#test/support/world';
import { CLERK, decide, done } from './activities-steps';

const CASE = `id state freezeMonths reason source heard hearUntil statement takenBack appealUntil appealDueOn moves
  appealReason appealAnswer overdue
  proposer { name } resident { id } record { id state } votes { body proved reason voter { name } }
  freeze { startsOn endsOn liftedAt }`;

const documents = {
  markSign: `mutation ($input: MarkSignInput!) { markSign(input: $input) { id reason markedBy { name } } }`,
  recordRecheck: `mutation ($input: RecheckInput!) { recordRecheck(input: $input) {
    id outcome note mayRecheck recheckedBy { name } record { id } } }`,
  proposeCase: `mutation ($input: ProposeCaseInput!) { proposeCase(input: $input) { ${CASE} } }`,
  giveStatement: `mutation ($input: StatementInput!) { giveStatement(input: $input) { ${CASE} } }`,
  voteOnCase: `mutation ($input: CaseVoteInput!) { voteOnCase(input: $input) { ${CASE} } }`,
  appealCase: `mutation ($input: CaseAppealInput!) { appealCase(input: $input) { ${CASE} } }`,
  decideCaseAppeal: `mutation ($input: DecideCaseAppealInput!) { decideCaseAppeal(input: $input) { ${CASE} } }`,
  reviseReviewTerms: `mutation ($input: ReviewTermsInput!) { reviseReviewTerms(input: $input) {
    villageId appealDays photoDistance freezeMonths mayRevise } }`,
  markDays: `mutation ($input: MarkDaysInput!) { markDays(input: $input) { day works nameZh nameEn } }`,
} as const;

export const { tried, made, refusals } = movesOf(documents);

/** A photo of somebody that looks like `print`, 64 digits 0 or 1; answers its id. */
export async function photoOf(world: World, { id: uploaderId }: Person, print: string): Promise<string> {
  const id = newId();
  await world.db.write((tx) =>
    tx.rows(
      `insert into photo (id, sha256, village_id, uploader_id, width, height, bytes, phash, created_at)
       values ($1, $2, $3, $4, 1600, 1200, 90000, $5::bit(64), $6)`,
      [id, id.replaceAll('-', '').padEnd(64, '0'), world.village, uploaderId, print, tx.at],
    ),
  );
  return id;
}

/** A claim with a photo, handed in by the person; answers the record's id. */
export async function claimed(
  world: World,
  person: Person,
  print: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const photo = await photoOf(world, person, print);
  const claim = {
    ruleId: await world.rule('PA-03'),
    title: '学堂坡弯道护栏松了',
    startedAt: new Date(world.clock.now().getTime() - 2 * 3_600_000).toISOString(),
    photoIds: [photo],
    ...more,
  };
  return (await done(world.as(person.name), 'claimRecord', claim)).id;
}

/** Checks and approves a claim: a line on the board. */
export async function confirmed(world: World, recordId: string): Promise<void> {
  await decide(world, CLERK, 'CHECK', [recordId]);
  await decide(world, CLERK, 'APPROVE', [recordId]);
}

export async function casesOf(caller: Caller, recordId: string): Promise<Result['data']> {
  const { data } = await caller.run(
    `query ($id: ID!) { record(id: $id) { state moves mayProposeCase claimCases { ${CASE} } } }`,
    { id: recordId },
  );
  return data?.record;
}
