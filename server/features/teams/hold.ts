// What is moved is locked first, teams before volunteers before places in teams: two writes never wait crosswise.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { areaPath } from '#server/features/people/actor';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import { isAdult } from '#server/features/people/consent/guardian';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { stateOn } from './rules';
import { LeadOffer, MemberState, TeamMember } from './team-member.entity';
import { Team } from './team.entity';
import { Volunteer, VolunteerState } from './volunteer.entity';

type Path = readonly string[];

/** A team and the way down to its village. */
export interface HeldTeam {
  team: Team;
  path: Path;
}

/** The team, locked until the end of the transaction; NOT_FOUND. */
export async function holdTeam(tx: Tx, id: string, field = 'teamId'): Promise<HeldTeam> {
  const team = found(
    await tx.manager.findOne(Team, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    field,
  );
  return { team, path: await areaPath(tx, team.villageId) };
}

/** The volunteer, locked, as registered in the village; NOT_FOUND. */
export async function holdVolunteer(tx: Tx, id: string, field = 'residentId'): Promise<Volunteer> {
  return found(
    await tx.manager.findOne(Volunteer, { where: { residentId: id }, lock: { mode: 'pessimistic_write' } }),
    field,
  );
}

/** The volunteer of a village, locked, who serves today; NOT_FOUND, OTHER_VILLAGE, NOT_ACTIVE. */
export async function servingVolunteer(
  tx: Tx,
  id: string,
  villageId: string,
  field = 'residentId',
): Promise<Volunteer> {
  const volunteer = await holdVolunteer(tx, id, field);
  demand(volunteer.villageId === villageId, ErrorCode.OTHER_VILLAGE, field);
  demand(stateOn(volunteer, dayOf(tx.at)) === VolunteerState.ACTIVE, ErrorCode.NOT_ACTIVE, field);
  return volunteer;
}

/** A place in a team with the team, both locked; NOT_FOUND. */
export async function holdMember(tx: Tx, id: string): Promise<HeldTeam & { member: TeamMember }> {
  const seen = found(await tx.one(TeamMember, { id }), 'memberId');
  const held = await holdTeam(tx, seen.teamId);
  const member = found(
    await tx.manager.findOne(TeamMember, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'memberId',
  );
  return { ...held, member };
}

/** The person's place or request in a team, if there is one. */
export async function placeIn(
  reader: Reader,
  teamId: string,
  residentId: string,
): Promise<TeamMember | null> {
  return reader.row<TeamMember>(
    "select * from team_member where team_id = $1 and resident_id = $2 and state in ('ASKED', 'ACTIVE')",
    [teamId, residentId],
  );
}

/** An active member of the team; NOT_FOUND. */
export async function activePlace(reader: Reader, teamId: string, residentId: string): Promise<TeamMember> {
  const place = await placeIn(reader, teamId, residentId);
  demand(place?.state === MemberState.ACTIVE, ErrorCode.NOT_FOUND, 'residentId');
  return place;
}

/** Ends what was offered to somebody, or by whoever led, when it can no longer be accepted. */
export async function withdrawOffers(tx: Tx, teamId: string, toId: string | null = null): Promise<void> {
  await tx.rows(
    `update lead_offer set state = 'WITHDRAWN', answered_at = $2
     where team_id = $1 and state = 'OPEN' and ($3::uuid is null or to_id = $3)`,
    [teamId, tx.at, toId],
  );
}

/** An offer with its team, both locked; NOT_FOUND. */
export async function holdOffer(tx: Tx, id: string): Promise<HeldTeam & { offer: LeadOffer }> {
  const seen = found(await tx.one(LeadOffer, { id }), 'offerId');
  const held = await holdTeam(tx, seen.teamId);
  const offer = found(
    await tx.manager.findOne(LeadOffer, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'offerId',
  );
  return { ...held, offer };
}

/** A resident of a village who lives there now; NOT_FOUND, NOT_ACTIVE. */
export async function villager(tx: Tx, id: string): Promise<Resident & { villageId: string }> {
  const resident = found(
    await tx.manager.findOne(Resident, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'residentId',
  );
  const { villageId } = resident;
  demand(villageId, ErrorCode.NOT_FOUND, 'residentId');
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  return Object.assign(resident, { villageId });
}

/** Is the person surely grown up today? */
export function isGrownUp(tx: Reader, { birthYear }: Pick<Resident, 'birthYear'>): boolean {
  return isAdult(birthYear, dayOf(tx.at));
}

/** Minors serve with a guardian's consent only; GUARDIAN_CONSENT_REQUIRED without. */
export async function demandTaskConsent(tx: Tx, resident: Resident): Promise<void> {
  if (isGrownUp(tx, resident)) return;
  const row = await tx.row<{ given: boolean }>('select has_consent($1, $2) as given', [
    resident.id,
    ConsentPurpose.VOLUNTEER_TASKS,
  ]);
  demand(row?.given, ErrorCode.GUARDIAN_CONSENT_REQUIRED, 'residentId');
}
