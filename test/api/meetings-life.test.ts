import { afterAll, beforeAll, expect, test } from 'vitest';
import { remindMeetings } from '#server/features/meetings/remind-meetings';
import { openWorld, type World } from '#test/support/world';
import {
  called,
  cast,
  CHAIR,
  CLERK,
  made,
  membersOf,
  opened,
  queries,
  refusals,
  tried,
  twice,
  voteOn,
} from './meetings-steps';

let world: World;
let outsider: string;
beforeAll(async () => {
  world = await openWorld();
  outsider = (await world.elsewhere('VILLAGE_CLERK')).name;
});
afterAll(() => world.close());

const plain = async (): Promise<string> => (await world.villager(3)).name;

test('a chair calls a meeting in time, everybody with a seat is told, and who has no account stands on a list', async () => {
  const councilId = await world.council('RC');
  const input = {
    councilId,
    title: '六月例会',
    place: '村委会',
    startsAt: '2025-06-20T19:30:00+08:00',
    agenda: ['通报路灯维修', '商议垃圾清运费'],
  };
  expect(await refusals(world, 'callMeeting', input, [null, await plain(), outsider, '唐福来'])).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  expect(await twice(world.as(CHAIR), 'callMeeting', input, { title: '别的会' })).toEqual({
    same: true,
    mismatch: 'IDEMPOTENCY_MISMATCH',
  });
  const { data } = await world.as(CHAIR).run(queries.council, { id: councilId, first: 5 });
  expect(data.council).toMatchObject({
    mayRunMeetings: true,
    isChair: true,
    nextMeeting: { title: '六月例会' },
  });
  const { data: seen } = await world.as(CHAIR).run(queries.meeting, { id: data.council.nextMeeting.id });
  const members = await membersOf(world, 'RC');
  expect(seen.meeting.roll).toHaveLength(members.length);
  expect(seen.meeting.roll[0]).toMatchObject({ person: { name: CHAIR }, seat: 'CHAIR', state: 'DUE' });
  expect(seen.meeting.agenda.map(({ title }: { title: string }) => title)).toEqual(input.agenda);
  const told = await world.db.reader.row<{ told: number }>(
    "select count(*)::int as told from message where kind = 'MEETING_CALLED' and link = $1",
    [`/meetings/${seen.meeting.id}`],
  );
  expect(told?.told).toBe(members.length);
  const mine = await world.as(members[1]?.name ?? '').run(queries.myMeetings);
  expect(mine.data.myMeetings).toHaveLength(1);
});

test('short notice needs a reason, and the village says what is short', async () => {
  const councilId = await world.council('DG');
  const soon = {
    councilId,
    title: '碰头会',
    place: '村委会',
    startsAt: '2025-06-17T19:30:00+08:00',
    agenda: ['学校讲座'],
  };
  const refused = await tried(world.as('岳明珠'), 'callMeeting', soon);
  expect([refused.codes, refused.fields]).toEqual([['REASON_REQUIRED'], ['shortNotice']]);
  const past = await tried(world.as('岳明珠'), 'callMeeting', {
    ...soon,
    startsAt: '2025-06-15T19:30:00+08:00',
  });
  expect([past.codes, past.fields]).toEqual([['OUT_OF_RANGE'], ['startsAt']]);
  const meeting = await made(world.as('岳明珠'), 'callMeeting', {
    ...soon,
    shortNotice: '学校明天放假，要提前商量',
  });
  expect(meeting.shortNotice).toBe('学校明天放假，要提前商量');
  expect(
    await refusals(world, 'setMeetingTerms', { villageId: world.village, noticeDays: 1 }, [CHAIR, outsider]),
  ).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  await made(world.as(CLERK), 'setMeetingTerms', { villageId: world.village, noticeDays: 1 });
  const inTime = await made(world.as('岳明珠'), 'callMeeting', soon);
  expect(inTime.no).toBe(meeting.no + 1);
  await made(world.as('岳明珠'), 'cancelMeeting', { meetingId: inTime.id, reason: '并到下次' });
  expect(await refusals(world, 'openMeeting', { meetingId: inTime.id }, ['岳明珠'])).toEqual([
    'ILLEGAL_MOVE',
  ]);
});

test('a call can be changed and a motion taken back until it is too late; members are told each time, once', async () => {
  const meeting = await called(world, 'RC');
  const input = {
    meetingId: meeting.id,
    title: '改期的例会',
    place: '文化礼堂',
    startsAt: new Date(world.clock.now().getTime() + 6 * 86_400_000).toISOString(),
    agenda: ['只有一件事'],
  };
  expect(await refusals(world, 'amendMeeting', input, [null, await plain(), '方雨晴'])).toEqual([
    'UNAUTHENTICATED',
    'NOT_FOUND',
    'FORBIDDEN',
  ]);
  expect(await twice(world.as(CHAIR), 'amendMeeting', input, { place: '别处' })).toEqual({
    same: true,
    mismatch: 'IDEMPOTENCY_MISMATCH',
  });
  const members = await membersOf(world, 'RC');
  const toldOf = async (kind: string): Promise<number> =>
    (
      await world.db.reader.row<{ told: number }>(
        'select count(*)::int as told from message where kind = $1 and link = $2',
        [kind, `/meetings/${meeting.id}`],
      )
    )?.told ?? 0;
  expect(await toldOf('MEETING_CHANGED')).toBe(members.length);
  const motion = await made(world.as(CHAIR), 'addMotion', {
    meetingId: meeting.id,
    text: '先不表决',
    secret: false,
    majority: 'HALF_PRESENT',
  });
  expect(await refusals(world, 'withdrawMotion', { motionId: motion.id }, [null, '方雨晴'])).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ]);
  expect((await made(world.as(CHAIR), 'withdrawMotion', { motionId: motion.id })).state).toBe('WITHDRAWN');
  expect(await refusals(world, 'openVote', { motionId: motion.id }, [CHAIR])).toEqual(['ILLEGAL_MOVE']);
  // The day before, everybody who is still awaited is reminded, once.
  world.setTime(new Date(Date.parse(input.startsAt) - 20 * 3_600_000));
  expect(await world.db.write(remindMeetings)).toBeGreaterThanOrEqual(members.length);
  expect(await world.db.write(remindMeetings)).toBe(0);
  expect(await toldOf('MEETING_TOMORROW')).toBe(members.length);
  await made(world.as(CHAIR), 'cancelMeeting', { meetingId: meeting.id, reason: '停电' });
  expect(await refusals(world, 'amendMeeting', input, [CHAIR])).toEqual(['ILLEGAL_MOVE']);
});

test('strangers do not learn of a meeting; its own members and the town do', async () => {
  const meeting = await called(world, 'RC');
  for (const person of [await plain(), outsider, '唐福来']) {
    expect((await world.as(person).run(queries.meeting, { id: meeting.id })).codes).toEqual(['NOT_FOUND']);
  }
  expect((await world.stranger.run(queries.meeting, { id: meeting.id })).codes).toEqual(['UNAUTHENTICATED']);
  const seen = await world.as('方雨晴').run(queries.meeting, { id: meeting.id });
  expect(seen.data.meeting.moves).toEqual([]);
  expect(seen.data.meeting.codes).toBeNull();
  const councilId = await world.council('RC');
  const hidden = await world.as(await plain()).run(queries.council, { id: councilId, first: 5 });
  expect(hidden.data.council).toMatchObject({
    mayRunMeetings: false,
    nextMeeting: null,
    waits: [],
    meetings: { nodes: [] },
  });
  const moves = ['openMeeting', 'closeMeeting'] as const;
  for (const move of moves) {
    expect(await refusals(world, move, { meetingId: meeting.id }, [await plain(), '方雨晴', null])).toEqual([
      'NOT_FOUND',
      'FORBIDDEN',
      'UNAUTHENTICATED',
    ]);
  }
});

test('the roll: by the changing code, by the household card, on paper and by the chair', async () => {
  const { meetingId, members } = await opened(world, 'RC', 0);
  const [chair, byCode, byCard, onPaper, late] = members;
  expect(await refusals(world, 'openMeeting', { meetingId }, [CLERK])).toEqual(['ILLEGAL_MOVE']);
  const { data } = await world.as(CHAIR).run(queries.meeting, { id: meetingId });
  const code: string = data.meeting.codes.codes[0];
  expect(
    (await world.as(byCode?.name ?? '').run(queries.meeting, { id: meetingId })).data.meeting.codes,
  ).toBeNull();
  const wrong = code === '000000' ? '111111' : '000000';
  expect(
    (await tried(world.as(byCode?.name ?? ''), 'joinMeeting', { meetingId, code: wrong })).codes,
  ).toEqual(['WRONG_CODE']);
  expect((await tried(world.as(CLERK), 'joinMeeting', { meetingId, code })).codes).toEqual(['FORBIDDEN']);
  await made(world.as(byCode?.name ?? ''), 'joinMeeting', { meetingId, code });
  const card = await world.db.reader.row<{ cardNumber: string }>(
    'select h.card_number from household h join resident r on r.household_id = h.id where r.id = $1',
    [byCard?.id],
  );
  expect((await tried(world.as(CHAIR), 'admitByCard', { meetingId, card: '000000' })).codes).toEqual([
    'CARD_NOT_FOUND',
  ]);
  await made(world.as(CHAIR), 'admitByCard', { meetingId, card: card?.cardNumber });
  const noWay = { meetingId, marks: [{ residentId: onPaper?.id, state: 'PRESENT' }] };
  expect((await tried(world.as(CHAIR), 'markMembers', noWay)).codes).toEqual(['BAD_INPUT']);
  const stranger = {
    meetingId,
    marks: [{ residentId: (await world.villager(2)).id, state: 'PRESENT', way: 'LEADER' }],
  };
  expect((await tried(world.as(CHAIR), 'markMembers', stranger)).codes).toEqual(['NOT_FOUND']);
  const after = await made(world.as(CHAIR), 'markMembers', {
    meetingId,
    marks: [
      { residentId: chair?.id, state: 'PRESENT', way: 'LEADER' },
      { residentId: onPaper?.id, state: 'PRESENT', way: 'PAPER' },
      { residentId: late?.id, state: 'EXCUSED', reason: '去县里办事' },
    ],
  });
  const ways = Object.fromEntries(
    after.roll.map(
      ({ person, state, way }: { person: { id: string }; state: string; way: string | null }) => [
        person.id,
        way ?? state,
      ],
    ),
  );
  expect([chair, byCode, byCard, onPaper, late].map((each) => ways[each?.id ?? ''])).toEqual([
    'LEADER',
    'QR',
    'CARD',
    'PAPER',
    'EXCUSED',
  ]);
  expect(after).toMatchObject({ present: 4, seats: members.length, quorumNeeded: 8 });
});

test('minutes are written, the meeting is closed, a duty is logged for each who came, and nothing changes after', async () => {
  const { meetingId, members } = await opened(world, 'RC', 9);
  const motion = await voteOn(world, meetingId);
  expect((await tried(world.as(CHAIR), 'closeMeeting', { meetingId })).codes).toEqual(['REASON_REQUIRED']);
  const { data } = await world.as(CHAIR).run(queries.meeting, { id: meetingId });
  await made(world.as(CLERK), 'writeMinutes', {
    meetingId,
    minutes: '会长主持，通报上月工作，商议护栏。',
    guests: '镇包村干部',
    agenda: [{ id: data.meeting.agenda[0].id, said: '路灯已修好三盏。' }],
  });
  const foreign = { meetingId, minutes: '乱写', agenda: [{ id: world.id(), said: '不是这个会' }] };
  expect((await tried(world.as(CLERK), 'writeMinutes', foreign)).codes).toEqual(['NOT_FOUND']);
  expect((await tried(world.as(CHAIR), 'closeMeeting', { meetingId })).codes).toEqual(['ILLEGAL_MOVE']);
  await cast(
    world,
    motion,
    members.slice(0, 6).map(({ name }) => [name, 0] as const),
  );
  const decided = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  expect(decided).toMatchObject({ outcome: 'ADOPTED', standing: { entitled: 9, ballots: 6 } });
  expect(decided.votes).toHaveLength(6);
  const dangling = await made(world.as(CLERK), 'addMotion', {
    meetingId,
    text: '下次再议',
    secret: false,
    majority: 'HALF_PRESENT',
  });
  world.setTime(new Date(world.clock.now().getTime() + 90 * 60_000));
  const closed = await made(world.as(CHAIR), 'closeMeeting', { meetingId });
  expect(closed).toMatchObject({ state: 'CLOSED', present: 9 });
  expect(closed.motions.find(({ id }: { id: string }) => id === dangling.id).state).toBe('WITHDRAWN');
  const duties = await world.db.reader.rows<{ minutes: number }>(
    "select minutes from council_duty where source_kind = 'MEETING' and source_id = $1",
    [meetingId],
  );
  expect(duties).toHaveLength(9);
  expect(duties[0]?.minutes).toBeGreaterThanOrEqual(90);
  for (const [name, input] of [
    ['writeMinutes', { meetingId, minutes: '改写' }],
    ['markMembers', { meetingId, marks: [{ residentId: members[0]?.id, state: 'ABSENT' }] }],
    ['addMotion', { meetingId, text: '事后加的', secret: false, majority: 'HALF_PRESENT' }],
    ['closeMeeting', { meetingId }],
  ] as const) {
    expect((await tried(world.as(CLERK), name, input)).codes).toEqual(['ILLEGAL_MOVE']);
  }
  const changes = [
    'update meeting set minutes = $$x$$ where id = $1',
    "update meeting_attendance set state = 'ABSENT', way = null where meeting_id = $1",
    'delete from agenda_item where meeting_id = $1',
    "update motion set outcome = 'REJECTED' where meeting_id = $1",
    'delete from open_vote where motion_id in (select id from motion where meeting_id = $1)',
    'update motion_option set votes = 9 where motion_id in (select id from motion where meeting_id = $1)',
  ];
  for (const change of changes) {
    await expect(world.db.write((tx) => tx.rows(change, [meetingId]))).rejects.toMatchObject({
      code: 'APPEND_ONLY',
    });
  }
});

test('a resolution is published once, with the next number, and names nobody whom it concerns', async () => {
  const { meetingId, members } = await opened(world, 'RC', 9);
  const concerned = await world.villager(5);
  const motion = await voteOn(world, meetingId, { text: '把公益岗位给困难户', concernedIds: [concerned.id] });
  await cast(
    world,
    motion,
    members.slice(0, 8).map(({ name }) => [name, 0] as const),
  );
  await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  const input = {
    motionId: motion.id,
    title: `关于${concerned.name}的公益岗位`,
    words: `同意${concerned.name}担任保洁员。`,
  };
  expect((await tried(world.as(CHAIR), 'publishResolution', input)).codes).toEqual(['ILLEGAL_MOVE']);
  await made(world.as(CLERK), 'writeMinutes', { meetingId, minutes: '商议公益岗位。' });
  await made(world.as(CHAIR), 'closeMeeting', { meetingId });
  expect(
    await refusals(world, 'publishResolution', input, [members[2]?.name ?? '', await plain(), null]),
  ).toEqual(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED']);
  const published = await made(world.as(CHAIR), 'publishResolution', input);
  expect(published).toMatchObject({ no: 1, vote: { agree: 8, against: 0, secret: false } });
  expect(JSON.stringify(published)).not.toContain(concerned.name);
  expect((await tried(world.as(CHAIR), 'publishResolution', input)).codes).toEqual(['CONFLICT']);
});

test('a member excuses himself from the own phone and may come after all; nobody does it for others', async () => {
  const meeting = await called(world, 'RC');
  const members = await membersOf(world, 'RC');
  const name = members[3]?.name ?? '';
  const input = { meetingId: meeting.id, reason: '去县里看病' };
  expect(await refusals(world, 'excuseSelf', input, [null, await plain(), outsider, CLERK])).toEqual([
    'UNAUTHENTICATED',
    'NOT_FOUND',
    'NOT_FOUND',
    'FORBIDDEN',
  ]);
  const before = (await world.as(name).run(queries.meeting, { id: meeting.id })).data.meeting;
  expect(before.moves).toEqual(['EXCUSE_SELF']);
  expect(await twice(world.as(name), 'excuseSelf', input, { reason: '别的' })).toEqual({
    same: true,
    mismatch: 'IDEMPOTENCY_MISMATCH',
  });
  const { data } = await world.as(CHAIR).run(queries.meeting, { id: meeting.id });
  const line = data.meeting.roll.find(({ person }: { person: { name: string } }) => person.name === name);
  expect(line).toMatchObject({ state: 'EXCUSED', reason: '去县里看病', way: null });
  const back = await made(world.as(name), 'excuseSelf', { meetingId: meeting.id, coming: true });
  expect(back.ownSeat).toMatchObject({ state: 'DUE' });
  await made(world.as(name), 'excuseSelf', input);

  // Who is there cannot excuse himself any more, and after the meeting nobody can.
  world.setTime(new Date(meeting.startsAt));
  await made(world.as(CLERK), 'openMeeting', { meetingId: meeting.id });
  await made(world.as(CLERK), 'markMembers', {
    meetingId: meeting.id,
    marks: members.slice(0, 3).map(({ id }) => ({ residentId: id, state: 'PRESENT', way: 'LEADER' })),
  });
  expect(await refusals(world, 'excuseSelf', input, [members[1]?.name ?? ''])).toEqual(['ILLEGAL_MOVE']);
  await made(world.as(CLERK), 'writeMinutes', { meetingId: meeting.id, minutes: '人不够，改日再议。' });
  const closed = await made(world.as(CLERK), 'closeMeeting', { meetingId: meeting.id });
  expect(closed.roll.find(({ person }: { person: { name: string } }) => person.name === name).state).toBe(
    'EXCUSED',
  );
  expect(await refusals(world, 'excuseSelf', input, [name])).toEqual(['ILLEGAL_MOVE']);
});

/** A member of the council becomes its deputy, by the office. */
async function deputyOf(kind: string, residentId: string): Promise<void> {
  const post = await world.db.reader.row<{ id: string }>(
    'select id from post where council_id = $1 and resident_id = $2 and ends_on is null',
    [await world.council(kind), residentId],
  );
  const { codes } = await world
    .as(CLERK)
    .run('mutation ($input: SeatPlaceInput!) { assignPlace(input: $input) { id } }', {
      input: { requestId: world.id(), postId: post?.id, place: 'DEPUTY' },
    });
  expect(codes).toEqual([]);
}

test('a deputy runs the meeting while the chair is away, and the vote that concerns the chair', async () => {
  const members = await membersOf(world, 'RC');
  const [chair, deputy, ...others] = members;
  if (!chair || !deputy) throw new Error('The council has too few members.');
  await deputyOf('RC', deputy.id);
  const meeting = await called(world, 'RC');
  const meetingId = meeting.id;
  const movesOf = async (name: string): Promise<string[]> =>
    (await world.as(name).run(queries.meeting, { id: meetingId })).data.meeting.moves;
  world.setTime(new Date(Date.parse(meeting.startsAt) - 3_600_000));
  // The chair is awaited: nobody stands in before the time.
  expect(await refusals(world, 'openMeeting', { meetingId }, [deputy.name])).toEqual(['FORBIDDEN']);
  expect(await movesOf(deputy.name)).toEqual(['EXCUSE_SELF']);
  await made(world.as(chair.name), 'excuseSelf', { meetingId, reason: '外出' });
  expect(await refusals(world, 'openMeeting', { meetingId }, [others[0]?.name ?? ''])).toEqual(['FORBIDDEN']);
  expect(await movesOf(deputy.name)).toContain('OPEN');
  const open = await made(world.as(deputy.name), 'openMeeting', { meetingId });
  expect(open).toMatchObject({ state: 'OPEN', openedBy: { name: deputy.name } });
  expect(open.codes.codes.length).toBeGreaterThan(0);
  await made(world.as(deputy.name), 'markMembers', {
    meetingId,
    marks: members.slice(1, 11).map(({ id }) => ({ residentId: id, state: 'PRESENT', way: 'LEADER' })),
  });
  // The chair comes after all, and is the one to run it again.
  await made(world.as(CLERK), 'markMembers', {
    meetingId,
    marks: [{ residentId: chair.id, state: 'PRESENT', way: 'LEADER' }],
  });
  const plainMotion = { meetingId, text: '修路灯', secret: false, majority: 'HALF_PRESENT' };
  expect(await refusals(world, 'addMotion', plainMotion, [deputy.name])).toEqual(['FORBIDDEN']);
  const usual = await made(world.as(chair.name), 'addMotion', plainMotion);
  expect(await refusals(world, 'openVote', { motionId: usual.id }, [deputy.name])).toEqual(['FORBIDDEN']);

  // A matter of the chair's own: he stands aside, the deputy takes that vote and no other.
  const own = await made(world.as(CLERK), 'addMotion', {
    ...plainMotion,
    text: '会长家的困难补助',
    concernedIds: [chair.id],
  });
  expect(
    await refusals(world, 'openVote', { motionId: own.id }, [chair.name, others[0]?.name ?? '']),
  ).toEqual(['RECUSED', 'FORBIDDEN']);
  const put = await made(world.as(deputy.name), 'openVote', { motionId: own.id });
  expect(put.moves).toEqual(['VOTE', 'CLOSE']);
  await cast(
    world,
    put,
    members.slice(1, 9).map(({ name }) => [name, 0] as const),
  );
  expect(await made(world.as(deputy.name), 'closeVote', { motionId: own.id })).toMatchObject({
    state: 'DECIDED',
    outcome: 'ADOPTED',
  });
});

test('lists cost the same for a page of meetings, called and held, and for all', async () => {
  const councilId = await world.council('RC');
  const ask = (first: number) =>
    world.fewestStatementsOf(() => world.as(CHAIR).run(queries.council, { id: councilId, first }));
  const few = await ask(6);
  expect(await ask(50)).toBe(few);
});
