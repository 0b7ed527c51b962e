import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { addGear } from './add-gear';
import { answerLead } from './answer-lead';
import { askToJoin } from './ask-to-join';
import { enrolMember } from './enrol-member';
import { foundTeam } from './found-team';
import { Gear } from './gear.entity';
import {
  AnswerLeadInput,
  EnrolInput,
  JoinInput,
  MemberMoveInput,
  NewGearInput,
  NewTeamInput,
  OfferLeadInput,
  TeamInput,
  TeamMoveInput,
} from './inputs';
import {
  gearOfTeam,
  openOfferOf,
  placesOfPerson,
  placesOfTeam,
  teamById,
  teamCounts,
  volunteerById,
} from './loaders';
import { mayMove, moveMember } from './move-member';
import { moveTeam } from './move-team';
import { offerLead } from './offer-lead';
import { can } from './policy';
import { AreaCount, countKinds, countParts, KindCount, teamsOfVillage } from './queries';
import { reviseTeam } from './revise-team';
import { memberMoves, teamMoves } from './rules';
import { LeadOffer, MemberMove, MemberState, TeamMember } from './team-member.entity';
import { Team, TeamMove } from './team.entity';
import { nameOf, pathTo, seesMembers } from './visibility';
import { Volunteer } from './volunteer.entity';

@Resolver(() => Team)
export class TeamsResolver {
  @Query(() => [Team], { description: 'the teams of a village by kind and name, for everybody signed in' })
  teams(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('closed', () => Boolean, { defaultValue: false, description: 'closed ones as well' })
    closed: boolean,
    @Ctx() ctx: ActorContext,
  ): Promise<Team[]> {
    actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return teamsOfVillage(ctx.db.reader, villageId, closed);
  }

  @Query(() => Team, { nullable: true })
  async team(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Team | null> {
    actorOf(ctx);
    return isId(id) ? teamById(ctx).load(id) : null;
  }

  @Query(() => [KindCount], { description: 'teams and members by kind in the subtree of an area' })
  async teamKinds(@Arg('areaId', () => ID) areaId: string, @Ctx() ctx: ActorContext): Promise<KindCount[]> {
    await demandSearch(ctx, areaId);
    return countKinds(ctx.db.reader, areaId);
  }

  @Query(() => [AreaCount], { description: 'teams and volunteers of the parts of an area, by code' })
  async volunteerParts(
    @Arg('areaId', () => ID) areaId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<AreaCount[]> {
    await demandSearch(ctx, areaId);
    const rows = await countParts(ctx.db.reader, areaId);
    return rows.map((row) => Object.assign(new AreaCount(), row));
  }

  @Mutation(() => Team)
  foundTeam(@Arg('input', () => NewTeamInput) input: NewTeamInput, @Ctx() ctx: ActorContext): Promise<Team> {
    return ctx.db.write((tx) => foundTeam(tx, actorOf(ctx), input));
  }

  @Mutation(() => Team)
  reviseTeam(@Arg('input', () => TeamInput) input: TeamInput, @Ctx() ctx: ActorContext): Promise<Team> {
    return ctx.db.write((tx) => reviseTeam(tx, actorOf(ctx), input));
  }

  @Mutation(() => Team, { description: 'rests, goes on or closes; a closed team stays closed' })
  moveTeam(@Arg('input', () => TeamMoveInput) input: TeamMoveInput, @Ctx() ctx: ActorContext): Promise<Team> {
    return ctx.db.write((tx) => moveTeam(tx, actorOf(ctx), input));
  }

  @Mutation(() => TeamMember)
  askToJoin(@Arg('input', () => JoinInput) input: JoinInput, @Ctx() ctx: ActorContext): Promise<TeamMember> {
    return ctx.db.write((tx) => askToJoin(tx, actorOf(ctx), input));
  }

  @Mutation(() => TeamMember, { description: 'by the leader or the office, for people who said yes to them' })
  enrolMember(
    @Arg('input', () => EnrolInput) input: EnrolInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TeamMember> {
    return ctx.db.write((tx) => enrolMember(tx, actorOf(ctx), input));
  }

  @Mutation(() => TeamMember)
  moveMember(
    @Arg('input', () => MemberMoveInput) input: MemberMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TeamMember> {
    return ctx.db.write((tx) => moveMember(tx, actorOf(ctx), input));
  }

  @Mutation(() => LeadOffer)
  offerLead(
    @Arg('input', () => OfferLeadInput) input: OfferLeadInput,
    @Ctx() ctx: ActorContext,
  ): Promise<LeadOffer> {
    return ctx.db.write((tx) => offerLead(tx, actorOf(ctx), input));
  }

  @Mutation(() => LeadOffer)
  answerLead(
    @Arg('input', () => AnswerLeadInput) input: AnswerLeadInput,
    @Ctx() ctx: ActorContext,
  ): Promise<LeadOffer> {
    return ctx.db.write((tx) => answerLead(tx, actorOf(ctx), input));
  }

  @Mutation(() => Team)
  addGear(@Arg('input', () => NewGearInput) input: NewGearInput, @Ctx() ctx: ActorContext): Promise<Team> {
    return ctx.db.write((tx) => addGear(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(team.villageId));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async leader(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return team.leaderId ? residentById(ctx).load(team.leaderId) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'in full: a leader is known by name' })
  async leaderName(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<string | null> {
    return team.leaderId ? nameOf(ctx, team.leaderId, true) : null;
  }

  @FieldResolver(() => Int)
  async memberCount(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<number> {
    return (await teamCounts(ctx).load(team.id)).members;
  }

  @FieldResolver(() => Int, { description: 'open requests to join, for who runs the team; 0 for others' })
  async askCount(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<number> {
    const runs = ctx.actor && can.run(ctx.actor, team, await pathTo(ctx, team.villageId));
    return runs ? (await teamCounts(ctx).load(team.id)).asks : 0;
  }

  @FieldResolver(() => [TeamMember], {
    description: 'members by the day of joining, for members and who organises in the village',
  })
  async members(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<TeamMember[]> {
    demand(await seesMembers(ctx, team), ErrorCode.FORBIDDEN);
    const places = await placesOfTeam(ctx).load(team.id);
    return places.filter(({ state }) => state === MemberState.ACTIVE);
  }

  @FieldResolver(() => [TeamMember], {
    description: 'open requests, for who runs the team; empty for others',
  })
  async asks(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<TeamMember[]> {
    const runs = ctx.actor && can.run(ctx.actor, team, await pathTo(ctx, team.villageId));
    if (!runs) return [];
    const places = await placesOfTeam(ctx).load(team.id);
    return places.filter(({ state }) => state === MemberState.ASKED);
  }

  @FieldResolver(() => TeamMember, { nullable: true, description: 'the viewer’s own place or request' })
  async myPlace(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<TeamMember | null> {
    if (!ctx.actor) return null;
    const places = await placesOfPerson(ctx).load(ctx.actor.residentId);
    return places.find(({ teamId }) => teamId === team.id) ?? null;
  }

  @FieldResolver(() => LeadOffer, {
    nullable: true,
    description: 'the offer of the lead that waits, for the members and who runs the team',
  })
  async offer(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<LeadOffer | null> {
    return (await seesMembers(ctx, team)) ? openOfferOf(ctx).load(team.id) : null;
  }

  @FieldResolver(() => [Gear], {
    description: 'for members and who organises in the village; empty for others',
  })
  async gear(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<Gear[]> {
    return (await seesMembers(ctx, team)) ? gearOfTeam(ctx).load(team.id) : [];
  }

  @FieldResolver(() => [HistoryEntry], { description: 'for who runs the team; empty for others' })
  async history(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    const runs = ctx.actor && can.run(ctx.actor, team, await pathTo(ctx, team.villageId));
    return runs ? historyOf(ctx).load(team.id) : [];
  }

  @FieldResolver(() => [TeamMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() team: Team, @Ctx() ctx: ActorContext): Promise<TeamMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const path = await pathTo(ctx, team.villageId);
    const keeps = can.keepTeams(actor, path);
    const runs = can.run(actor, team, path);
    const may: Record<TeamMove, boolean> = {
      REVISE: keeps,
      REST: keeps,
      RESUME: keeps,
      CLOSE: keeps,
      JOIN: can.ask(actor, team.villageId) && !(await this.myOpenPlace(team, ctx)),
      ENROL: runs,
      OFFER_LEAD: runs,
      KEEP_GEAR: runs,
    };
    return legalMoves(teamMoves, team.state).filter((move) => may[move]);
  }

  private async myOpenPlace(team: Team, ctx: ActorContext): Promise<boolean> {
    const place = await this.myPlace(team, ctx);
    return place !== null && place.state !== MemberState.REFUSED;
  }
}

async function demandSearch(ctx: ActorContext, areaId: string): Promise<void> {
  demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
  demand(can.search(actorOf(ctx), await areaPath(ctx.db.reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
}

@Resolver(() => TeamMember)
export class TeamMemberResolver {
  @FieldResolver(() => Team)
  async team(@Root() place: TeamMember, @Ctx() ctx: ActorContext): Promise<Team> {
    return found(await teamById(ctx).load(place.teamId));
  }

  @FieldResolver(() => ID)
  personId(@Root() place: TeamMember): string {
    return place.residentId;
  }

  @FieldResolver(() => String, { description: 'in full to the team and who organises in the village' })
  async name(@Root() place: TeamMember, @Ctx() ctx: ActorContext): Promise<string> {
    const team = found(await teamById(ctx).load(place.teamId));
    return nameOf(ctx, place.residentId, await seesMembers(ctx, team));
  }

  @FieldResolver(() => Volunteer, {
    nullable: true,
    description: 'what the volunteer can and when, for the leader and who organises in the village',
  })
  async volunteer(@Root() place: TeamMember, @Ctx() ctx: ActorContext): Promise<Volunteer | null> {
    const team = found(await teamById(ctx).load(place.teamId));
    const { actor } = ctx;
    const path = await pathTo(ctx, team.villageId);
    const seen =
      actor &&
      (actor.residentId === place.residentId || can.run(actor, team, path) || can.search(actor, path));
    return seen ? volunteerById(ctx).load(place.residentId) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'for the person and who runs the team' })
  async words(@Root() place: TeamMember, @Ctx() ctx: ActorContext): Promise<string | null> {
    return (await this.isParty(place, ctx)) ? place.words : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'of a refusal or removal; for the same two' })
  async reason(@Root() place: TeamMember, @Ctx() ctx: ActorContext): Promise<string | null> {
    return (await this.isParty(place, ctx)) ? place.reason : null;
  }

  @FieldResolver(() => [MemberMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() place: TeamMember, @Ctx() ctx: ActorContext): Promise<MemberMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const team = found(await teamById(ctx).load(place.teamId));
    const held = { team, path: await pathTo(ctx, team.villageId), member: place };
    const leads = team.leaderId === place.residentId;
    return legalMoves(memberMoves, place.state).filter(
      (move) => mayMove(actor, held, move) && !(leads && memberMoves[move].to === MemberState.LEFT),
    );
  }

  private async isParty(place: TeamMember, ctx: ActorContext): Promise<boolean> {
    if (!ctx.actor) return false;
    if (ctx.actor.residentId === place.residentId) return true;
    const team = found(await teamById(ctx).load(place.teamId));
    return can.run(ctx.actor, team, await pathTo(ctx, team.villageId));
  }
}

@Resolver(() => LeadOffer)
export class LeadOfferResolver {
  @FieldResolver(() => Team)
  async team(@Root() offer: LeadOffer, @Ctx() ctx: ActorContext): Promise<Team> {
    return found(await teamById(ctx).load(offer.teamId));
  }

  @FieldResolver(() => String, { nullable: true, description: 'who led when it was offered' })
  async fromName(@Root() offer: LeadOffer, @Ctx() ctx: ActorContext): Promise<string | null> {
    return offer.fromId ? nameOf(ctx, offer.fromId, true) : null;
  }

  @FieldResolver(() => String)
  async toName(@Root() offer: LeadOffer, @Ctx() ctx: ActorContext): Promise<string> {
    const team = found(await teamById(ctx).load(offer.teamId));
    return nameOf(ctx, offer.toId, await seesMembers(ctx, team));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer is asked' })
  mayAccept(@Root() offer: LeadOffer, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.answerLead(ctx.actor, offer);
  }
}

@Resolver(() => AreaCount)
export class AreaCountResolver {
  @FieldResolver(() => Area)
  async area(@Root() part: AreaCount, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(part.areaId));
  }
}
