// Nobody loses points unwarned: each household that has some to lose is told at the village's distances, each once.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { noticeDue } from './calendar';
import { linesOf } from './lots';
import { holdSeasons, termsOf } from './queries';

/** The most villages told in one run: each is a short piece of work under its own lock. */
const MOST_VILLAGES = 20;

interface DueRound {
  villageId: string;
  expiresOn: string;
  days: number;
}

/**
 * Makes the notices that are due and not made yet, of up to `MOST_VILLAGES` villages; call it until it answers 0.
 * Repeats change nothing; after a standstill the nearest distance alone is told. Answers the rounds made.
 */
export async function makeNotices(tx: Tx): Promise<number> {
  const due = (await dueRounds(tx)).slice(0, MOST_VILLAGES);
  for (const round of due) await makeRound(tx, round);
  return due.length;
}

async function dueRounds(tx: Tx): Promise<DueRound[]> {
  const villages = await tx.rows<{ bookId: string }>(
    `select a.id as book_id from area a where a.kind in ('VILLAGE', 'COMMUNITY') and exists (
       select 1 from account p where p.book_id = a.id and p.asset = 'POINTS' and p.kind = 'OWNER' and p.balance > 0)
     order by a.id`,
  );
  const terms = await termsOf(
    tx,
    villages.map((village) => village.bookId),
  );
  const today = dayOf(tx.at);
  const reached = [...terms].flatMap(([villageId, each]): DueRound[] => {
    const due = noticeDue(today, each, each.noticeDays);
    return due ? [{ villageId, expiresOn: due.season.endsOn, days: due.days }] : [];
  });
  const made = await tx.rows<{ villageId: string; expiresOn: string; days: number }>(
    `select r.village_id, r.expires_on, r.days from expiry_round r
     join jsonb_to_recordset($1::jsonb) as d ("villageId" uuid, "expiresOn" date, days int)
       on r.village_id = d."villageId" and r.expires_on = d."expiresOn" and r.days = d.days`,
    [JSON.stringify(reached)],
  );
  return reached.filter(
    (round) =>
      !made.some(
        (old) =>
          old.villageId === round.villageId && old.expiresOn === round.expiresOn && old.days === round.days,
      ),
  );
}

async function makeRound(tx: Tx, { villageId, expiresOn, days }: DueRound): Promise<void> {
  await holdSeasons(tx, villageId);
  const terms = (await termsOf(tx, [villageId])).get(villageId);
  const due = terms ? noticeDue(dayOf(tx.at), terms, terms.noticeDays) : null;
  // The settings, or another run, were quicker.
  if (due?.days !== days || due.season.endsOn !== expiresOn) return;
  const lines = await linesOf(tx, villageId, due.season);
  const [round] = await tx.rows<{ households: number; points: number }>(
    `with line as (
       select l."householdId" as household_id, l.points
       from jsonb_to_recordset($4::jsonb) as l ("householdId" uuid, points bigint)
       join household h on h.id = l."householdId" and h.state = 'ACTIVE'
     ), round as (
       insert into expiry_round (village_id, expires_on, days, households, points, made_at)
       select $1, $2, $3, count(*), coalesce(sum(points), 0), $5 from line on conflict do nothing returning *
     ), told as (
       insert into expiry_notice (household_id, village_id, expires_on, days, points, made_at)
       select l.household_id, r.village_id, r.expires_on, r.days, l.points, r.made_at from line l cross join round r
     )
     select households, points from round`,
    [villageId, expiresOn, days, JSON.stringify(lines), tx.at],
  );
  if (!round) return;
  await keep(tx, null, [
    {
      subjectKind: 'SEASON_NOTICE',
      subjectId: villageId,
      move: 'TELL',
      villageId,
      detail: { expiresOn, days, households: round.households, points: round.points },
    },
  ]);
}
