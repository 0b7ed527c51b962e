import { movesOf } from '#test/support/moves';
import type { Person, Result, World } from '#test/support/world';
import { cast, made as metMade, opened } from './meetings-steps';
import { textOf } from './privacy-steps';

export const CLERK = '贺春梅';
/** The chair of the moral review. */
export const CHAIR = '苗静怡';

const DEED = `id state story shown own moves setAsideReason lapseReason noticeUntil awardedAt awardNo recordId
  nominee { id name } nominations { id words nominatedBy { id } } doubts { id words stands mayAnswer }`;
const MONTH = `id month state moves vote { meetingId state cast } deeds { ${DEED} }`;
const TALK = `id title state minutes guestCount attending doorOpen code rollId speakerRecordId mayArrange
  parts { place kind minutes } guests { way resident { id } } deed { id name } speaker { id }`;

const documents = {
  revisePraiseSettings: `mutation ($input: PraiseSettingsInput!) { revisePraiseSettings(input: $input) {
    id noticeDays mostChosen mostNominations awardPoints } }`,
  nominateDeed: `mutation ($input: NominateDeedInput!) { nominateDeed(input: $input) { id words nominee { id } } }`,
  takeBackNomination: `mutation ($input: TakeBackNominationInput!) { takeBackNomination(input: $input) { id takenBackAt } }`,
  closeNominations: `mutation ($input: CloseNominationsInput!) { closeNominations(input: $input) { ${MONTH} } }`,
  hearDeed: `mutation ($input: HearDeedInput!) { hearDeed(input: $input) { ${DEED} } }`,
  callDeedVote: `mutation ($input: CallDeedVoteInput!) { callDeedVote(input: $input) { ${MONTH} } }`,
  concludeMonth: `mutation ($input: ConcludeMonthInput!) { concludeMonth(input: $input) { ${MONTH} } }`,
  answerDeed: `mutation ($input: AnswerDeedInput!) { answerDeed(input: $input) { ${DEED} } }`,
  doubtDeed: `mutation ($input: DoubtDeedInput!) { doubtDeed(input: $input) { id words stands } }`,
  answerDoubt: `mutation ($input: AnswerDoubtInput!) { answerDoubt(input: $input) { id stands answer } }`,
  awardDeed: `mutation ($input: AwardDeedInput!) { awardDeed(input: $input) { ${DEED} } }`,
  planTalk: `mutation ($input: PlanTalkInput!) { planTalk(input: $input) { ${TALK} } }`,
  cancelTalk: `mutation ($input: TalkMoveInput!) { cancelTalk(input: $input) { ${TALK} } }`,
  attendTalk: `mutation ($input: AttendTalkInput!) { attendTalk(input: $input) { ${TALK} } }`,
  markTalk: `mutation ($input: MarkTalkInput!) { markTalk(input: $input) { ${TALK} } }`,
  reportPraiseMonth: 'mutation ($input: PraiseMonthInput!) { reportPraiseMonth(input: $input) }',
  closeTalk: `mutation ($input: TalkMoveInput!) { closeTalk(input: $input) { ${TALK} } }`,
} as const;

export const queries = {
  month: `query ($id: ID!) { goodMonth(id: $id) { ${MONTH} } }`,
  months: `query ($v: ID!) { goodMonths(villageId: $v) { id month state } }`,
  now: `query ($v: ID!) { goodMonthNow(villageId: $v) { id month state deeds { id } vote { meetingId } moves } }`,
  public: `query ($v: ID!) { deedNotices(villageId: $v) { id name story noticeUntil }
    honourRoll(villageId: $v) { id name story awardNo month } }`,
  own: `{ myDeeds { ${DEED} } myNominations { id words nominee { id } praised { id } } }`,
  deed: `query ($id: ID!) { deed(id: $id) { ${DEED} } }`,
  area: `query ($a: ID!, $y: Int!) { praiseAreaFigures(areaId: $a, year: $y) { villageId awarded talks months } }`,
  talk: `query ($id: ID!) { talk(id: $id) { ${TALK} } }`,
  desk: `query ($v: ID!) { praiseDesk(villageId: $v) { mayServe mayLead mayArrange councilId meetings { id } settings { id noticeDays } } }`,
} as const;

export const { tried, made, refusals, twice } = movesOf(documents);

/** Villagers of different homes whose names nobody else bears; close to nobody of the council. */
export async function villagers(world: World, count: number): Promise<Person[]> {
  return world.db.reader.rows<Person>(
    `select r.id, r.household_id, r.name from resident r join household h on h.head_id = r.id
     where r.village_id = $1 and r.birth_year between 1950 and 1995 and r.state = 'ACTIVE'
       and not exists (select 1 from post p join resident m on m.id = p.resident_id where m.household_id = r.household_id)
       and not exists (select 1 from kinship k join resident m on m.id = k.resident_id where m.household_id = r.household_id)
       and (select count(*) from resident n where n.name = r.name) = 1
     order by h.number, r.id limit $2`,
    [world.village, count],
  );
}

/** So many people are nominated, each by the next one; answers the month's id. */
export async function nominated(world: World, people: readonly Person[]): Promise<string> {
  for (const [place, person] of people.entries()) {
    const by = people[(place + 1) % people.length] ?? person;
    await made(world.as(by.name), 'nominateDeed', {
      nomineeName: person.name,
      words: `帮邻居收稻子（${place}）`,
    });
  }
  const { data } = await world.as(CHAIR).run(queries.now, { v: world.village });
  return data.goodMonthNow.id;
}

/** Nominations are closed and each deed is heard and admitted, by the chair. Answers the deeds. */
export async function heard(world: World, monthId: string): Promise<{ id: string; nominee: Person }[]> {
  const month = await made(world.as(CHAIR), 'closeNominations', { monthId });
  for (const deed of month.deeds) {
    await made(world.as(CHAIR), 'hearDeed', {
      deedId: deed.id,
      heardOn: new Date(world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      story: '连着三天帮孤寡老人收稻子，不要工钱',
    });
  }
  return month.deeds;
}

/** The council votes in secret, all present but those recused for the nominee at a place. Answers the month as concluded. */
export async function voted(
  world: World,
  monthId: string,
  place: number,
  recused: readonly string[] = [],
): Promise<Result['data']> {
  const { meetingId, members } = await opened(world, 'MR', 20);
  const month = await made(world.as(CHAIR), 'callDeedVote', { monthId, meetingId });
  const { data } = await world
    .as(CHAIR)
    .run('query ($id: ID!) { meeting(id: $id) { motions { id options { id label } } } }', {
      id: meetingId,
    });
  const motionId = data.meeting.motions.at(-1).id;
  const motion = await metMade(world.as(CHAIR), 'openVote', { motionId });
  const names = members.map(({ name }) => name);
  const single = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  await cast(
    world,
    motion,
    single.filter((name) => !recused.includes(name)).map((name) => [name, place] as const),
  );
  await metMade(world.as(CHAIR), 'closeVote', { motionId });
  return made(world.as(CHAIR), 'concludeMonth', { monthId: month.id });
}

/** Yes with the wording of the honour board. */
export async function saidYes(world: World, person: Person, deedId: string): Promise<Result['data']> {
  return made(world.as(person.name), 'answerDeed', {
    deedId,
    agrees: true,
    textId: await textOf(world, 'HONOUR_BOARD'),
  });
}
