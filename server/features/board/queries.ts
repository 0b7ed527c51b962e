import { dayOf, periodStart, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import { ActivityState } from '#server/features/activities/record.entity';
import { maskName } from '#server/features/people/mask';
import { timeKeyOf } from '#server/features/shop/time-page';
import type { BoardFigures, BoardNotice, NoticedRecord } from './board-types';
import { type ApprovingBody, wordsOf } from './body-names';

/** Which notices: those in publicity by the time they were published, or the released ones by their release. */
export type NoticeKind = 'publicity' | 'released';

const sources = {
  publicity: { states: [ActivityState.IN_PUBLICITY, ActivityState.OBJECTED], at: 'published_at' },
  released: { states: [ActivityState.RELEASED], at: 'released_at' },
} as const;

interface NoticeRow extends NoticedRecord {
  name: string;
  householdNumber: string;
  ruleCode: string;
  ruleNameZh: string;
  ruleNameEn: string;
  points: number;
  honour: number;
  startedAt: Date;
  publishedAt: Date | null;
  releasedAt: Date | null;
  bodies: ApprovingBody[];
}

// Every notice is read by this statement; what it does not select cannot be published.
const noticeRows = `select r.id, r.village_id, r.resident_id, r.household_id, r.filer_id, r.two_approvers, p.name,
    h.number as household_number, u.code as rule_code, v.name_zh as rule_name_zh, v.name_en as rule_name_en,
    coalesce(r.granted_points, 0) as points, r.granted_honour as honour, r.started_at, r.published_at, r.publicity_ends_at,
    r.released_at, r.state,
    (select coalesce(jsonb_agg(jsonb_build_object('body', a.body, 'nameZh', k.name_zh, 'nameEn', k.name_en)
    order by a.approved_at, a.id), '[]')
     from approval a left join council_kind k on k.code = a.body where a.record_id = r.id) as bodies
  from activity_record r
  join resident p on p.id = r.resident_id
  join household h on h.id = r.household_id
  join rule u on u.id = r.rule_id
  join rule_version v on v.id = r.rule_version_id`;

/** A page of a village's masked notices, newest first: one statement. */
export async function noticesOf(
  reader: Reader,
  kind: NoticeKind,
  villageId: string,
  first: number,
  after: string | null,
): Promise<Page<BoardNotice>> {
  const { states, at } = sources[kind];
  const key = timeKeyOf(after);
  const rows = await reader.rows<NoticeRow>(
    `${noticeRows}
     where r.village_id = $1 and r.state = any($2) and (r.${at}, r.id) < ($3::timestamptz, $4::uuid)
     order by r.${at} desc, r.id desc limit $5`,
    [villageId, states, key.at, key.id, pageSize(first) + 1],
  );
  const page = pageOf(rows, first, (row) => [
    found(kind === 'publicity' ? row.publishedAt : row.releasedAt).toISOString(),
    row.id,
  ]);
  return { pageInfo: page.pageInfo, nodes: page.nodes.map(noticeOf) };
}

/** One notice by its record: of those on the board, and of those that once were and were reversed since. */
export async function noticeById(reader: Reader, recordId: string): Promise<BoardNotice | null> {
  const row = await reader.row<NoticeRow>(`${noticeRows} where r.id = $1 and r.state = any($2)`, [
    recordId,
    [...sources.publicity.states, ...sources.released.states, ActivityState.REVERSED],
  ]);
  return row ? noticeOf(row) : null;
}

// Built field by field: what is not named here cannot reach the board.
function noticeOf(row: NoticeRow): BoardNotice {
  const approvedBy = wordsOf(row.bodies);
  return {
    record: row,
    recordId: row.id,
    maskedName: maskName(row.name),
    householdNumber: row.householdNumber,
    ruleCode: row.ruleCode,
    ruleNameZh: row.ruleNameZh,
    ruleNameEn: row.ruleNameEn,
    points: row.points,
    honour: row.honour,
    happenedOn: dayOf(row.startedAt),
    publishedAt: row.publishedAt,
    publicityEndsAt: row.publicityEndsAt,
    releasedAt: row.releasedAt,
    state: row.state,
    approvedByZh: approvedBy.zh,
    approvedByEn: approvedBy.en,
  };
}

/** A village's points in five figures; months are China's. */
export async function figuresOf(reader: Reader, villageId: string): Promise<BoardFigures> {
  const month = startOfDay(periodStart('MONTH', dayOf(reader.at)));
  return found(
    await reader.row<BoardFigures>(
      `select
         (select count(*) from household h where h.village_id = $1 and h.state = 'ACTIVE') as households,
         (select count(*) from activity_record r where r.village_id = $1
            and r.state in ('IN_PUBLICITY', 'OBJECTED')) as in_publicity,
         released.count as released_this_month, released.points as points_released_this_month,
         (select coalesce(sum(d.points), 0) from redemption d where d.village_id = $1 and d.redeemed_at >= $2
            and d.returned_at is null) as redeemed_this_month
       from (select count(*) as count, coalesce(sum(r.granted_points), 0) as points from activity_record r
             where r.village_id = $1 and r.state = 'RELEASED' and r.released_at >= $2) released`,
      [villageId, month],
    ),
  );
}
