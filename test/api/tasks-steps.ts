import { expect } from 'vitest';
import type { Caller, Result, World } from '#test/support/world';

export const CLERK = '贺春梅';
export const PATROL = '蓝晓峰';

const TASK = `id title startsAt endsAt state altered cancelledReason moves nearHome
  places { id name skill places filled waiting obstacle } mine { id state waitingNumber mayLeave }
  overlap { title startsAt } people { id state waitingNumber byWordOfMouth resident { id } }`;
const SIGN_UP = `id state waitingNumber attended movedUpAt mayLeave signedUpBy byWordOfMouth task { id } resident { id }`;
const SERIES = `id state weekdays madeUntil exceptions { onDate kind reason } mayChange`;

export const documents = {
  postTask: `mutation ($input: PostTaskInput!) { postTask(input: $input) { ${TASK} } }`,
  changeTask: `mutation ($input: ChangeTaskInput!) { changeTask(input: $input) { ${TASK} } }`,
  cancelTask: `mutation ($input: CancelTaskInput!) { cancelTask(input: $input) { ${TASK} } }`,
  signUp: `mutation ($input: SignUpInput!) { signUp(input: $input) { ${SIGN_UP} } }`,
  leaveTask: `mutation ($input: LeaveTaskInput!) { leaveTask(input: $input) { ${SIGN_UP} } }`,
  removeSignUp: `mutation ($input: RemoveSignUpInput!) { removeSignUp(input: $input) { ${SIGN_UP} } }`,
  postSeries: `mutation ($input: PostSeriesInput!) { postSeries(input: $input) { ${SERIES} } }`,
  changeSeries: `mutation ($input: ChangeSeriesInput!) { changeSeries(input: $input) { ${SERIES} } }`,
  setSeriesDay: `mutation ($input: SeriesDayInput!) { setSeriesDay(input: $input) { ${SERIES} } }`,
  endSeries: `mutation ($input: EndSeriesInput!) { endSeries(input: $input) { ${SERIES} } }`,
  renewFeed: `mutation ($input: RenewFeedInput!) { renewFeed(input: $input) { id address } }`,
  reviseTaskSettings: `mutation ($input: TaskSettingsInput!) { reviseTaskSettings(input: $input) { id leaveHours weeksAhead } }`,
  readMessages: `mutation ($input: ReadMessagesInput!) { readMessages(input: $input) }`,
} as const;

export const queries = {
  task: `query ($id: ID!) { task(id: $id) { ${TASK} } }`,
  tasks: `query ($villageId: ID!, $from: LocalDate, $to: LocalDate, $seriesId: ID, $openOnly: Boolean!, $freeOnly: Boolean!, $first: Int!, $after: String) {
    tasks(villageId: $villageId, from: $from, to: $to, seriesId: $seriesId, openOnly: $openOnly, freeOnly: $freeOnly, first: $first, after: $after) {
      nodes { id title kind onDate startsAt endsAt state nearHome team { id name } grid { id } organiserName
        places { id name places filled waiting } mine { id state waitingNumber } moves }
      pageInfo { endCursor hasNextPage } } }`,
  mine: `query ($past: Boolean!) { mySignUps(past: $past, first: 50) { nodes { ${SIGN_UP} } } }`,
  messages: `query { unreadMessages messages(first: 50) { nodes { id kind link readAt params { name value } } } }`,
} as const;

/** What people do with tasks, over the API; refusals come back as they are. */
export function act(
  caller: Caller,
  name: keyof typeof documents,
  input: Record<string, unknown>,
): Promise<Result> {
  return caller.run(documents[name], { input });
}

export const work = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'PATROL',
  title: '夜间义务巡逻',
  what: '沿主路走一圈',
  place: '村委会门口集合',
  risk: 'NONE',
  minAge: 16,
  heavy: false,
  night: false,
  places: [{ name: '巡逻队员', places: 8 }],
  ...over,
});

/** An instant of the world: `day` 'YYYY-MM-DD' and `time` 'HH:MM' in China. */
export const at = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Posts a task of two hours and answers its id. */
export async function posted(
  world: World,
  { day, time = '19:30', ...over }: { day: string; time?: string } & Record<string, unknown>,
): Promise<string> {
  const startsAt = at(day, time);
  const { data, codes } = await act(world.as(PATROL), 'postTask', {
    requestId: world.id(),
    villageId: world.village,
    work: work(over),
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 2 * 3_600_000).toISOString(),
  });
  expect(codes).toEqual([]);
  return data.postTask.id;
}

/** What a person was told, newest first: the kinds. */
export async function toldOf(caller: Caller): Promise<string[]> {
  const { data } = await caller.run(queries.messages);
  return data.messages.nodes.map((node: { kind: string }) => node.kind);
}
