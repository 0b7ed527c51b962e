import { expect } from 'vitest';
import type { Result, World } from '#test/support/world';

export const CLERK = '贺春梅';
export const LEADER = '蓝晓峰';
export const NEXT = '邓巧珍';
export const VOLUNTEER = '易芳菲';

const FIELDS: Readonly<Record<string, [input: string, fields: string]>> = {
  foundTeam: ['NewTeamInput', 'id name kind state purpose leaderName memberCount moves village { id }'],
  reviseTeam: ['TeamInput', 'id name kind purpose'],
  moveTeam: ['TeamMoveInput', 'id state leaderName memberCount'],
  registerVolunteer: [
    'VolunteerInput',
    'id number state skills languages available lightOnly noNight sourceGroup moves',
  ],
  reviseVolunteer: ['VolunteerInput', 'id number state skills available noNight'],
  moveVolunteer: ['VolunteerMoveInput', 'id state pausedUntil'],
  askToJoin: ['JoinInput', 'id state words moves team { id }'],
  enrolMember: ['EnrolInput', 'id state name'],
  moveMember: ['MemberMoveInput', 'id state reason until'],
  offerLead: ['OfferLeadInput', 'id state toName fromName mayAccept'],
  answerLead: ['AnswerLeadInput', 'id state team { leaderName }'],
  enterTraining: ['TrainingInput', 'id trainings { course passedOn validUntil }'],
  insureVolunteers: ['InsuranceInput', 'id insured insuredUntil'],
  addGear: ['NewGearInput', 'id gear { id kind number state }'],
  issueGear: ['IssueGearInput', 'id state issue { name personId }'],
  takeBackGear: ['TakeBackGearInput', 'id state lastNote issue { name }'],
};

/** One mutation of the teams by a person; `requestId` is made unless given. */
export function act(
  world: World,
  name: string | null,
  mutation: string,
  input: Record<string, unknown>,
): Promise<Result> {
  const [type = '', fields = ''] = FIELDS[mutation] ?? [];
  const caller = name === null ? world.stranger : world.as(name);
  return caller.run(`mutation M($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, {
    input: { requestId: world.id(), ...input },
  });
}

/** The same, which must succeed; answers what the mutation answers. */
export async function done(
  world: World,
  name: string,
  mutation: string,
  input: Record<string, unknown>,
): Promise<ReturnType<typeof JSON.parse>> {
  const { data, codes } = await act(world, name, mutation, input);
  expect(codes, mutation).toEqual([]);
  return data[mutation];
}

export const PROFILE = { skills: ['FIRST_AID'], languages: ['MANDARIN'], available: 7 };

/** Puts somebody on the register, by the person itself; whoever is on it stays. */
export async function register(
  world: World,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { id } = await world.resident(name);
  const known = await world.db.reader.row('select 1 from volunteer where resident_id = $1', [id]);
  if (!known) await done(world, name, 'registerVolunteer', { residentId: id, ...PROFILE, ...more });
  return id;
}

let founded = 0;

/** A new team with a leader who accepted. */
export async function teamOf(world: World, leader: string | null = LEADER, kind = 'PATROL'): Promise<string> {
  founded += 1;
  const { id } = await done(world, CLERK, 'foundTeam', {
    villageId: world.village,
    kind,
    name: `试验队${founded}`,
    purpose: '',
  });
  if (leader) {
    const residentId = await register(world, leader);
    await done(world, CLERK, 'enrolMember', { teamId: id, residentId });
    const offer = await done(world, CLERK, 'offerLead', { teamId: id, residentId });
    await done(world, leader, 'answerLead', { offerId: offer.id, accept: true });
  }
  return id;
}
