import type { ActorContext } from '#server/features/people/actor';
import { areaById, residentById } from '#server/features/people/loaders';
import { nameFor } from '#server/features/people/visibility';
import { placesOfPerson, teamById } from './loaders';
import { can } from './policy';
import { MemberState } from './team-member.entity';
import type { Team } from './team.entity';

/** The way down to a village. */
export async function pathTo(ctx: ActorContext, villageId: string): Promise<readonly string[]> {
  return (await areaById(ctx).load(villageId))?.path ?? [];
}

/** Is the viewer an active member of the team? */
async function isMember(ctx: ActorContext, teamId: string): Promise<boolean> {
  if (!ctx.actor) return false;
  const places = await placesOfPerson(ctx).load(ctx.actor.residentId);
  return places.some((place) => place.teamId === teamId && place.state === MemberState.ACTIVE);
}

/** May the viewer see who is in the team, and by name? */
export async function seesMembers(ctx: ActorContext, team: Team): Promise<boolean> {
  if (!ctx.actor) return false;
  return can.seeMembers(ctx.actor, team, await pathTo(ctx, team.villageId), await isMember(ctx, team.id));
}

/** May the viewer read what a volunteer said of himself: the person, who organises in the village, the own leader? */
export async function seesVolunteer(
  ctx: ActorContext,
  volunteer: { residentId: string; villageId: string },
): Promise<boolean> {
  const { actor } = ctx;
  if (!actor) return false;
  if (actor.residentId === volunteer.residentId) return true;
  if (can.search(actor, await pathTo(ctx, volunteer.villageId))) return true;
  const person = await residentById(ctx).load(volunteer.residentId);
  if (person && actor.householdId !== null && person.householdId === actor.householdId) return true;
  const places = await placesOfPerson(ctx).load(volunteer.residentId);
  const teams = await Promise.all(
    places
      .filter((place) => place.state !== MemberState.REFUSED)
      .map((place) => teamById(ctx).load(place.teamId)),
  );
  return teams.some((team) => team?.leaderId === actor.residentId);
}

/** A person's name in full where a team brings them together, else as everywhere. */
export async function nameOf(ctx: ActorContext, residentId: string, open: boolean): Promise<string> {
  const resident = await residentById(ctx).load(residentId);
  if (!resident) return '';
  return open ? resident.name : nameFor(ctx, resident);
}
