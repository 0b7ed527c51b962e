import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { Certificate, type CertificateLine } from './certificate.entity';
import {
  type HonourRollLine,
  type HoursHonour,
  HoursTotal,
  MinutesLine,
  MinutesMove,
  type CertificateNotice,
} from './hours-types';
import { HoursCorrection } from './hours-correction.entity';
import { maskName } from '#server/features/people/mask';
import type { CertificateState, CorrectionState, HoursKind } from './rules';

interface TotalRow {
  month: string;
  kind: HoursKind;
  teamId: string | null;
  teamName: string | null;
  minutes: number;
  times: number;
}

// An act that was taken back and given anew counts once: lines that stand, less none.
const totals = `to_char(m.done_on, 'YYYY-MM') as month, m.kind, m.team_id, t.name as team_name,
  sum(m.minutes)::bigint as minutes,
  count(distinct coalesce(m.record_id, m.id)) filter (where m.minutes > 0
    and not exists (select 1 from transfer v where v.reverses_id = m.id)) as times`;

const totalOf = ({ month, kind, teamId, teamName, minutes, times }: TotalRow): HoursTotal =>
  Object.assign(new HoursTotal(), {
    month,
    kind,
    team: teamId ? { id: teamId, name: teamName ?? '' } : null,
    minutes,
    times,
  });

/** A person's minutes by month, kind and team, the newest month first; they add up to the ledger's balance. */
export async function totalsOfPerson(reader: Reader, residentId: string): Promise<HoursTotal[]> {
  const rows = await reader.rows<TotalRow>(
    `select ${totals} from minutes_line m left join team t on t.id = m.team_id
     where m.resident_id = $1 group by 1, 2, 3, 4 having sum(m.minutes) <> 0 order by 1 desc, minutes desc, 2, 3`,
    [residentId],
  );
  return rows.map(totalOf);
}

/** The minutes of a village's people done in a calendar year, by month, kind and team. */
export async function totalsOfVillage(
  reader: Reader,
  villageId: string,
  year: number,
): Promise<HoursTotal[]> {
  const rows = await reader.rows<TotalRow>(
    `select ${totals} from minutes_line m left join team t on t.id = m.team_id
     where m.village_id = $1 and m.done_on between make_date($2, 1, 1) and make_date($2, 12, 31)
     group by 1, 2, 3, 4 having sum(m.minutes) <> 0 order by 1 desc, minutes desc, 2, 3`,
    [villageId, year],
  );
  return rows.map(totalOf);
}

/** How many people of a village served in a calendar year. */
export async function personsOfVillage(reader: Reader, villageId: string, year: number): Promise<number> {
  const row = await reader.row<{ persons: number }>(
    `select count(*) as persons from (
       select m.resident_id from minutes_line m
       where m.village_id = $1 and m.done_on between make_date($2, 1, 1) and make_date($2, 12, 31)
       group by 1 having sum(m.minutes) > 0) p`,
    [villageId, year],
  );
  return row?.persons ?? 0;
}

interface LineRow extends Omit<MinutesLine, 'move' | 'team'> {
  move: string;
  teamId: string | null;
  teamName: string | null;
}

/** A page of a person's minutes, newest first, each line with the act it came from. One statement. */
export async function linesOfPerson(
  reader: Reader,
  residentId: string,
  first: number,
  after: string | null,
): Promise<Page<MinutesLine>> {
  const [before] = valuesOf(after, 1) ?? [];
  const rows = await reader.rows<LineRow>(
    `select m.id, m.seq, m.move, m.minutes, m.balance, m.done_on, m.posted_at, m.kind, m.record_id,
       t.id as team_id, t.name as team_name, coalesce(k.title, r.title) as title, v.name_zh as rule_name_zh,
       v.name_en as rule_name_en, r.minutes as worked_minutes
     from minutes_line m left join activity_record r on r.id = m.record_id
     left join rule_version v on v.id = r.rule_version_id
     left join task k on k.id = m.task_id left join team t on t.id = m.team_id
     where m.resident_id = $1 and m.seq < $2 order by m.seq desc limit $3`,
    [residentId, typeof before === 'number' ? before : Number.MAX_SAFE_INTEGER, pageSize(first) + 1],
  );
  const lines = rows.map(({ move, teamId, teamName, ...row }) =>
    Object.assign(new MinutesLine(), row, {
      move:
        move === 'GRANT' ? MinutesMove.GRANT : move === 'REVERSAL' ? MinutesMove.REVERSAL : MinutesMove.OTHER,
      team: teamId ? { id: teamId, name: teamName ?? '' } : null,
    }),
  );
  return pageOf(lines, first, (line) => [line.seq]);
}

/** A person's honours, the newest first. */
export async function honoursOfPerson(reader: Reader, residentId: string): Promise<HoursHonour[]> {
  return reader.rows<HoursHonour>(
    'select * from service_honour where resident_id = $1 order by year desc, hours desc',
    [residentId],
  );
}

const MOST_ON_ROLL = 100;

/** The honour roll of a village: of this year and the last, of people who agreed to stand on it, and still do. */
export async function honourRoll(reader: Reader, villageId: string): Promise<HonourRollLine[]> {
  return reader.rows<HonourRollLine>(
    `select r.name, x.year, x.hours from (
       select h.resident_id, h.year, max(h.hours) as hours from service_honour h
       where h.village_id = $1 and h.year >= $2 group by 1, 2) x
     join resident r on r.id = x.resident_id
     where r.state = 'ACTIVE' and r.village_id = $1 and has_consent(r.id, 'HONOUR_BOARD')
     order by x.year desc, x.hours desc, r.name limit ${MOST_ON_ROLL}`,
    [villageId, Number(dayOf(reader.at).slice(0, 4)) - 1],
  );
}

/** Figures for a certificate: what a person did from day to day, by kind, and the last ledger line they rest on. */
export interface Figures {
  minutes: number;
  throughSeq: number;
  lines: Omit<CertificateLine, 'certificateId'>[];
}

/** Whose service, where, and in which days, both included. */
export interface ServiceSpan {
  villageId: string;
  residentId: string;
  periodFrom: string;
  periodTo: string;
}

/**
 * The figures of service, one for each span in their order. One statement, so one view of the ledger: lines of one
 * account come one after the other, and the highest number seen says exactly which were there.
 */
export async function figuresOfAll(reader: Reader, spans: readonly ServiceSpan[]): Promise<Figures[]> {
  const rows = await reader.rows<{
    nth: number;
    kind: HoursKind;
    minutes: number;
    times: number;
    throughSeq: number;
  }>(
    `select s.nth, m.kind, sum(m.minutes)::bigint as minutes, max(m.seq) as through_seq,
       count(distinct coalesce(m.record_id, m.id)) filter (where m.minutes > 0
         and not exists (select 1 from transfer v where v.reverses_id = m.id)) as times
     from unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) with ordinality s (resident_id, village_id, since, until, nth)
       join minutes_line m on m.resident_id = s.resident_id and m.village_id = s.village_id
         and m.done_on between s.since and s.until
     group by s.nth, m.kind order by s.nth, minutes desc, m.kind`,
    [
      spans.map(({ residentId }) => residentId),
      spans.map(({ villageId }) => villageId),
      spans.map(({ periodFrom }) => periodFrom),
      spans.map(({ periodTo }) => periodTo),
    ],
  );
  return spans.map((_, place) => {
    const own = rows.filter(({ nth }) => nth === place + 1);
    return {
      minutes: own.reduce((sum, row) => sum + row.minutes, 0),
      throughSeq: Math.max(0, ...own.map((row) => row.throughSeq)),
      lines: own
        .filter(({ minutes }) => minutes > 0)
        .map(({ kind, minutes, times }) => ({ kind, minutes, times: Math.max(1, times) })),
    };
  });
}

/** The figures of a person's service in a village within days. */
export async function figuresOf(reader: Reader, span: ServiceSpan): Promise<Figures> {
  const [figures] = await figuresOfAll(reader, [span]);
  return found(figures);
}

const asCertificate = (row: Certificate): Certificate => Object.assign(new Certificate(), row);

/** A page of a village's certificates, the latest application first. */
export async function certificatesOfVillage(
  reader: Reader,
  villageId: string,
  states: readonly CertificateState[] | null,
  first: number,
  after: string | null,
): Promise<Page<Certificate>> {
  const [at, id] = valuesOf(after, 2) ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const rows = await reader.rows<Certificate>(
    `select * from certificate where village_id = $1 and ($2::text[] is null or state = any($2))
       and (applied_at, id) < ($3::timestamptz, $4::uuid)
     order by applied_at desc, id desc limit $5`,
    [villageId, states, at, id, pageSize(first) + 1],
  );
  return pageOf(rows.map(asCertificate), first, (row) => [row.appliedAt.toISOString(), row.id]);
}

/** A person's certificates, the newest application first; at most 50. */
export async function certificatesOfPerson(reader: Reader, residentId: string): Promise<Certificate[]> {
  const rows = await reader.rows<Certificate>(
    'select * from certificate where resident_id = $1 order by applied_at desc, id desc limit 50',
    [residentId],
  );
  return rows.map(asCertificate);
}

/** Applications on the board of a village, masked; those that end first stand first. */
export async function noticesOnBoard(reader: Reader, villageId: string): Promise<CertificateNotice[]> {
  const rows = await reader.rows<CertificateNotice & { name: string }>(
    `select c.id, c.resident_id, c.village_id, r.name, h.number as household_number, c.period_from, c.period_to,
       c.noticed_minutes as minutes, c.accepted_at, c.notice_ends_at,
       exists (select 1 from certificate_objection o where o.certificate_id = c.id and o.outcome is null) as objected
     from certificate c join resident r on r.id = c.resident_id join household h on h.id = r.household_id
     where c.village_id = $1 and c.state = 'IN_NOTICE' order by c.notice_ends_at, c.id limit 200`,
    [villageId],
  );
  // Built field by field: what is not named here cannot reach the board.
  return rows.map((row) => ({
    id: row.id,
    residentId: row.residentId,
    villageId: row.villageId,
    maskedName: maskName(row.name),
    householdNumber: row.householdNumber,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    minutes: row.minutes,
    acceptedAt: row.acceptedAt,
    noticeEndsAt: row.noticeEndsAt,
    objected: row.objected,
  }));
}

const asCorrection = (row: HoursCorrection): HoursCorrection => Object.assign(new HoursCorrection(), row);

/** A page of a village's requests for correction, the latest first. */
export async function correctionsOfVillage(
  reader: Reader,
  villageId: string,
  states: readonly CorrectionState[] | null,
  first: number,
  after: string | null,
): Promise<Page<HoursCorrection>> {
  const [at, id] = valuesOf(after, 2) ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const rows = await reader.rows<HoursCorrection>(
    `select * from hours_correction where village_id = $1 and ($2::text[] is null or state = any($2))
       and (asked_at, id) < ($3::timestamptz, $4::uuid)
     order by asked_at desc, id desc limit $5`,
    [villageId, states, at, id, pageSize(first) + 1],
  );
  return pageOf(rows.map(asCorrection), first, (row) => [row.askedAt.toISOString(), row.id]);
}

/** A person's requests for correction, the newest first; at most 50. */
export async function correctionsOfPerson(reader: Reader, residentId: string): Promise<HoursCorrection[]> {
  const rows = await reader.rows<HoursCorrection>(
    'select * from hours_correction where resident_id = $1 order by asked_at desc, id desc limit 50',
    [residentId],
  );
  return rows.map(asCorrection);
}
