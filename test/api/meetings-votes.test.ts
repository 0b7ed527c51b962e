import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { cast, CHAIR, CLERK, made, opened, queries, refusals, tried, twice, voteOn } from './meetings-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('quorum', () => {
  test('no vote opens while too few are there, however it is asked for', async () => {
    // Eleven seats, two thirds: eight must be there.
    const { meetingId, members } = await opened(world, 'RC', 7);
    const motion = await made(world.as(CLERK), 'addMotion', {
      meetingId,
      text: '更换垃圾桶',
      secret: false,
      majority: 'HALF_PRESENT',
    });
    expect(motion.standing).toMatchObject({ seats: 11, entitled: 7, needed: 8 });
    expect((await tried(world.as(CHAIR), 'openVote', { motionId: motion.id })).codes).toEqual([
      'QUORUM_MISSING',
    ]);
    const byHand = world.db.write((tx) =>
      tx.rows("update motion set state = 'OPEN', opened_by = $2, opened_at = $3 where id = $1", [
        motion.id,
        members[0]?.id,
        tx.at,
      ]),
    );
    await expect(byHand).rejects.toMatchObject({ code: 'QUORUM_MISSING' });
    await made(world.as(CHAIR), 'markMembers', {
      meetingId,
      marks: [{ residentId: members[7]?.id, state: 'PRESENT', way: 'LEADER' }],
    });
    await made(world.as(CHAIR), 'openVote', { motionId: motion.id });
    await cast(
      world,
      motion,
      members.slice(0, 5).map(({ name }) => [name, 0] as const),
    );
    // Whoever is there and has not voted is not sent away from a vote that is open; who has voted may go.
    for (const state of ['LEFT', 'ABSENT', 'EXCUSED', 'DUE']) {
      const marks = [{ residentId: members[6]?.id, state, ...(state === 'LEFT' && { way: 'LEADER' }) }];
      const refused = await tried(world.as(CHAIR), 'markMembers', { meetingId, marks });
      expect([refused.codes, refused.fields]).toEqual([['CONFLICT'], ['marks.0.residentId']]);
    }
    await made(world.as(CHAIR), 'markMembers', {
      meetingId,
      marks: [{ residentId: members[0]?.id, state: 'LEFT', way: 'LEADER' }],
    });
    // By another door two of them are gone: eight are not there any more, and nothing is decided.
    await world.db.write((tx) =>
      tx.rows(
        "update meeting_attendance set state = 'LEFT' where meeting_id = $1 and resident_id = any($2::uuid[])",
        [meetingId, members.slice(6, 8).map(({ id }) => id)],
      ),
    );
    const voided = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
    expect(voided).toMatchObject({ outcome: 'VOID', standing: { entitled: 6, needed: 8 } });
    expect(
      (
        await tried(world.as(CHAIR), 'publishResolution', {
          motionId: motion.id,
          title: '更换',
          words: '更换垃圾桶',
        })
      ).codes,
    ).toEqual(['ILLEGAL_MOVE']);
  });

  test('two are a quorum of three seats, and too few for a secret vote, of which nothing could be told', async () => {
    const { meetingId, members } = await opened(world, 'OC', 2);
    const motion = await made(world.as(CLERK), 'addMotion', {
      meetingId,
      text: '评议监督工作',
      secret: true,
      majority: 'HALF_PRESENT',
    });
    const open = () => tried(world.as(CLERK), 'openVote', { motionId: motion.id });
    expect((await open()).codes).toEqual(['QUORUM_MISSING']);
    await made(world.as(CLERK), 'closeVote', { motionId: (await voteOn(world, meetingId)).id });
    await made(world.as(CLERK), 'markMembers', {
      meetingId,
      marks: [{ residentId: members[2]?.id, state: 'PRESENT', way: 'LEADER' }],
    });
    expect((await open()).codes).toEqual([]);
    await made(world.as(CLERK), 'closeVote', { motionId: motion.id });
  });

  test('a majority of those there is not one of all seats', async () => {
    const { meetingId, members } = await opened(world, 'RC', 8);
    const present = await voteOn(world, meetingId, { majority: 'HALF_PRESENT' });
    const seats = await voteOn(world, meetingId, { majority: 'HALF_SEATS', text: '改积分规则' });
    const thirds = await voteOn(world, meetingId, { majority: 'TWO_THIRDS_PRESENT', text: '借用文化广场' });
    for (const motion of [present, seats, thirds]) {
      await cast(
        world,
        motion,
        members.slice(0, 5).map(({ name }) => [name, 0] as const),
      );
      await cast(
        world,
        motion,
        members.slice(5, 7).map(({ name }) => [name, 1] as const),
      );
    }
    const outcomes = [];
    for (const motion of [present, seats, thirds]) {
      outcomes.push((await made(world.as(CHAIR), 'closeVote', { motionId: motion.id })).outcome);
    }
    expect(outcomes).toEqual(['ADOPTED', 'REJECTED', 'REJECTED']);
  });
});

describe('recusal', () => {
  test('kin and household of whom it concerns neither vote nor count, in the database too', async () => {
    const { meetingId, members } = await opened(world, 'RC', 11);
    const kin = await world.db.reader.row<{ memberId: string; kinId: string; name: string }>(
      `select k.resident_id as member_id, k.kin_id, r.name from kinship k join resident r on r.id = k.resident_id
       where k.resident_id = any($1::uuid[]) and not k.kin_id = any($1::uuid[]) limit 1`,
      [members.map(({ id }) => id)],
    );
    const [, second] = members;
    const relative = await world.villager(8);
    // Where the demo marks nobody of this council as kin, one mark is made for the test.
    const memberId = kin?.memberId ?? second?.id;
    const kinId = kin?.kinId ?? relative.id;
    if (!kin) {
      await world.db.write((tx) =>
        tx.rows('insert into kinship (resident_id, kin_id, relation) values ($1, $2, $3), ($2, $1, $3)', [
          memberId,
          kinId,
          '兄弟',
        ]),
      );
    }
    const name = members.find(({ id }) => id === memberId)?.name ?? '';
    const motion = await voteOn(world, meetingId, { concernedIds: [kinId], text: '低保户名单公示' });
    expect(motion.recused.map(({ id }: { id: string }) => id)).toContain(memberId);
    expect(motion.standing).toMatchObject({ seats: 10, recused: 1, entitled: 10 });
    expect(
      (await tried(world.as(name), 'castVote', { motionId: motion.id, optionIds: [motion.options[0].id] }))
        .codes,
    ).toEqual(['RECUSED']);
    const byChair = {
      motionId: motion.id,
      votes: [{ residentId: memberId, optionId: motion.options[0].id }],
    };
    expect((await tried(world.as(CLERK), 'recordVotes', byChair)).codes).toEqual(['RECUSED']);
    const byHand = world.db.write((tx) =>
      tx.rows('insert into open_vote (motion_id, resident_id, option_id) values ($1, $2, $3)', [
        motion.id,
        memberId,
        motion.options[0].id,
      ]),
    );
    await expect(byHand).rejects.toMatchObject({ code: 'RECUSED' });
    const seen = await world.as(name).run(queries.meeting, { id: meetingId });
    expect(seen.data.meeting.motions.find(({ id }: { id: string }) => id === motion.id).moves).toEqual([]);
    await made(world.as(CLERK), 'closeVote', { motionId: motion.id });
  });

  test.each([true, false])(
    'kin who are marked while a vote is open change nothing in it, secret %s',
    async (secret) => {
      const { meetingId, members } = await opened(world, 'RC', 11);
      const relative = await world.villager(9);
      const [, voter, other] = members;
      const motion = await voteOn(world, meetingId, {
        secret,
        text: '困难补助名单',
        concernedIds: [relative.id],
      });
      const { seats, recused } = motion.standing;
      await cast(world, motion, [[voter?.name ?? '', 0]]);
      await world.db.write((tx) =>
        tx.rows(
          `insert into kinship (resident_id, kin_id, relation)
           select a, b, '亲戚' from unnest($1::uuid[]) m, lateral (values (m, $2::uuid), ($2::uuid, m)) x (a, b)`,
          [[voter?.id, other?.id], relative.id],
        ),
      );
      // Neither the ballot that is cast nor the one to come is touched.
      await cast(world, motion, [
        [other?.name ?? '', 0],
        ...members.slice(3, 9).map(({ name }) => [name, 0] as const),
      ]);
      const closed = await made(world.as(CLERK), 'closeVote', { motionId: motion.id });
      expect(closed).toMatchObject({ outcome: 'ADOPTED', standing: { seats, recused, ballots: 8 } });
      expect(closed.recused.map(({ id }: { id: string }) => id)).not.toContain(voter?.id);
      // The next vote on the same matter stands as it is now.
      const next = await voteOn(world, meetingId, { text: '再议', concernedIds: [relative.id] });
      expect(next.recused.map(({ id }: { id: string }) => id)).toEqual(
        expect.arrayContaining([voter?.id, other?.id]),
      );
      await world.db.write((tx) =>
        tx.rows('delete from kinship where kin_id = $1 or resident_id = $1', [relative.id]),
      );
      const after = await world.as(CLERK).run(queries.meeting, { id: meetingId });
      const still = after.data.meeting.motions.find(({ id }: { id: string }) => id === next.id);
      expect(still.recused.map(({ id }: { id: string }) => id)).toContain(voter?.id);
      await made(world.as(CLERK), 'closeVote', { motionId: next.id });
    },
  );

  test('a chair whom it concerns neither opens nor closes the vote; the office does', async () => {
    const { meetingId, members } = await opened(world, 'RC', 11);
    const chair = await world.resident(CHAIR);
    const motion = await made(world.as(CLERK), 'addMotion', {
      meetingId,
      text: '会长家门前道路硬化',
      secret: true,
      majority: 'HALF_PRESENT',
      concernedIds: [chair.id],
    });
    expect(await refusals(world, 'openVote', { motionId: motion.id }, [CHAIR])).toEqual(['RECUSED']);
    await made(world.as(CLERK), 'openVote', { motionId: motion.id });
    const others = members.filter(({ id }) => id !== chair.id);
    await cast(
      world,
      motion,
      others.slice(0, 4).map(({ name }) => [name, 1] as const),
    );
    expect(await refusals(world, 'closeVote', { motionId: motion.id }, [CHAIR])).toEqual(['RECUSED']);
    const closed = await made(world.as(CLERK), 'closeVote', { motionId: motion.id });
    expect(closed).toMatchObject({ outcome: 'REJECTED', standing: { seats: 10, recused: 1 } });
  });
});

describe('who votes', () => {
  test('members who are there, once, on what is open', async () => {
    const { meetingId, members } = await opened(world, 'RC', 9);
    const motion = await voteOn(world, meetingId);
    const vote = (place = 0) => ({ motionId: motion.id, optionIds: [motion.options[place].id] });
    const absent = members[10]?.name ?? '';
    const villager = await world.villager(4);
    expect(await refusals(world, 'castVote', vote(), [null, villager.name, CLERK, absent])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
      'NOT_PRESENT',
    ]);
    const [, first, second] = members;
    expect(await twice(world.as(first?.name ?? ''), 'castVote', vote(), vote(1))).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    expect(await refusals(world, 'castVote', vote(1), [first?.name ?? ''])).toEqual(['ALREADY_VOTED']);
    const other = await voteOn(world, meetingId, { text: '另一件事' });
    const crossed = { motionId: motion.id, optionIds: [other.options[0].id] };
    expect(await refusals(world, 'castVote', crossed, [second?.name ?? ''])).toEqual(['BAD_INPUT']);
    const both = { motionId: motion.id, optionIds: [motion.options[0].id, motion.options[1].id] };
    expect(await refusals(world, 'castVote', both, [second?.name ?? ''])).toEqual(['BAD_INPUT']);
    await made(world.as(CHAIR), 'recordVotes', {
      motionId: motion.id,
      votes: [{ residentId: second?.id, optionId: motion.options[1].id }],
    });
    const voted = { meetingId, marks: [{ residentId: first?.id, state: 'ABSENT' }] };
    expect(await refusals(world, 'markMembers', voted, [CHAIR])).toEqual(['CONFLICT']);
    const closed = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
    expect(closed.options.map(({ votes }: { votes: number }) => votes)).toEqual([1, 1, 0]);
    expect(await refusals(world, 'castVote', vote(), [members[3]?.name ?? ''])).toEqual(['ILLEGAL_MOVE']);
    await made(world.as(CHAIR), 'closeVote', { motionId: other.id });
  });

  test('a choice among several goes by most votes, a tie chooses nobody', async () => {
    const { meetingId, members } = await opened(world, 'RC', 9);
    const call = { secret: true, majority: 'MOST', choices: ['甲方案', '乙方案', '丙方案'] };
    for (const wrong of [
      { ...call, choices: ['只有一个'] },
      { ...call, majority: 'HALF_PRESENT' },
      { ...call, choices: [] },
      { ...call, secret: false, most: 2 },
      { ...call, most: 3 },
    ]) {
      const refused = await tried(world.as(CHAIR), 'addMotion', { meetingId, text: '选方案', ...wrong });
      expect(['BAD_INPUT', 'OUT_OF_RANGE']).toContain(refused.codes[0]);
    }
    const tied = await voteOn(world, meetingId, call);
    await cast(
      world,
      tied,
      members.slice(0, 4).map(({ name }, place) => [name, place % 2] as const),
    );
    expect((await made(world.as(CHAIR), 'closeVote', { motionId: tied.id })).outcome).toBe('TIED');
    const two = await voteOn(world, meetingId, { ...call, most: 2, text: '选两个方案' });
    for (const { name } of members.slice(0, 5)) {
      await made(world.as(name), 'castVote', {
        motionId: two.id,
        optionIds: [two.options[0].id, two.options[2].id],
      });
    }
    const chosen = await made(world.as(CHAIR), 'closeVote', { motionId: two.id });
    expect(chosen.outcome).toBe('CHOSEN');
    expect(chosen.options.map(({ chosen: is }: { chosen: boolean }) => is)).toEqual([true, false, true]);
  });

  test('ballots on paper are named by their voters and told in one sum, never one or two alone', async () => {
    const { meetingId, members } = await opened(world, 'RC', 9);
    const motion = await voteOn(world, meetingId, { secret: true });
    await cast(
      world,
      motion,
      members.slice(0, 4).map(({ name }) => [name, 0] as const),
    );
    const ids = members.slice(4, 8).map(({ id }) => id);
    const paper = (votes: number[]) =>
      motion.options.map(({ id }: { id: string }, place: number) => ({ optionId: id, votes: votes[place] }));
    const close = (paperVoterIds: string[], votes: number[]) =>
      tried(world.as(CHAIR), 'closeVote', { motionId: motion.id, paperVoterIds, paper: paper(votes) });
    expect((await close(ids.slice(0, 2), [1, 1, 0])).codes).toEqual(['PAPER_TOO_FEW']);
    expect((await close(ids, [4, 1, 0])).codes).toEqual(['BAD_INPUT']);
    expect((await close([members[0]?.id ?? '', ...ids.slice(0, 2)], [3, 0, 0])).codes).toEqual([
      'ALREADY_VOTED',
    ]);
    const { data } = await close(ids, [1, 2, 1]);
    expect(data.closeVote.options.map(({ votes }: { votes: number }) => votes)).toEqual([5, 2, 1]);
    expect(data.closeVote).toMatchObject({ outcome: 'ADOPTED', standing: { ballots: 8 } });
  });
});
