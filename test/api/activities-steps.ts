import { newId } from '#server/core/id';
import type { Caller, Result, World } from '#test/support/world';

export const LEADER = '蓝晓峰';
export const CLERK = '贺春梅';
export const SECOND_CLERK = '孟晓棠';
export const SECRETARY = '郑守田';
export const TOWN = '方雨晴';

const RECORD = `id state way title note place minutes facePoints points reason approvalsNeeded bodiesMissing moves
  publicityEndsAt releasedAt submittedAt checkedAt approvedAt startedAt
  resident { id } household { id } filer { name } checker { name } rule { code } ruleVersion { version }
  approvals { body approver { name } } photos { id }
  approvedPoints honour objectUntil corrections { kind cause pointsBefore pointsAfter honourBefore honourAfter }
  objections { id reason state phase outcome reducedTo answer answeredBody answerDueOn overdue appealUntil moves
    objector { id } appeal { id side body state dueOn outcome reducedTo answer overdue } }
  history { move actor { name } detail { key before after } }`;
const recordMove = (name: string): string =>
  `mutation ($input: RecordMoveInput!) { ${name}(input: $input) { ${RECORD} } }`;

const documents = {
  takeRoll: `mutation ($input: RollInput!) { takeRoll(input: $input) {
    id title takenBy { name } rule { code } records { id state facePoints minutes approvalsNeeded resident { id } } } }`,
  fileRecord: `mutation ($input: FileRecordInput!) { fileRecord(input: $input) { ${RECORD} } }`,
  claimRecord: `mutation ($input: ClaimInput!) { claimRecord(input: $input) { ${RECORD} } }`,
  amendRecord: `mutation ($input: AmendInput!) { amendRecord(input: $input) { ${RECORD} } }`,
  submitRecord: recordMove('submitRecord'),
  withdrawRecord: recordMove('withdrawRecord'),
  reverseRecord: recordMove('reverseRecord'),
  decideRecords: `mutation ($input: DecisionsInput!) { decideRecords(input: $input) {
    recordId error record { id state points moves bodiesMissing } } }`,
  objectToRecord: `mutation ($input: ObjectInput!) { objectToRecord(input: $input) {
    id reason state answerDueOn objector { id } } }`,
  answerObjection: `mutation ($input: AnswerInput!) { answerObjection(input: $input) {
    id state outcome reducedTo answer answeredAt answeredBody appealUntil } }`,
  appealObjection: `mutation ($input: AppealInput!) { appealObjection(input: $input) {
    id moves appeal { id side body state reason dueOn } } }`,
  decideAppeal: `mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) {
    id appeal { id state outcome reducedTo answer } } }`,
} as const;

export type Step = keyof typeof documents;

/** Any mutation about records; answers the raw result, so that refusals can be looked at. */
export function step(caller: Caller, name: Step, input: Record<string, unknown>): Promise<Result> {
  return caller.run(documents[name], { input: { requestId: newId(), ...input } });
}

/** Every way this went for these people: the codes they were refused with, DONE for those who were not. */
export async function allCodes(
  names: readonly string[],
  run: (name: string) => Promise<Result>,
): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const name of names) codes.add((await run(name)).codes.join(' ') || 'DONE');
  return codes;
}

/** A mutation that is expected to be carried out; answers what it answers. */
export async function done(
  caller: Caller,
  name: Step,
  input: Record<string, unknown>,
): Promise<Result['data']> {
  const { data, codes, fields } = await step(caller, name, input);
  if (codes.length > 0) throw new Error(`${name} was refused: ${codes.join(', ')} ${fields.join(', ')}`);
  return data[name];
}

export async function record(caller: Caller, id: string): Promise<Result['data']> {
  const { data } = await caller.run(`query ($id: ID!) { record(id: $id) { ${RECORD} } }`, { id });
  return data?.record;
}

/** An act of this morning, as the forms send it. */
export const act = {
  title: '夜间巡逻',
  startedAt: '2025-06-16T07:00:00+08:00',
  minutes: 60,
};

/** Files a record for somebody; answers its id. */
export async function filed(
  world: World,
  residentId: string,
  ruleCode = 'PA-01',
  more: Record<string, unknown> = {},
  by = LEADER,
): Promise<string> {
  const ruleId = await world.rule(ruleCode);
  return (await done(world.as(by), 'fileRecord', { ...act, ruleId, residentId, ...more })).id;
}

/** One decision on many records, expected to be refused for none. */
export async function decide(
  world: World,
  by: string,
  decision: string,
  ids: string[],
  reason?: string,
): Promise<void> {
  const results = await done(world.as(by), 'decideRecords', {
    decisions: ids.map((recordId) => ({ recordId, decision, reason })),
  });
  const refused = results.filter((result: { error: string | null }) => result.error);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
}

/** Files, checks and approves: a line on the board. Answers the record's id. */
export async function published(
  world: World,
  residentId: string,
  ruleCode = 'PA-01',
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = await filed(world, residentId, ruleCode, more);
  await decide(world, CLERK, 'CHECK', [id]);
  await decide(world, CLERK, 'APPROVE', [id]);
  return id;
}

/** The code one decision is refused with, or null when it is done. */
export async function decisionError(
  caller: Caller,
  recordId: string,
  decision: string,
  reason?: string,
): Promise<string | null> {
  const { data, codes } = await step(caller, 'decideRecords', {
    decisions: [{ recordId, decision, reason }],
  });
  return codes[0] ?? data.decideRecords[0].error;
}

export async function balances(world: World, ownerId: string): Promise<Record<string, number>> {
  const rows = await world.db.reader.rows<{ asset: string; balance: number }>(
    'select asset, balance from account where owner_id = $1',
    [ownerId],
  );
  return Object.fromEntries(rows.map((row) => [row.asset, row.balance]));
}
