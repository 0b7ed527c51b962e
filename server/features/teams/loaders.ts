import { grouped, inOrder, loader } from '#server/core/loader';
import { Gear, GearIssue } from './gear.entity';
import { LeadOffer, TeamMember } from './team-member.entity';
import { Team } from './team.entity';
import { Training, Volunteer } from './volunteer.entity';

export const teamById = loader<Team | null>(async (reader, ids) => {
  const rows = await reader.rows<Team>('select * from team where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Team(), row)),
    (team) => team.id,
  );
});

export const volunteerById = loader<Volunteer | null>(async (reader, ids) => {
  const rows = await reader.rows<Volunteer>('select * from volunteer where resident_id = any($1::uuid[])', [
    ids,
  ]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Volunteer(), row)),
    (volunteer) => volunteer.residentId,
  );
});

/** How many active members teams have, and how many ask to join. */
export const teamCounts = loader<{ members: number; asks: number }>(async (reader, ids) => {
  const rows = await reader.rows<{ teamId: string; members: number; asks: number }>(
    `select team_id, count(*) filter (where state = 'ACTIVE') as members, count(*) filter (where state = 'ASKED') as asks
     from team_member where team_id = any($1::uuid[]) and state in ('ASKED', 'ACTIVE') group by team_id`,
    [ids],
  );
  const byTeam = new Map(rows.map((row) => [row.teamId, row]));
  return ids.map((id) => byTeam.get(id) ?? { members: 0, asks: 0 });
});

/** Members and open requests of teams: who asks first, then by the day of joining. */
export const placesOfTeam = loader<TeamMember[]>(async (reader, ids) => {
  const rows = await reader.rows<TeamMember>(
    `select * from team_member where team_id = any($1::uuid[]) and state in ('ASKED', 'ACTIVE')
     order by state = 'ACTIVE', coalesce(since, asked_at), id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new TeamMember(), row)),
    (place) => place.teamId,
  );
});

/** A person's places in teams that have not ended, and what was refused: the latest first. */
export const placesOfPerson = loader<TeamMember[]>(async (reader, ids) => {
  const rows = await reader.rows<TeamMember>(
    `select distinct on (resident_id, team_id) * from team_member
     where resident_id = any($1::uuid[]) and state in ('ASKED', 'ACTIVE', 'REFUSED')
     order by resident_id, team_id, state = 'REFUSED', asked_at desc`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new TeamMember(), row)),
    (place) => place.residentId,
  );
});

/** The offer of a team's lead that waits for an answer. */
export const openOfferOf = loader<LeadOffer | null>(async (reader, ids) => {
  const rows = await reader.rows<LeadOffer>(
    "select * from lead_offer where team_id = any($1::uuid[]) and state = 'OPEN'",
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new LeadOffer(), row)),
    (offer) => offer.teamId,
  );
});

/** Offers of a lead that wait for a person's answer. */
export const offersTo = loader<LeadOffer[]>(async (reader, ids) => {
  const rows = await reader.rows<LeadOffer>(
    "select * from lead_offer where to_id = any($1::uuid[]) and state = 'OPEN' order by offered_at",
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new LeadOffer(), row)),
    (offer) => offer.toId,
  );
});

/** The courses of volunteers, the latest first. */
export const trainingsOf = loader<Training[]>(async (reader, ids) => {
  const rows = await reader.rows<Training>(
    'select * from training where resident_id = any($1::uuid[]) order by passed_on desc, id',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Training(), row)),
    (training) => training.residentId,
  );
});

/** The gear of teams by kind and number. */
export const gearOfTeam = loader<Gear[]>(async (reader, ids) => {
  const rows = await reader.rows<Gear>(
    'select * from gear where team_id = any($1::uuid[]) order by kind, length(number), number',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Gear(), row)),
    (gear) => gear.teamId,
  );
});

/** Who has a piece now, or had it last. */
export const lastIssueOf = loader<GearIssue | null>(async (reader, ids) => {
  const rows = await reader.rows<GearIssue>(
    `select distinct on (gear_id) * from gear_issue where gear_id = any($1::uuid[])
     order by gear_id, returned_at desc nulls first`,
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new GearIssue(), row)),
    (issue) => issue.gearId,
  );
});

/** What people hold now. */
export const heldGearOf = loader<Gear[]>(async (reader, ids) => {
  const rows = await reader.rows<Gear & { holderId: string }>(
    `select g.*, i.resident_id as holder_id from gear_issue i join gear g on g.id = i.gear_id
     where i.resident_id = any($1::uuid[]) and i.returned_at is null order by g.kind, g.number`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Gear(), row)),
    (gear) => gear.holderId,
  );
});
