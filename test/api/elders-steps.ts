import { newId } from '#server/core/id';
import { movesOf } from '#test/support/moves';
import type { Person, World } from '#test/support/world';
import { decide } from './privacy-steps';

export const CLERK = '贺春梅';
/** The chair of the elders' association. */
export const CHAIR = '黎长庚';

const VISIT = `id occasion onDay part wishes met state endReason minutes recordId needId moves elder { id } elderName
  visitor { id name } home { number phone } need { id state endReason }`;
const MEAL = `id state tables seats heads { guests companions absent }
  guests { id companions state how tableNo elder { id name } } servers { id name }`;
const CLASS = `id state rollId taken sessions { id no rolledAt } pupils { state sessionIds elder { id name } }`;
const PAIR = `id state endReason giverSaidYes receiverSaidYes giver { id } receiver { id } wishes`;
const BOOKING = `id state how startsAt place elderName recordId elder { id } assistant { id }`;
const SLOT = `id place startsAt endsAt isTaken booking { ${BOOKING} }`;

const documents = {
  reviseEldersSettings: `mutation ($input: EldersSettingsInput!) { reviseEldersSettings(input: $input) {
    id fromAge visitDays mostADay slotsAhead classPercent visitRuleId } }`,
  keepElderCard: `mutation ($input: ElderCardInput!) { keepElderCard(input: $input) { id wishes parts visitDays } }`,
  keepBirthday: `mutation ($input: BirthdayInput!) { keepBirthday(input: $input) { id month day } }`,
  planMonth: `mutation ($input: PlanMonthInput!) { planMonth(input: $input) }`,
  planVisit: `mutation ($input: PlanVisitInput!) { planVisit(input: $input) { ${VISIT} } }`,
  moveVisit: `mutation ($input: MoveVisitInput!) { moveVisit(input: $input) { ${VISIT} } }`,
  cancelVisit: `mutation ($input: CancelVisitInput!) { cancelVisit(input: $input) { ${VISIT} } }`,
  finishVisit: `mutation ($input: FinishVisitInput!) { finishVisit(input: $input) { ${VISIT} } }`,
  confirmVisits: `mutation ($input: ConfirmVisitsInput!) { confirmVisits(input: $input) { ${VISIT} } }`,
  passWish: `mutation ($input: PassWishInput!) { passWish(input: $input) { id kind state what } }`,
  reportElderMonth: 'mutation ($input: ElderMonthInput!) { reportElderMonth(input: $input) }',
  takeOverNeed: `mutation ($input: TakeOverNeedInput!) { takeOverNeed(input: $input) { ${VISIT} } }`,
  callMeal: `mutation ($input: CallMealInput!) { callMeal(input: $input) { ${MEAL} } }`,
  joinMeal: `mutation ($input: JoinMealInput!) { joinMeal(input: $input) { ${MEAL} } }`,
  leaveMeal: `mutation ($input: LeaveMealInput!) { leaveMeal(input: $input) { ${MEAL} } }`,
  seatMeal: `mutation ($input: SeatMealInput!) { seatMeal(input: $input) { ${MEAL} } }`,
  closeMeal: `mutation ($input: HoldMealInput!) { closeMeal(input: $input) { ${MEAL} } }`,
  cancelMeal: `mutation ($input: CancelMealInput!) { cancelMeal(input: $input) { ${MEAL} } }`,
  openClass: `mutation ($input: OpenClassInput!) { openClass(input: $input) { ${CLASS} } }`,
  joinClass: `mutation ($input: JoinClassInput!) { joinClass(input: $input) { ${CLASS} } }`,
  leaveClass: `mutation ($input: JoinClassInput!) { leaveClass(input: $input) { ${CLASS} } }`,
  takeClassRoll: `mutation ($input: ClassRollInput!) { takeClassRoll(input: $input) { ${CLASS} } }`,
  finishClass: `mutation ($input: FinishClassInput!) { finishClass(input: $input) { ${CLASS} } }`,
  pairElders: `mutation ($input: PairInput!) { pairElders(input: $input) { ${PAIR} } }`,
  answerPair: `mutation ($input: AnswerPairInput!) { answerPair(input: $input) { ${PAIR} } }`,
  endPair: `mutation ($input: EndPairInput!) { endPair(input: $input) { ${PAIR} } }`,
  offerSlots: `mutation ($input: OfferSlotsInput!) { offerSlots(input: $input) { ${SLOT} } }`,
  cancelSlot: `mutation ($input: CancelSlotInput!) { cancelSlot(input: $input) { ${SLOT} } }`,
  bookSlot: `mutation ($input: BookSlotInput!) { bookSlot(input: $input) { ${BOOKING} } }`,
  cancelBooking: `mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { ${BOOKING} } }`,
  holdCall: `mutation ($input: HoldCallInput!) { holdCall(input: $input) { ${BOOKING} } }`,
} as const;

export const queries = {
  plan: `query ($v: ID!, $month: String!) { visitPlan(villageId: $v, month: $month) {
    id lastOn dueOn elder { id name } home { number gridZh phone } card { wishes parts } visits { id onDay visitor { id } } } }`,
  desk: `query ($v: ID!) { eldersDesk(villageId: $v) { elders agreed birthdays due planned visited toConfirm mayRun council { id }
    settings { id fromAge visitDays visitRuleId } } }`,
  birthdays: `query ($v: ID!, $month: String!) { elderBirthdays(villageId: $v, month: $month) { unknown
    known { id month day age elder { id name } } } }`,
  visits: `query ($v: ID!, $month: String!) { elderVisits(villageId: $v, month: $month) { ${VISIT} } }`,
  needs: `query ($v: ID!) { elderNeeds(villageId: $v) { id onDay part elder { id name } visitor { id } } }`,
  area: `query ($a: ID!, $y: Int!) { elderAreaFigures(areaId: $a, year: $y) { villageId visits meals calls months } }`,
  own: `{ myElders { id name agreedVisits agreedBirthday card { wishes } birthday { month day } bookings { id }
    mealIds classIds pairs { id } } myElderVisits { id state } }`,
  slots: `query ($v: ID!) { videoSlots(villageId: $v) { ${SLOT} } }`,
  figures: `query ($v: ID!) { elderFigures(villageId: $v) { visits meals heads sessions calls pairs } }`,
} as const;

export const { tried, made, refusals, twice } = movesOf(documents);

/** People of 65 and older without a post or kin, out of the association's homes; the n-th from 0. */
export async function elders(world: World, count: number): Promise<Person[]> {
  return world.db.reader.rows<Person>(
    `select distinct on (h.number) r.id, r.household_id, r.name from resident r join household h on h.id = r.household_id
     where r.village_id = $1 and r.birth_year <= 1960 and r.state = 'ACTIVE' and r.name <> '祝桂英'
       and not exists (select 1 from resident m join post p on p.resident_id = m.id where m.household_id = r.household_id)
       and not exists (select 1 from kinship k where k.resident_id = r.id)
       and (select count(*) from resident n where n.name = r.name) = 1
     order by h.number, r.id limit $2`,
    [world.village, count],
  );
}

/** Lets elders agree to a purpose in person. */
export async function agreed(
  world: World,
  people: readonly Person[],
  purpose = 'HELP_VISITS',
): Promise<void> {
  for (const person of people) {
    const { codes } = await decide(world, person.name, person.id, purpose);
    if (codes.length > 0) throw new Error(`${person.name}: ${codes.join(' ')}`);
  }
}

/** A member of the association other than its chair. */
export async function member(world: World, place = 0): Promise<Person> {
  const row = await world.db.reader.row<Person>(
    `select r.id, r.household_id, r.name from post p join resident r on r.id = p.resident_id
     where p.council_id = $1 and p.role = 'COUNCIL_MEMBER' and p.ends_on is null
       and (select count(*) from resident n where n.name = r.name) = 1 order by r.name offset $2 limit 1`,
    [await world.council('EL'), place],
  );
  if (!row) throw new Error('The association has too few members.');
  return row;
}

/** A day from the world's now on, YYYY-MM-DD. */
export function dayAt(world: World, days: number): string {
  return new Date(world.clock.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** An hour of a day from the world's now on, in ISO. */
export function at(world: World, days: number, hour: number): string {
  return new Date(`${dayAt(world, days)}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
}

/** Somebody has died; of a home with others its head goes on to one of them. */
export async function died(world: World, person: Person): Promise<void> {
  const home = await world.db.reader.row<{ headId: string; other: string | null }>(
    `select h.head_id, (select m.id from resident m where m.household_id = h.id and m.id <> $1 and m.state = 'ACTIVE'
       and m.birth_year < 2000 order by m.id limit 1) as other from household h where h.id = $2`,
    [person.id, person.householdId],
  );
  const { codes } = await world
    .as(CLERK)
    .run('mutation ($input: ResidentEndInput!) { recordDeath(input: $input) { id } }', {
      input: {
        requestId: newId(),
        residentId: person.id,
        newHeadId: home?.headId === person.id ? home.other : null,
      },
    });
  if (codes.length > 0) throw new Error(`${person.name}: ${codes.join(' ')}`);
}
