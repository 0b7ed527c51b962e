import { isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchema } from '#server/app/schema';
import { openWorld, type Person, type World } from '#test/support/world';
import { CLERK, made as metMade } from './meetings-steps';
import { CHAIR, heard, made, nominated, villagers, voted } from './praise-steps';

// A vote on nominees bears their names on its options: the public reads the words of the resolution alone.

let world: World;
let people: Person[];
beforeAll(async () => {
  world = await openWorld();
  people = await villagers(world, 8);
});
afterAll(() => world.close());

/** The vote of a month is closed with its meeting and published by the chair, in words that name the first nominee. */
async function publish(monthId: string, nominee: Person): Promise<void> {
  const month = await voted(world, monthId, 0);
  const { meetingId } = month.vote;
  const { data } = await world
    .as(CHAIR)
    .run('query ($id: ID!) { meeting(id: $id) { motions { id state } } }', { id: meetingId });
  await metMade(world.as(CLERK), 'writeMinutes', { meetingId, minutes: '听取走访情况，无记名投票。' });
  await metMade(world.as(CHAIR), 'closeMeeting', { meetingId });
  const told = await metMade(world.as(CHAIR), 'publishResolution', {
    motionId: data.meeting.motions.at(-1).id,
    title: `${nominee.name}的事迹`,
    words: `评${nominee.name}的事迹为本月文明新事。`,
  });
  expect(told.vote).toMatchObject({ secret: true, agree: null, against: null, abstain: null });
}

const PUBLIC = `query ($id: ID!) { publicCouncil(id: $id) { id meetingsHeld resolutions(first: 9) { nodes {
  id year no title words resolvedOn publishedAt vote { secret seats entitled ballots agree against abstain } } } } }`;

test('of a praise vote everybody reads the words, and neither names on options nor figures for them', async () => {
  const five = people.slice(0, 5);
  const monthId = await nominated(world, five);
  await heard(world, monthId);
  await publish(monthId, five[0] as Person);
  // A month with one nominee is put as yes or no: that figure would be a figure of the person.
  world.setTime(new Date(world.clock.now().getTime() + 45 * 86_400_000));
  const [single, by] = people.slice(5, 7) as [Person, Person];
  await made(world.as(by.name), 'nominateDeed', { nomineeName: single.name, words: '天天扫村道' });
  const { data: now } = await world
    .as(CHAIR)
    .run('query ($v: ID!) { goodMonthNow(villageId: $v) { id } }', { v: world.village });
  await heard(world, now.goodMonthNow.id);
  await publish(now.goodMonthNow.id, single);

  const { data, codes } = await world.stranger.run(PUBLIC, { id: await world.council('MR') });
  expect(codes).toEqual([]);
  const { nodes } = data.publicCouncil.resolutions;
  expect(nodes).toHaveLength(2);
  for (const { vote } of nodes) {
    expect(vote).toMatchObject({ secret: true, agree: null, against: null, abstain: null });
  }
  const text = JSON.stringify(data);
  for (const { name } of people) expect(text).not.toContain(name);
  const labels = await world.db.reader.rows<{ label: string }>(
    "select o.label from motion_option o where o.answer = 'CHOICE'",
  );
  expect(labels.length).toBeGreaterThanOrEqual(5);
  for (const { label } of labels) expect(text).not.toContain(label);
});

test('a resolution leads nobody to its motion, its options or its voters', async () => {
  const schema = await createSchema();
  const fieldsOf = (name: string): string[] => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.keys(type.getFields()).toSorted() : [];
  };
  expect(fieldsOf('Resolution')).toEqual([
    'id',
    'no',
    'publishedAt',
    'resolvedOn',
    'title',
    'vote',
    'words',
    'year',
  ]);
  expect(fieldsOf('ResolutionVote')).toEqual([
    'abstain',
    'against',
    'agree',
    'ballots',
    'entitled',
    'seats',
    'secret',
  ]);
});
