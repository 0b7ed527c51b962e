import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Meeting } from '#server/features/meetings/meeting.entity';
import type { Actor } from '#server/features/people/actor';
import { Deed, DeedDoubt, DeedNomination, GoodMonth, PraisedDeed } from './deed.entity';
import { monthOf } from './rules';
import { Talk, TalkGuest, TalkPart } from './talk.entity';

const PRAISED = `d.id, r.name, d.story, m.month, d.notice_until, d.awarded_at, d.award_no
  from deed d join resident r on r.id = d.nominee_id join good_month m on m.id = d.month_id`;

async function praised(reader: Reader, where: string, params: unknown[]): Promise<PraisedDeed[]> {
  const rows = await reader.rows<PraisedDeed>(`select ${PRAISED} where ${where}`, params);
  return rows.map((row) => Object.assign(new PraisedDeed(), row));
}

/** Public: deeds in notice, whose doers agree now. */
export function noticesOf(reader: Reader, villageId: string): Promise<PraisedDeed[]> {
  return praised(
    reader,
    `d.village_id = $1 and d.state = 'IN_NOTICE' and deed_shown(d) order by d.notice_until, d.id limit 20`,
    [villageId],
  );
}

/** Public: awarded deeds, the latest first, of one year or of all; at most 120. None whose doer does not agree now. */
export function rollOfHonour(reader: Reader, villageId: string, year: number | null): Promise<PraisedDeed[]> {
  return praised(
    reader,
    `d.village_id = $1 and d.state = 'AWARDED' and deed_shown(d)
       and ($2::int is null or extract(year from m.month) = $2) order by d.awarded_at desc, d.id limit 120`,
    [villageId, year],
  );
}

/** Deeds of others that may be named now, by id: for talks that tell them. */
export const shownById = loader<PraisedDeed | null>(async (reader, ids) => {
  const rows = await praised(reader, 'd.id = any($1::uuid[]) and deed_shown(d)', [ids]);
  return inOrder(ids, rows, ({ id }) => id);
});

/** The month that is on in a village: the latest begun one that is this month's or later; null before any nomination. */
export async function monthNow(reader: Reader, villageId: string): Promise<GoodMonth | null> {
  const row = await reader.row<GoodMonth>(
    `select * from good_month where village_id = $1 and month >= $2 order by state <> 'COLLECTING', month desc limit 1`,
    [villageId, monthOf(reader.at)],
  );
  return row ? Object.assign(new GoodMonth(), row) : null;
}

/** A village's months, the latest first; at most 24. */
export async function monthsOf(reader: Reader, villageId: string): Promise<GoodMonth[]> {
  const rows = await reader.rows<GoodMonth>(
    'select * from good_month where village_id = $1 order by month desc limit 24',
    [villageId],
  );
  return rows.map((row) => Object.assign(new GoodMonth(), row));
}

export const monthById = loader<GoodMonth | null>(async (reader, ids) => {
  const rows = await reader.rows<GoodMonth>('select * from good_month where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new GoodMonth(), row)),
    ({ id }) => id,
  );
});

/** The deeds of months, in the order in which they came. */
export const deedsOfMonth = loader<Deed[]>(async (reader, ids) => {
  const rows = await reader.rows<Deed>(
    "select * from deed where month_id = any($1::uuid[]) and state <> 'WITHDRAWN' order by created_at, id",
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Deed(), row)),
    ({ monthId }) => monthId,
  );
});

export const nominationsOf = loader<DeedNomination[]>(async (reader, ids) => {
  const rows = await reader.rows<DeedNomination>(
    'select * from deed_nomination where deed_id = any($1::uuid[]) and taken_back_at is null order by at, id',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new DeedNomination(), row)),
    ({ deedId }) => deedId,
  );
});

export const doubtsOf = loader<DeedDoubt[]>(async (reader, ids) => {
  const rows = await reader.rows<DeedDoubt>(
    'select * from deed_doubt where deed_id = any($1::uuid[]) order by at, id',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new DeedDoubt(), row)),
    ({ deedId }) => deedId,
  );
});

/** Whether deeds are shown in public now. */
export const isShown = loader<boolean>(async (reader, ids) => {
  const rows = await reader.rows<{ id: string }>(
    'select d.id from deed d where d.id = any($1::uuid[]) and deed_shown(d)',
    [ids],
  );
  const shown = new Set(rows.map(({ id }) => id));
  return ids.map((id) => shown.has(id));
});

/** What the viewer proposed, the latest first; at most 30. Whether it was chosen is only ever told by the award. */
export async function ownNominations(reader: Reader, actor: Actor): Promise<DeedNomination[]> {
  const rows = await reader.rows<DeedNomination>(
    'select * from deed_nomination where nominated_by = $1 and taken_back_at is null order by at desc, id limit 30',
    [actor.residentId],
  );
  return rows.map((row) => Object.assign(new DeedNomination(), row));
}

/** Chosen deeds of the viewer and of children of the home, the latest first. */
export async function ownDeeds(reader: Reader, actor: Actor): Promise<Deed[]> {
  const rows = await reader.rows<Deed>(
    `select d.* from deed d join resident r on r.id = d.nominee_id
     where (d.nominee_id = $1 or r.household_id = $2 and $3 - r.birth_year <= 14
         or r.state = 'DECEASED' and exists (select 1 from household h where h.id = r.household_id and h.head_id = $1))
       and d.state in ('CHOSEN', 'IN_NOTICE', 'AWARDED') order by d.created_at desc, d.id limit 30`,
    [actor.residentId, actor.householdId, Number(dayOf(reader.at).slice(0, 4))],
  );
  return rows.map((row) => Object.assign(new Deed(), row));
}

/** Meetings of a council at which a vote can be called: called or open, the nearest first. */
export async function meetingsFor(reader: Reader, councilId: string): Promise<Meeting[]> {
  const rows = await reader.rows<Meeting>(
    `select * from meeting where council_id = $1 and state in ('CALLED', 'OPEN') order by starts_at, id limit 12`,
    [councilId],
  );
  return rows.map((row) => Object.assign(new Meeting(), row));
}

/** The meeting of a month's vote, with what can be said of it: how many voted and for the chosen ones. */
export const voteOf = loader<{ meetingId: string; state: string; cast: number | null } | null>(
  async (reader, motionIds) => {
    const rows = await reader.rows<{ id: string; meetingId: string; state: string; cast: number | null }>(
      'select id, meeting_id, state, ballots as cast from motion where id = any($1::uuid[])',
      [motionIds],
    );
    return inOrder(motionIds, rows, ({ id }) => id);
  },
);

/** A village's talks: what is to come first, then the latest; at most 24. */
export async function talksOf(reader: Reader, villageId: string): Promise<Talk[]> {
  const rows = await reader.rows<Talk>(
    `select * from talk where village_id = $1 order by state <> 'PLANNED',
       case when state = 'PLANNED' then starts_at end, starts_at desc, id limit 24`,
    [villageId],
  );
  return rows.map((row) => Object.assign(new Talk(), row));
}

export const partsOf = loader<TalkPart[]>(async (reader, ids) => {
  const rows = await reader.rows<TalkPart>(
    'select * from talk_part where talk_id = any($1::uuid[]) order by place',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new TalkPart(), row)),
    ({ talkId }) => talkId,
  );
});

export const talkGuestsOf = loader<TalkGuest[]>(async (reader, ids) => {
  const rows = await reader.rows<TalkGuest>(
    `select g.* from talk_guest g join resident r on r.id = g.resident_id
     where g.talk_id = any($1::uuid[]) order by r.name, r.id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new TalkGuest(), row)),
    ({ talkId }) => talkId,
  );
});
