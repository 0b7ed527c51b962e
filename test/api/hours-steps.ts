import { expect } from 'vitest';
import { startOfDay } from '#server/core/clock';
import { awardHonours } from '#server/features/service/award-honours';
import type { Caller, Person, Result, World } from '#test/support/world';

export const CLERK = '贺春梅';
export const SECOND_CLERK = '孟晓棠';
export const SECRETARY = '郑守田';
export const OVERSIGHT = '毕秀云';
export const TOWN = '方雨晴';

const CERTIFICATE = `id state periodFrom periodTo purpose documentKind documentTail noticeEndsAt noticedMinutes minutesNow
  number code holderName minutes issuer head handler phone notes revokeReason closeReason moves
  lines { kind minutes times } objections { id reason outcome answer } resident { id name }`;
const CORRECTION = 'id state words answer dueOn recordId remedyId moves resident { id }';

const documents = {
  applyForCertificate: `mutation ($input: CertificateApplicationInput!) { applyForCertificate(input: $input) { ${CERTIFICATE} } }`,
  acceptCertificate: `mutation ($input: CertificateMoveInput!) { acceptCertificate(input: $input) { ${CERTIFICATE} } }`,
  issueCertificate: `mutation ($input: IssueCertificateInput!) { issueCertificate(input: $input) { ${CERTIFICATE} } }`,
  refuseCertificate: `mutation ($input: CertificateReasonInput!) { refuseCertificate(input: $input) { ${CERTIFICATE} } }`,
  withdrawCertificate: `mutation ($input: CertificateMoveInput!) { withdrawCertificate(input: $input) { ${CERTIFICATE} } }`,
  objectToCertificate: 'mutation ($input: CertificateReasonInput!) { objectToCertificate(input: $input) }',
  answerCertificateObjection: `mutation ($input: AnswerCertificateObjectionInput!) {
    answerCertificateObjection(input: $input) { id outcome answer answeredBy { name } certificate { ${CERTIFICATE} } } }`,
  askRevocation: `mutation ($input: CertificateReasonInput!) { askRevocation(input: $input) { ${CERTIFICATE} } }`,
  revokeCertificate: `mutation ($input: CertificateMoveInput!) { revokeCertificate(input: $input) { ${CERTIFICATE} } }`,
  keepCertificate: `mutation ($input: CertificateMoveInput!) { keepCertificate(input: $input) { ${CERTIFICATE} } }`,
  askHoursCorrection: `mutation ($input: AskHoursCorrectionInput!) { askHoursCorrection(input: $input) { ${CORRECTION} } }`,
  answerHoursCorrection: `mutation ($input: AnswerHoursCorrectionInput!) { answerHoursCorrection(input: $input) { ${CORRECTION} } }`,
  withdrawHoursCorrection: `mutation ($input: HoursCorrectionMoveInput!) { withdrawHoursCorrection(input: $input) { ${CORRECTION} } }`,
  reviseHoursTerms: `mutation ($input: HoursTermsInput!) { reviseHoursTerms(input: $input) {
    villageId numberFormat noticeDays answerDays honourHours honourPoints issuer head phone } }`,
} as const;

export type HoursStep = keyof typeof documents;

/** Any mutation of the hours; answers the raw result, so that refusals can be looked at. */
export function step(
  world: World,
  caller: Caller,
  name: HoursStep,
  input: Record<string, unknown>,
): Promise<Result> {
  return caller.run(documents[name], { input: { requestId: world.id(), ...input } });
}

/** A mutation that is expected to be carried out; answers what it answers. */
export async function done(
  world: World,
  by: string,
  name: HoursStep,
  input: Record<string, unknown>,
): Promise<Result['data']> {
  const { data, codes, fields } = await step(world, world.as(by), name, input);
  expect([name, codes, fields]).toEqual([name, [], []]);
  return data[name];
}

/** The code of the refusal that somebody meets; 'done' when there is none. */
export async function refused(
  world: World,
  by: string | null,
  name: HoursStep,
  input: Record<string, unknown>,
): Promise<string> {
  const { codes } = await step(world, by ? world.as(by) : world.stranger, name, input);
  return codes.join() || 'done';
}

/** Files, checks and approves one act of service, and lets its publicity pass. Answers the record's id. */
export async function served(
  world: World,
  person: Person,
  day: string,
  minutes = 180,
  rule = 'VS-02',
  release = true,
): Promise<string> {
  const now = world.clock.now();
  world.setTime(new Date(startOfDay(day).getTime() + 20 * 3_600_000));
  const filed = await world
    .as('蓝晓峰')
    .run('mutation ($input: FileRecordInput!) { fileRecord(input: $input) { id } }', {
      input: {
        requestId: world.id(),
        ruleId: await world.rule(rule),
        residentId: person.id,
        title: '照看老人',
        startedAt: `${day}T08:00:00+08:00`,
        minutes,
      },
    });
  expect(filed.codes).toEqual([]);
  const recordId: string = filed.data.fileRecord.id;
  const bodies: string[] =
    (
      await world.db.reader.row<{ bodies: string[] }>(
        'select v.bodies from activity_record r join rule_version v on v.id = r.rule_version_id where r.id = $1',
        [recordId],
      )
    )?.bodies ?? [];
  const approver = bodies.includes('EL') ? '黎长庚' : SECOND_CLERK;
  for (const [by, decision] of [
    [CLERK, 'CHECK'],
    [approver, 'APPROVE'],
  ] as const) {
    const answer = await world
      .as(by)
      .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
        input: { requestId: world.id(), decisions: [{ recordId, decision }] },
      });
    expect([by, answer.codes, answer.data?.decideRecords]).toEqual([by, [], [{ error: null }]]);
  }
  if (release) await world.advance(12);
  world.setTime(now);
  if (release) await world.release();
  return recordId;
}

/** An application of a person who has served. */
export function application(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    periodFrom: '2025-01-01',
    periodTo: '2025-06-10',
    documentKind: 'ID_CARD',
    documentTail: '123x',
    purpose: '入学',
    ...more,
  };
}

/** Head and phone of the issuer are set, as they are needed before anything is issued. */
export function terms(world: World, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    villageId: world.village,
    numberFormat: '{village}志证〔{year}〕第{serial}号',
    noticeDays: 7,
    answerDays: 10,
    honourHours: [20, 50, 100],
    honourPoints: [10, 25, 50],
    issuer: '银杏坝村村民委员会',
    head: SECRETARY,
    phone: '0915-6300110',
    ...more,
  };
}

/** A certificate that is on the board; answers it. */
export async function onBoard(world: World, person: Person, by = CLERK): Promise<Result['data']> {
  const applied = await done(world, person.name, 'applyForCertificate', application());
  return done(world, by, 'acceptCertificate', { certificateId: applied.id });
}

/** A certificate issued by the secretary after its notice. */
export async function issued(world: World, person: Person): Promise<Result['data']> {
  const { id } = await onBoard(world, person);
  await world.advance(8);
  return done(world, SECRETARY, 'issueCertificate', { certificateId: id, notes: '仅作证明' });
}

const HOURS = `query ($residentId: ID) { volunteerHours(residentId: $residentId) { minutes
  totals { month kind minutes times team { id name } }
  lines(first: 50) { nodes { id move minutes balance doneOn kind title workedMinutes recordId } }
  honours { year hours points } certificates { id state number } corrections { id state } } }`;

export async function hoursOf(
  world: World,
  caller: Caller,
  residentId: string | null = null,
): Promise<Result> {
  return caller.run(HOURS, { residentId });
}

const CHECK = `query ($code: String!) { checkCertificate(code: $code) { result
  certificate { number maskedName minutes periodFrom periodTo issuer issuedOn revokedOn lines { kind minutes times } } } }`;

/** What the public is told of a code. */
export async function check(world: World, code: string): Promise<Result> {
  return world.stranger.run(CHECK, { code });
}

/** Gives the honours reached, as the job does. */
export async function award(world: World): Promise<void> {
  while ((await world.db.write(awardHonours)) > 0);
}
