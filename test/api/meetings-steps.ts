import { movesOf } from '#test/support/moves';
import type { Result, World } from '#test/support/world';

export const CLERK = '贺春梅';
/** The chair of the residents council. */
export const CHAIR = '阮青山';

const MOTION = `id place text majority secret most state outcome moves hasVoted
  options { id answer label votes chosen } standing { seats recused entitled needed ballots }
  concerned { id name } recused { id name } voters { id name } votes { residentId optionId } resolution { id no }`;
const MEETING = `id year no title place startsAt state shortNotice seats quorumNeeded present minutes guests cancelReason moves
  agenda { id title said } roll { person { id name } seat state way reason byMouth } motions { ${MOTION} }
  codes { codes } ownSeat { state way } openedBy { name } recordedBy { name }`;
const DECISION = `id year no title matter state step moves endReason
  steps { words outcome shownUntil law { place kind councilKind nameZh days presentPart presentWhole agreePart agreeWhole agreeOfDue agreeMore }
    vote { agree against entitled } sittings { due present agree state outcome } }`;

const documents = {
  callMeeting: `mutation ($input: CallMeetingInput!) { callMeeting(input: $input) { ${MEETING} } }`,
  amendMeeting: `mutation ($input: AmendMeetingInput!) { amendMeeting(input: $input) { ${MEETING} } }`,
  cancelMeeting: `mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { ${MEETING} } }`,
  openMeeting: `mutation ($input: MeetingMoveInput!) { openMeeting(input: $input) { ${MEETING} } }`,
  markMembers: `mutation ($input: MarkMembersInput!) { markMembers(input: $input) { ${MEETING} } }`,
  admitByCard: `mutation ($input: AdmitByCardInput!) { admitByCard(input: $input) { ${MEETING} } }`,
  excuseSelf: `mutation ($input: ExcuseSelfInput!) { excuseSelf(input: $input) { ${MEETING} } }`,
  joinMeeting: `mutation ($input: JoinMeetingInput!) { joinMeeting(input: $input) { ${MEETING} } }`,
  writeMinutes: `mutation ($input: WriteMinutesInput!) { writeMinutes(input: $input) { ${MEETING} } }`,
  closeMeeting: `mutation ($input: MeetingMoveInput!) { closeMeeting(input: $input) { ${MEETING} } }`,
  setMeetingTerms: `mutation ($input: MeetingSettingsInput!) { setMeetingTerms(input: $input) { villageId noticeDays } }`,
  addMotion: `mutation ($input: AddMotionInput!) { addMotion(input: $input) { ${MOTION} } }`,
  withdrawMotion: `mutation ($input: MotionMoveInput!) { withdrawMotion(input: $input) { ${MOTION} } }`,
  openVote: `mutation ($input: MotionMoveInput!) { openVote(input: $input) { ${MOTION} } }`,
  castVote: `mutation ($input: CastVoteInput!) { castVote(input: $input) { ${MOTION} } }`,
  recordVotes: `mutation ($input: RecordVotesInput!) { recordVotes(input: $input) { ${MOTION} } }`,
  closeVote: `mutation ($input: CloseVoteInput!) { closeVote(input: $input) { ${MOTION} } }`,
  publishResolution: `mutation ($input: PublishResolutionInput!) { publishResolution(input: $input) { id year no title words
    vote { secret seats entitled ballots agree against abstain } } }`,
  beginDecision: `mutation ($input: BeginDecisionInput!) { beginDecision(input: $input) { ${DECISION} } }`,
  noteStep: `mutation ($input: StepWordsInput!) { noteStep(input: $input) { ${DECISION} } }`,
  takeVote: `mutation ($input: TakeVoteInput!) { takeVote(input: $input) { ${DECISION} } }`,
  enterSitting: `mutation ($input: EnterSittingInput!) { enterSitting(input: $input) { ${DECISION} } }`,
  confirmSitting: `mutation ($input: StepMoveInput!) { confirmSitting(input: $input) { ${DECISION} } }`,
  dropSitting: `mutation ($input: StepMoveInput!) { dropSitting(input: $input) { ${DECISION} } }`,
  showStep: `mutation ($input: StepWordsInput!) { showStep(input: $input) { ${DECISION} } }`,
  endShowing: `mutation ($input: StepMoveInput!) { endShowing(input: $input) { ${DECISION} } }`,
  stopDecision: `mutation ($input: StopDecisionInput!) { stopDecision(input: $input) { ${DECISION} } }`,
  setStepLaw: `mutation ($input: StepLawInput!) { setStepLaw(input: $input) { code steps { place } } }`,
} as const;

export const queries = {
  meeting: `query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`,
  council: `query ($id: ID!, $first: Int) { council(id: $id) { id mayRunMeetings isChair meetingsHeld nextMeeting { id title }
    waits { kind subjectId title count } meetings(first: $first) { nodes { id no title present seats motions { id standing { needed } } } } } }`,
  decision: `query ($id: ID!) { decision(id: $id) { ${DECISION} } }`,
  decisions: `query ($villageId: ID!) { decisions(villageId: $villageId) { nodes { ${DECISION} } } }`,
  myMeetings: '{ myMeetings { id title ownSeat { state } } }',
} as const;

export const { tried, made, refusals, twice } = movesOf(documents);
type Input = Record<string, unknown>;

/** Members of a council of the village by name, the chair first; only those whose names nobody else bears. */
export async function membersOf(world: World, kind: string): Promise<{ id: string; name: string }[]> {
  return world.db.reader.rows(
    `select r.id, r.name from post p join resident r on r.id = p.resident_id where p.council_id = $1
     and p.ends_on is null order by p.role, r.name`,
    [await world.council(kind)],
  );
}

/** A meeting of a council, called some days ahead by its chair or the clerk. */
export async function called(
  world: World,
  kind: string,
  more: Input = {},
  by = CLERK,
): Promise<Result['data']> {
  return made(world.as(by), 'callMeeting', {
    councilId: await world.council(kind),
    title: '六月例会',
    place: '村委会会议室',
    startsAt: new Date(world.clock.now().getTime() + 4 * 86_400_000).toISOString(),
    agenda: ['通报上月工作', '商议近期事项'],
    ...more,
  });
}

/** A meeting that is open, with so many members there. The clock stands at its beginning. */
export async function opened(
  world: World,
  kind: string,
  present: number,
): Promise<{ meetingId: string; members: { id: string; name: string }[] }> {
  const meeting = await called(world, kind);
  world.setTime(new Date(meeting.startsAt));
  await made(world.as(CLERK), 'openMeeting', { meetingId: meeting.id });
  const members = await membersOf(world, kind);
  if (present > 0) {
    await made(world.as(CLERK), 'markMembers', {
      meetingId: meeting.id,
      marks: members.slice(0, present).map(({ id }) => ({ residentId: id, state: 'PRESENT', way: 'LEADER' })),
    });
  }
  return { meetingId: meeting.id, members };
}

/** A motion of an open meeting, open for votes. */
export async function voteOn(world: World, meetingId: string, more: Input = {}): Promise<Result['data']> {
  const motion = await made(world.as(CLERK), 'addMotion', {
    meetingId,
    text: '同意修缮便民桥护栏',
    secret: false,
    majority: 'HALF_PRESENT',
    ...more,
  });
  return made(world.as(CLERK), 'openVote', { motionId: motion.id });
}

/** Everybody named casts a vote for the option at a place. */
export async function cast(
  world: World,
  motion: { id: string; options: { id: string }[] },
  votes: readonly (readonly [name: string, place: number])[],
): Promise<void> {
  for (const [name, place] of votes) {
    await made(world.as(name), 'castVote', { motionId: motion.id, optionIds: [motion.options[place]?.id] });
  }
}
