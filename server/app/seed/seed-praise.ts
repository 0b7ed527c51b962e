import { villageCode } from '#server/app/demo/areas';
import { type DeedPlan, fresh, others, winners } from '#server/app/demo/praise-plan';
import { addDays, addMonths, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import { textInForce } from '#server/features/people/consent/consents';
import { answerDeed } from '#server/features/praise/answer-deed';
import { awardDeed } from '#server/features/praise/award-deed';
import { Deed } from '#server/features/praise/deed.entity';
import { nominateDeed } from '#server/features/praise/nominate-deed';
import { closeNominations, hearDeed } from '#server/features/praise/review-month';
import { revisePraiseSettings } from '#server/features/praise/settings';
import { defaultPraiseSettings } from '#server/features/praise/settings.entity';
import { approve, as, monthRow, neighbours, type Person, type Stage, stageOf } from './praise-stage';
import type { CountyIds } from './seed-county';
import { voteSteps } from './seed-praise-vote';
import { talkSteps } from './seed-talks';
import type { Step } from './seed-year';

/** Since so many days the village credits awards and talks by the county's rules. */
const CREDITED_DAYS = 75;

/**
 * Twelve months of good deeds in 银杏坝村: proposed, heard, voted on in secret, in notice with consent, awarded. One said no,
 * one took the name back afterwards. Last month's stands in notice, and its talk is planned; this month collects.
 */
export function praiseSteps(ids: CountyIds, today: string, secret: string): Step[] {
  const stage = stageOf(ids, today, secret);
  const months = Array.from({ length: 12 }, (_, place) => addMonths(`${today.slice(0, 7)}-01`, place - 12));
  return [
    stage.at(found(months[0]), 8 * 60, (tx) => settle(tx, stage, false)),
    stage.at(addDays(today, -CREDITED_DAYS), 8 * 60, (tx) => settle(tx, stage, true)),
    ...months.flatMap((first, place) => monthSteps(first, place, stage)),
    ...talkSteps(stage),
    ...freshSteps(stage),
    stage.at(addDays(today, -1), 21 * 60, (tx) => reportMonths(tx, today)),
  ];
}

async function settle(tx: Tx, { village, ids, actor }: Stage, credited: boolean): Promise<void> {
  await revisePraiseSettings(tx, await actor(tx, 'miao-jingyi'), {
    requestId: newId(),
    villageId: village,
    ...defaultPraiseSettings,
    awardRuleId: credited ? ids.rule('HO-01') : null,
    attendRuleId: credited ? ids.rule('LE-01') : null,
    speakRuleId: credited ? ids.rule('LE-02') : null,
  });
}

/** What the other units reported of this year and the one before: figures that any machine makes the same. */
async function reportMonths(tx: Tx, today: string): Promise<void> {
  await tx.rows(
    `insert into praise_month (village_id, month, awarded, talks, reported_at)
     select a.id, m.month::date, (s.seed % 4 > 0)::int, (s.seed / 4) % 3, $2
     from area a join council c on c.area_id = a.id and c.kind_code = 'MR'
       cross join generate_series(date_trunc('month', $1::date) - interval '13 months', date_trunc('month', $1::date)
         - interval '1 month', interval '1 month') as m (month)
       cross join lateral (select abs(hashtext(a.code || m.month::date || 'MR')) as seed) s
     where a.code <> $3`,
    [today, tx.at, villageCode],
  );
}

/** What is proposed in the month at a place: the winner first. The last one has five. */
function plansOf(place: number): DeedPlan[] {
  const count = place === 11 ? 4 : 2;
  return [
    found(winners[place]),
    ...Array.from({ length: count }, (_, turn) => found(others[(place * 2 + turn) % others.length])),
  ];
}

function monthSteps(first: string, place: number, stage: Stage): Step[] {
  const { at, village, today, actor } = stage;
  // The last month's notice is on today; the others went their way at the end of their months.
  const vote = place === 11 ? lastVote(today) : addDays(addMonths(first, 1), -5);
  const plans = plansOf(place);
  const chair = (tx: Tx): Promise<Actor> => actor(tx, 'miao-jingyi');
  const who = async (tx: Tx): Promise<{ nominees: Person[]; by: Person[] }> => {
    const people = await neighbours(tx, village);
    const from = (place * 5) % Math.max(1, people.length - 12);
    return { nominees: people.slice(from, from + plans.length), by: people.slice(from + 5, from + 12) };
  };
  return [
    ...plans.map((plan, turn) =>
      at(addDays(first, 9 + turn), 19 * 60, async (tx) => {
        const { nominees, by } = await who(tx);
        await nominateDeed(tx, await as(tx, found(by[turn])), {
          requestId: newId(),
          nomineeId: found(nominees[turn]).id,
          words: plan.words,
        });
      }),
    ),
    at(addDays(vote, -2), 9 * 60, async (tx) => {
      const month = await monthRow(tx, village, first);
      await closeNominations(tx, await chair(tx), { requestId: newId(), monthId: month.id });
    }),
    at(addDays(vote, -1), 16 * 60, async (tx) => {
      const month = await monthRow(tx, village, first);
      const deeds = await tx.rows<Deed>('select * from deed where month_id = $1 order by created_at, id', [
        month.id,
      ]);
      for (const [turn, deed] of deeds.entries()) {
        await hearDeed(tx, await chair(tx), {
          requestId: newId(),
          deedId: deed.id,
          heardOn: dayOf(tx.at),
          story: plans[turn]?.story ?? '',
        });
      }
    }),
    ...voteSteps(first, place, vote, stage),
    ...afterSteps(first, place, vote, stage),
  ];
}

/** Six days ago, or five where that was the Friday on which the council meets anyway. */
function lastVote(today: string): string {
  const day = addDays(today, -6);
  const isFriday = new Date(`${day}T00:00:00Z`).getUTCDay() === 5;
  return isFriday && Number(day.slice(8)) <= 7 ? addDays(today, -5) : day;
}

/** What came after the vote: a yes (once a no), the notice, the award, and once the name taken back. */
function afterSteps(first: string, place: number, vote: string, stage: Stage): Step[] {
  const { at, village, today, actor } = stage;
  const chosenDeed = async (tx: Tx): Promise<Deed> => {
    const month = await monthRow(tx, village, first);
    const row = await tx.row<Deed>(
      "select * from deed where month_id = $1 and state in ('CHOSEN', 'IN_NOTICE', 'AWARDED')",
      [month.id],
    );
    return Object.assign(new Deed(), found(row));
  };
  const says = (agrees: boolean) => async (tx: Tx) => {
    const deed = await chosenDeed(tx);
    await answerDeed(tx, found(await loadActor(tx, { residentId: deed.nomineeId })), {
      requestId: newId(),
      deedId: deed.id,
      agrees,
      textId: found(await textInForce(tx, ConsentPurpose.HONOUR_BOARD)).id,
    });
    stage.chosen.set(place, deed.id);
  };
  if (place === 6) return [at(addDays(vote, 1), 20 * 60, says(false))];
  const award = addDays(vote, 10);
  const steps = [at(addDays(vote, 1), 20 * 60, says(true))];
  if (award >= today) return steps;
  steps.push(
    at(award, 10 * 60, async (tx) => {
      const deed = await chosenDeed(tx);
      await awardDeed(tx, await actor(tx, 'miao-jingyi'), { requestId: newId(), deedId: deed.id });
    }),
    at(award, 15 * 60, async (tx) => {
      const { recordId } = await chosenDeed(tx);
      if (recordId) await approve(tx, stage, [recordId], true);
    }),
  );
  if (place === 3) steps.push(at(addDays(award, 40), 20 * 60, says(false)));
  return steps;
}

/** Proposals of the month that is on. */
function freshSteps({ at, village, today }: Stage): Step[] {
  return fresh.map((words, turn) =>
    at(addDays(today, -1), 12 * 60 + turn * 30, async (tx) => {
      const people = await neighbours(tx, village);
      const last = people.length;
      await nominateDeed(tx, await as(tx, found(people[last - 1 - turn])), {
        requestId: newId(),
        nomineeId: found(people[last - 4 - turn]).id,
        words,
      });
    }),
  );
}
