import { communityCode, villageCode } from '#server/app/demo/areas';
import type { CouncilKindCode } from '#server/app/demo/council-kinds';
import { addDays, addMonths, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { insert } from './insert';
import type { CountyIds } from './seed-county';

export type ActorOf = (tx: Tx, residentId: string) => Promise<Actor>;

const kindsHere: readonly CouncilKindCode[] = ['RW', 'DG', 'EL', 'MR', 'RC', 'MC', 'OC'];

export interface SeatRow {
  postId: string;
  residentId: string;
  kindCode: CouncilKindCode;
  councilId: string;
  areaId: string;
  role: string;
  startsOn: string;
  endsOn: string | null;
}

/** The seats of the two full units' councils, in the order in which they were given. */
export function seatsOfFull(tx: Tx, ids: CountyIds): Promise<SeatRow[]> {
  return tx.rows<SeatRow>(
    `select p.id as post_id, p.resident_id, c.kind_code, c.id as council_id, c.area_id, p.role, p.starts_on, p.ends_on
     from post p join council c on c.id = p.council_id where c.area_id = any ($1::uuid[])
     order by c.area_id, c.kind_code, p.role, p.id`,
    [[ids.area(villageCode), ids.area(communityCode)]],
  );
}

/** The term before, the elections and appointments of this one, and what was handed over between them. */
export async function recordTerms(tx: Tx, ids: CountyIds, today: string): Promise<void> {
  const village = ids.area(villageCode);
  const clerk = ids.resident('he-chunmei');
  const seats = (await seatsOfFull(tx, ids)).filter(({ areaId }) => areaId === village);
  const [one] = seats;
  if (!one) return;
  const startsOn = one.startsOn;
  const before = { startsOn: addMonths(startsOn, -36), endsOn: addDays(startsOn, -1) };
  const plain = await tx.rows<{ id: string }>(
    `select r.id from resident r join household h on h.head_id = r.id
     where r.village_id = $1 and r.state = 'ACTIVE' and r.login_id is null
       and r.birth_year between extract(year from $2::date) - 64 and extract(year from $2::date) - 40
       and not exists (select 1 from resident m join post p on p.resident_id = m.id where m.household_id = r.household_id)
     order by h.number desc limit 40`,
    [village, startsOn],
  );
  const councilIds = [...new Set(seats.map((seat) => seat.councilId))];
  await tx.rows('update council_term set no = 2 where council_id = any ($1::uuid[])', [councilIds]);
  await insert(
    tx,
    'council_term',
    councilIds.map((council_id) => ({
      id: newId(),
      council_id,
      no: 1,
      starts_on: before.startsOn,
      ends_on: before.endsOn,
      opened_at: startOfDay(before.startsOn),
    })),
  );
  const termOf = new Map(
    (
      await tx.rows<{ id: string; councilId: string }>(
        'select id, council_id from council_term where council_id = any ($1::uuid[]) and no = 2',
        [councilIds],
      )
    ).map((term) => [term.councilId, term.id]),
  );
  let spare = 0;
  for (const kindCode of kindsHere) {
    const own = seats.filter((seat) => seat.kindCode === kindCode);
    const [chair] = own;
    if (!chair) continue;
    const way = kindCode === 'DG' || kindCode === 'MC' ? 'APPOINTED' : 'ELECTED';
    const heldOn = addDays(startsOn, -6);
    const choiceId = newId();
    const entitled = 42;
    const present = 39 - (kindsHere.indexOf(kindCode) % 4);
    const placed = own.map((seat, order) => ({
      ...seat,
      place:
        order === 0
          ? 'CHAIR'
          : order === 1
            ? 'DEPUTY'
            : order === 2 && own.length > 3
              ? 'SECRETARY'
              : 'MEMBER',
    }));
    const loser = way === 'ELECTED' ? plain[spare] : undefined;
    spare += 2;
    await insert(tx, 'council_choice', [
      {
        id: choiceId,
        council_id: chair.councilId,
        term_id: termOf.get(chair.councilId),
        way,
        state: 'CLOSED',
        nominate_until: addDays(heldOn, -3),
        held_on: heldOn,
        entitled: way === 'ELECTED' ? entitled : null,
        present: way === 'ELECTED' ? present : null,
        document:
          way === 'ELECTED'
            ? `村民代表会议记录 ${heldOn.slice(0, 4)}年第${kindsHere.indexOf(kindCode) + 1}号`
            : `村委会聘任书 ${heldOn.slice(0, 4)}年第${kindsHere.indexOf(kindCode) + 1}号`,
        opened_by: clerk,
        opened_at: startOfDay(addDays(heldOn, -14)),
        closed_by: clerk,
        closed_at: startOfDay(heldOn),
      },
    ]);
    await insert(
      tx,
      'council_nominee',
      [
        ...placed.map(({ residentId, place }, order) => ({ residentId, place, order, seated: true })),
        ...(loser ? [{ residentId: loser.id, place: 'MEMBER', order: 30, seated: false }] : []),
      ].map(({ residentId, place, order, seated }) => ({
        choice_id: choiceId,
        resident_id: residentId,
        place,
        nominated_by: clerk,
        nominated_at: startOfDay(addDays(heldOn, -12)),
        answer: 'YES',
        answered_by: residentId,
        answered_at: startOfDay(addDays(heldOn, -8)),
        votes: way === 'ELECTED' ? (seated ? present - 2 - order : 13) : null,
        seated,
      })),
    );
    await tx.rows(
      `update council_seat s set place = x.place, how = $2, choice_id = $3
       from jsonb_to_recordset($1::jsonb) as x ("postId" uuid, place text) where s.post_id = x."postId"`,
      [JSON.stringify(placed.map(({ postId, place }) => ({ postId, place }))), way, choiceId],
    );
    const former = plain[spare - 1];
    if (former) await recordHandOver(tx, chair, former.id, before, kindCode);
  }
  if (today < startsOn) throw new Error('The demo begins before its councils.');
}

/** The chair of the term before, who gave everything to the one of this term. */
async function recordHandOver(
  tx: Tx,
  chair: SeatRow,
  formerId: string,
  before: { startsOn: string; endsOn: string },
  kindCode: CouncilKindCode,
): Promise<void> {
  const postId = newId();
  await insert(tx, 'post', [
    {
      id: postId,
      resident_id: formerId,
      role: 'COUNCIL_CHAIR',
      area_id: chair.areaId,
      council_id: chair.councilId,
      starts_on: before.startsOn,
      ends_on: before.endsOn,
    },
  ]);
  const handOverId = newId();
  const givenAt = startOfDay(addDays(before.endsOn, 3));
  const takenAt = startOfDay(addDays(before.endsOn, 5));
  await insert(tx, 'hand_over', [
    {
      id: handOverId,
      council_id: chair.councilId,
      place: 'CHAIR',
      giver_post_id: postId,
      taker_post_id: chair.postId,
      opened_at: startOfDay(before.endsOn),
      closed_at: takenAt,
    },
  ]);
  await tx.rows(
    `insert into hand_over_item (hand_over_id, position, zh, en, given, given_by, given_at, taken_by, taken_at)
     select $1, n, thing->>'zh', thing->>'en', 'GIVEN', $3, $4, $5, $6
     from council_kind k, jsonb_array_elements(k.hand_over) with ordinality as t (thing, n) where k.code = $2`,
    [handOverId, kindCode, formerId, givenAt, chair.residentId, takenAt],
  );
}

export async function councilId(tx: Tx, ids: CountyIds, kind: CouncilKindCode): Promise<string> {
  const row = await tx.row<{ id: string }>('select id from council where area_id = $1 and kind_code = $2', [
    ids.area(villageCode),
    kind,
  ]);
  return found(row).id;
}
