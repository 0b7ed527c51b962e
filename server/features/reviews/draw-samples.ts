// Every month some released records are looked at again, drawn by lot, once, and so that anybody can redo the draw.
import { randomBytes } from 'node:crypto';
import { dayOf, periodStart, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { newId } from '#server/core/id';
import { termsOf } from '#server/features/activities/review-terms';
import { drawOf, sampleSize } from './rules';
import { SampleDraw, SampleLine } from './sample.entity';

/** The most draws one run makes; a server that stood still for years catches up in several. */
const MOST_DRAWS = 200;

interface Month {
  villageId: string;
  code: string;
  month: string;
  candidates: string[];
}

/**
 * Makes the draws that are missing: one per village for each month that is over and in which records were released.
 * The seed is rolled here, after the month's candidates are known, and kept for good. Answers how many it made; call
 * it until it answers 0. Several runs at once make each draw once.
 */
export async function drawSamples(tx: Tx): Promise<number> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended('draw-samples', 0))`);
  const months = await tx.rows<Month>(
    `select r.village_id, v.code, m.month::text, array_agg(r.id order by r.id) as candidates
     from activity_record r join area v on v.id = r.village_id
     cross join lateral (
       select date_trunc('month', r.released_at at time zone 'Asia/Shanghai')::date as month) m
     where r.state = 'RELEASED' and r.released_at < $1
       and not exists (select 1 from sample_draw d where d.village_id = r.village_id and d.month = m.month)
     group by 1, 2, 3 order by 3, 1 limit ${MOST_DRAWS}`,
    [startOfDay(periodStart('MONTH', dayOf(tx.at)))],
  );
  for (const month of months) await draw(tx, month);
  return months.length;
}

async function draw(tx: Tx, { villageId, code, month, candidates }: Month): Promise<void> {
  const { samplePercent, sampleLeast } = await termsOf(tx, villageId);
  const size = sampleSize(candidates.length, samplePercent, sampleLeast);
  const seed = `${code}-${month.slice(0, 7)}-${randomBytes(8).toString('hex')}`;
  const id = newId();
  await tx.manager.insert(SampleDraw, {
    id,
    villageId,
    month,
    seed,
    candidates,
    percent: samplePercent,
    least: sampleLeast,
    size,
    drawnAt: tx.at,
  });
  await tx.manager.insert(
    SampleLine,
    drawOf(seed, candidates, size).map((line, place) => ({
      id: newId(),
      drawId: id,
      ...line,
      position: place + 1,
    })),
  );
  await keep(tx, null, [
    {
      subjectKind: 'SAMPLE',
      subjectId: id,
      move: 'DRAW',
      villageId,
      detail: { month, seed, candidates: candidates.length, size },
    },
  ]);
}
