import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { called, CHAIR, CLERK, made, opened, tried, voteOn } from './meetings-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
// The audit at the end proves: figures are those of the ballots, one for each voter.
afterAll(() => world.close());

const isDone = ({ codes }: { codes: string[] }): boolean => codes.length === 0;

test.each([true, false])(
  'two ballots of one voter at once, secret %s: one counts, the other is told so',
  async (secret) => {
    const { meetingId, members } = await opened(world, 'RC', 11);
    const motion = await voteOn(world, meetingId, { secret });
    const voters = members.slice(0, 6);
    const results = await Promise.all(
      voters.flatMap(({ name }) =>
        [0, 1, 0].map((place) =>
          tried(world.as(name), 'castVote', { motionId: motion.id, optionIds: [motion.options[place].id] }),
        ),
      ),
    );
    expect(results.filter(isDone)).toHaveLength(6);
    expect(results.filter((result) => !isDone(result)).flatMap(({ codes }) => codes)).toEqual(
      Array.from({ length: 12 }, () => 'ALREADY_VOTED'),
    );
    const closed = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
    expect(closed.options.reduce((sum: number, { votes }: { votes: number }) => sum + votes, 0)).toBe(6);
  },
);

test('ballots while the vote is being closed: each either counts or is refused', async () => {
  const { meetingId, members } = await opened(world, 'RC', 11);
  const motion = await voteOn(world, meetingId, { secret: true });
  const votes = members.map(({ name }) =>
    tried(world.as(name), 'castVote', { motionId: motion.id, optionIds: [motion.options[0].id] }),
  );
  const [closing, ...results] = await Promise.all([
    tried(world.as(CLERK), 'closeVote', { motionId: motion.id }),
    ...votes,
  ]);
  expect(closing.codes).toEqual([]);
  const counted = results.filter(isDone).length;
  expect(results.filter((result) => !isDone(result)).every(({ codes }) => codes[0] === 'ILLEGAL_MOVE')).toBe(
    true,
  );
  // One or two ballots are not told.
  expect(closing.data.closeVote.options[0].votes).toBe(counted < 3 ? null : counted);
  expect(closing.data.closeVote.standing.ballots).toBe(counted);
});

test('a member who is marked as absent while voting: the vote counts, the mark is refused', async () => {
  const { meetingId, members } = await opened(world, 'RC', 11);
  const motion = await voteOn(world, meetingId, { secret: true });
  const results = await Promise.all(
    members
      .slice(1, 6)
      .flatMap(({ id, name }) => [
        tried(world.as(name), 'castVote', { motionId: motion.id, optionIds: [motion.options[0].id] }),
        tried(world.as(CLERK), 'markMembers', { meetingId, marks: [{ residentId: id, state: 'ABSENT' }] }),
      ]),
  );
  for (const [place] of members.slice(1, 6).entries()) {
    const [vote, mark] = [results[place * 2], results[place * 2 + 1]];
    expect([vote?.codes, mark?.codes]).toEqual([[], ['CONFLICT']]);
  }
  await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
});

test('two calls at once have two numbers, two closings of one vote are one', async () => {
  const calls = await Promise.all(Array.from({ length: 5 }, () => called(world, 'RW')));
  expect(new Set(calls.map(({ no }) => no)).size).toBe(5);
  const { meetingId } = await opened(world, 'RC', 11);
  const motion = await voteOn(world, meetingId);
  const closings = await Promise.all(
    [CHAIR, CLERK].map((name) => tried(world.as(name), 'closeVote', { motionId: motion.id })),
  );
  expect(closings.filter(isDone)).toHaveLength(1);
  expect(closings.flatMap(({ codes }) => codes)).toEqual(['ILLEGAL_MOVE']);
});
