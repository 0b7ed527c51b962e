import { villageCode } from '#server/app/demo/areas';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { closeChoice } from '#server/features/councils/close-choice';
import { NomineeAnswer } from '#server/features/councils/council-choice.entity';
import { SeatWay } from '#server/features/councils/council-kind.entity';
import { HandOverGiven } from '#server/features/councils/hand-over.entity';
import { answerNomination, nominate } from '#server/features/councils/nominate';
import { openChoice } from '#server/features/councils/open-choice';
import { giveItem, takeItem } from '#server/features/councils/tick-hand-over';
import { gatherDuties } from '#server/features/duties/gather-duties';
import { endPost } from '#server/features/people/end-post';
import { type Actor, loadActor } from '#server/features/people/actor';
import type { CountyIds } from './seed-county';
import { type ActorOf, councilId, recordTerms } from './seed-council-terms';
import { liveDuties, ownWord, reportMonths } from './seed-duties';
import type { Step } from './seed-year';

/**
 * Councils of the demo: the record of how 银杏坝村's seats were filled and handed over, an appointment and an open election, a
 * year of duties with members who have gone quiet, and what the other units reported of their months.
 */
export function councilSteps(ids: CountyIds, today: string): Step[] {
  const actors = new Map<string, Actor>();
  const actor = async (tx: Tx, residentId: string): Promise<Actor> => {
    const known = actors.get(residentId) ?? found(await loadActor(tx, { residentId }));
    actors.set(residentId, known);
    return known;
  };
  const begin = addDays(`${today.slice(0, 4)}-01-01`, -365);
  const at = (day: string, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(day).getTime() + minutes * 60_000),
    rank: 4,
    run,
  });
  return [
    at(begin, 1, (tx) => recordTerms(tx, ids, today)),
    ...appointment(ids, today, at, actor),
    ...openElection(ids, today, at, actor),
    at(addDays(today, -1), 20 * 60, (tx) => liveDuties(tx, ids, today)),
    at(addDays(today, -1), 20 * 60 + 1, async (tx) => void (await gatherDuties(tx))),
    at(addDays(today, -1), 20 * 60 + 2, (tx) => reportMonths(tx, ids, today)),
    at(addDays(today, -1), 20 * 60 + 3, (tx) => ownWord(tx, ids, today, actor)),
  ];
}

type At = (day: string, minutes: number, run: Step['run']) => Step;

/** A deputy of the anti-drug association stepped back; somebody was appointed in that place and takes over. */
function appointment(ids: CountyIds, today: string, at: At, actor: ActorOf): Step[] {
  const clerk = (tx: Tx): Promise<Actor> => actor(tx, ids.resident('he-chunmei'));
  const choiceId = newId();
  const left = addDays(today, -40);
  const held = addDays(today, -20);
  const names: string[] = [];
  let leaver = '';
  const councilOf = async (tx: Tx): Promise<string> => councilId(tx, ids, 'DG');
  return [
    at(left, 9 * 60, async (tx) => {
      const seat = found(
        await tx.row<{ postId: string; residentId: string }>(
          `select p.id as post_id, p.resident_id from post p join council_seat s on s.post_id = p.id
           where p.council_id = $1 and s.place = 'DEPUTY' and p.ends_on is null order by p.id limit 1`,
          [await councilOf(tx)],
        ),
      );
      leaver = seat.residentId;
      await endPost(tx, await clerk(tx), { requestId: newId(), postId: seat.postId, endsOn: left });
    }),
    at(addDays(left, 2), 9 * 60, async (tx) => {
      await openChoice(tx, await clerk(tx), {
        requestId: choiceId,
        councilId: await councilOf(tx),
        way: SeatWay.APPOINTED,
        nominateUntil: addDays(left, 12),
      });
    }),
    at(addDays(left, 5), 10 * 60, async (tx) => {
      names.push(...(await plainPeople(tx, ids, 2, 12)));
      const chair = await actor(tx, ids.resident('yue-mingzhu'));
      for (const residentId of names) {
        await nominate(tx, chair, { requestId: newId(), choiceId, residentId, place: 'DEPUTY' });
        await answerNomination(tx, await clerk(tx), {
          requestId: newId(),
          choiceId,
          residentId,
          answer: NomineeAnswer.YES,
        });
      }
    }),
    at(held, 15 * 60, async (tx) => {
      await closeChoice(tx, await clerk(tx), {
        requestId: newId(),
        choiceId,
        heldOn: held,
        document: `村委会聘任书 ${held.slice(0, 4)}年增补`,
        results: names.slice(0, 1).map((residentId) => ({ residentId })),
      });
    }),
    // Two of four things are handed over by now; the rest waits.
    at(addDays(held, 3), 18 * 60, async (tx) => {
      const open = await tx.row<{ id: string; takerId: string }>(
        `select h.id, p.resident_id as taker_id from hand_over h join post p on p.id = h.taker_post_id
         where h.council_id = $1 and h.closed_at is null`,
        [await councilOf(tx)],
      );
      if (!open) return;
      for (const position of [1, 2]) {
        const input = { requestId: newId(), handOverId: open.id, position };
        const giver = found(await loadActor(tx, { residentId: leaver }));
        await giveItem(tx, giver, { ...input, given: HandOverGiven.GIVEN, note: '' });
        const taker = found(await loadActor(tx, { residentId: open.takerId }));
        await takeItem(tx, taker, { ...input, requestId: newId() });
      }
    }),
  ];
}

/** The residents council looks for one more member: 邓巧珍 is put forward and has not answered yet. */
function openElection(ids: CountyIds, today: string, at: At, actor: ActorOf): Step[] {
  const choiceId = newId();
  const clerk = (tx: Tx): Promise<Actor> => actor(tx, ids.resident('he-chunmei'));
  return [
    at(addDays(today, -4), 9 * 60, async (tx) => {
      await openChoice(tx, await clerk(tx), {
        requestId: choiceId,
        councilId: await councilId(tx, ids, 'RC'),
        way: SeatWay.ELECTED,
        nominateUntil: addDays(today, 10),
      });
    }),
    at(addDays(today, -3), 9 * 60, async (tx) => {
      const input = { choiceId, place: 'MEMBER' };
      await nominate(tx, await clerk(tx), {
        ...input,
        requestId: newId(),
        residentId: ids.resident('deng-qiaozhen'),
      });
      const [other] = await plainPeople(tx, ids, 1, 20);
      if (!other) return;
      await nominate(tx, await clerk(tx), { ...input, requestId: newId(), residentId: other });
      await answerNomination(tx, await clerk(tx), {
        requestId: newId(),
        choiceId,
        residentId: other,
        answer: NomineeAnswer.YES,
      });
    }),
  ];
}

/** Heads of households without any post or login, by house number. */
async function plainPeople(tx: Tx, ids: CountyIds, count: number, from: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select r.id from resident r join household h on h.head_id = r.id
     where r.village_id = $1 and r.state = 'ACTIVE' and r.login_id is null
       and r.birth_year between extract(year from $2::timestamptz) - 60 and extract(year from $2::timestamptz) - 32
       and not exists (select 1 from resident m join post p on p.resident_id = m.id where m.household_id = r.household_id)
     order by h.number offset $3 limit $4`,
    [ids.area(villageCode), tx.at, from, count],
  );
  return rows.map(({ id }) => id);
}
