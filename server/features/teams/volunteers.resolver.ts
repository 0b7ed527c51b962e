import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { enterTraining } from './enter-training';
import { Gear, GearIssue, GearState } from './gear.entity';
import {
  InsuranceInput,
  IssueGearInput,
  TakeBackGearInput,
  TrainingInput,
  VolunteerInput,
  VolunteerMoveInput,
} from './inputs';
import { insureVolunteers } from './insure-volunteers';
import { issueGear } from './issue-gear';
import {
  heldGearOf,
  lastIssueOf,
  offersTo,
  placesOfPerson,
  teamById,
  trainingsOf,
  volunteerById,
} from './loaders';
import { moveVolunteer } from './move-volunteer';
import { can } from './policy';
import { VolunteerConnection, VolunteerFilter, volunteerPage } from './queries';
import { registerVolunteer } from './register-volunteer';
import { reviseVolunteer } from './revise-volunteer';
import { stateOn, volunteerMoves } from './rules';
import { takeBackGear } from './take-back-gear';
import { LeadOffer, TeamMember } from './team-member.entity';
import { Team } from './team.entity';
import { nameOf, pathTo, seesMembers, seesVolunteer } from './visibility';
import { Training, Volunteer, VolunteerMove, VolunteerState } from './volunteer.entity';

@Resolver(() => Volunteer)
export class VolunteersResolver {
  @Query(() => VolunteerConnection, {
    description:
      'by number, in a village, a town or the county; for who organises there, and who looked is kept',
  })
  volunteers(
    @Arg('areaId', () => ID) areaId: string,
    @Arg('filter', () => VolunteerFilter, { defaultValue: {} }) filter: VolunteerFilter,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerConnection> {
    actorOf(ctx);
    demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
    return volunteerPage(ctx, { areaId, filter, first, after });
  }

  @Mutation(() => Volunteer, { description: 'by the person, or by the office on behalf' })
  registerVolunteer(
    @Arg('input', () => VolunteerInput) input: VolunteerInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Volunteer> {
    return ctx.db.write((tx) => registerVolunteer(tx, actorOf(ctx), input));
  }

  @Mutation(() => Volunteer)
  reviseVolunteer(
    @Arg('input', () => VolunteerInput) input: VolunteerInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Volunteer> {
    return ctx.db.write((tx) => reviseVolunteer(tx, actorOf(ctx), input));
  }

  @Mutation(() => Volunteer, { description: 'takes a break, comes back, or leaves' })
  moveVolunteer(
    @Arg('input', () => VolunteerMoveInput) input: VolunteerMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Volunteer> {
    return ctx.db.write((tx) => moveVolunteer(tx, actorOf(ctx), input));
  }

  @Mutation(() => [Volunteer])
  enterTraining(
    @Arg('input', () => TrainingInput) input: TrainingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Volunteer[]> {
    return ctx.db.write((tx) => enterTraining(tx, actorOf(ctx), input));
  }

  @Mutation(() => [Volunteer])
  insureVolunteers(
    @Arg('input', () => InsuranceInput) input: InsuranceInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Volunteer[]> {
    return ctx.db.write((tx) => insureVolunteers(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident)
  async resident(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(volunteer.residentId));
  }

  @FieldResolver(() => String, { description: 'in full to who may read the profile' })
  async name(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<string> {
    return nameOf(ctx, volunteer.residentId, await seesVolunteer(ctx, volunteer));
  }

  @FieldResolver(() => Area)
  async village(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(volunteer.villageId));
  }

  @FieldResolver(() => VolunteerState)
  state(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): VolunteerState {
    return stateOn(volunteer, dayOf(ctx.clock.now()));
  }

  @FieldResolver(() => GraphQLLocalDate, { nullable: true, description: 'the last day of a break' })
  pausedUntil(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): string | null {
    return this.state(volunteer, ctx) === VolunteerState.PAUSED ? volunteer.pausedUntil : null;
  }

  @FieldResolver(() => Boolean, { description: 'light work only' })
  lightOnly(@Root() volunteer: Volunteer): boolean {
    return volunteer.lightOnly;
  }

  @FieldResolver(() => Boolean, { description: 'not at night; always of minors' })
  noNight(@Root() volunteer: Volunteer): boolean {
    return volunteer.noNight;
  }

  @FieldResolver(() => GraphQLLocalDate, { nullable: true, description: 'the last insured day' })
  insuredUntil(@Root() volunteer: Volunteer): string | null {
    return volunteer.insuredUntil;
  }

  @FieldResolver(() => Boolean, { description: 'insured today' })
  insured(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): boolean {
    return volunteer.insuredUntil !== null && volunteer.insuredUntil >= dayOf(ctx.clock.now());
  }

  @FieldResolver(() => [Training], { description: 'the latest first' })
  trainings(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<Training[]> {
    return trainingsOf(ctx).load(volunteer.residentId);
  }

  @FieldResolver(() => [TeamMember], { description: 'places and requests, and what was refused' })
  places(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<TeamMember[]> {
    return placesOfPerson(ctx).load(volunteer.residentId);
  }

  @FieldResolver(() => [LeadOffer], { description: 'leads offered to the viewer; empty for others' })
  async offers(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<LeadOffer[]> {
    return ctx.actor?.residentId === volunteer.residentId ? offersTo(ctx).load(volunteer.residentId) : [];
  }

  @FieldResolver(() => [Gear], { description: 'what the volunteer holds now' })
  gear(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<Gear[]> {
    return heldGearOf(ctx).load(volunteer.residentId);
  }

  @FieldResolver(() => [HistoryEntry], {
    description: 'for the person and who keeps the register; empty for others',
  })
  async history(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    const path = await pathTo(ctx, volunteer.villageId);
    const may = ctx.actor && can.describe(ctx.actor, volunteer.residentId, path);
    return may ? historyOf(ctx).load(volunteer.residentId) : [];
  }

  @FieldResolver(() => [VolunteerMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<VolunteerMove[]> {
    const path = await pathTo(ctx, volunteer.villageId);
    const may = ctx.actor && can.describe(ctx.actor, volunteer.residentId, path);
    return may ? legalMoves(volunteerMoves, this.state(volunteer, ctx)) : [];
  }

  @FieldResolver(() => Boolean, { description: 'the viewer enters trainings and insurance' })
  async mayVouch(@Root() volunteer: Volunteer, @Ctx() ctx: ActorContext): Promise<boolean> {
    const path = await pathTo(ctx, volunteer.villageId);
    return ctx.actor !== null && can.vouch(ctx.actor, volunteer.residentId, path);
  }
}

@Resolver(() => Gear)
export class GearResolver {
  @Mutation(() => Gear)
  issueGear(
    @Arg('input', () => IssueGearInput) input: IssueGearInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Gear> {
    return ctx.db.write((tx) => issueGear(tx, actorOf(ctx), input));
  }

  @Mutation(() => Gear)
  takeBackGear(
    @Arg('input', () => TakeBackGearInput) input: TakeBackGearInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Gear> {
    return ctx.db.write((tx) => takeBackGear(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Team)
  async team(@Root() gear: Gear, @Ctx() ctx: ActorContext): Promise<Team> {
    return found(await teamById(ctx).load(gear.teamId));
  }

  @FieldResolver(() => GearIssue, { nullable: true, description: 'who has it now; null in the store' })
  async issue(@Root() gear: Gear, @Ctx() ctx: ActorContext): Promise<GearIssue | null> {
    if (gear.state !== GearState.HELD) return null;
    const issue = await lastIssueOf(ctx).load(gear.id);
    return issue && Object.assign(issue, { teamId: gear.teamId });
  }

  @FieldResolver(() => String, { nullable: true, description: 'what was said when it came back last' })
  async lastNote(@Root() gear: Gear, @Ctx() ctx: ActorContext): Promise<string | null> {
    return (await lastIssueOf(ctx).load(gear.id))?.note || null;
  }
}

@Resolver(() => GearIssue)
export class GearIssueResolver {
  @FieldResolver(() => ID)
  personId(@Root() issue: GearIssue): string {
    return issue.residentId;
  }

  @FieldResolver(() => String)
  async name(@Root() issue: GearIssue & { teamId?: string }, @Ctx() ctx: ActorContext): Promise<string> {
    const team = issue.teamId ? await teamById(ctx).load(issue.teamId) : null;
    return nameOf(ctx, issue.residentId, team !== null && (await seesMembers(ctx, team)));
  }
}

@Resolver(() => Resident)
export class ResidentVolunteerResolver {
  @FieldResolver(() => Volunteer, {
    nullable: true,
    description:
      'for the person, the household, the own leaders and who organises in the village; null for others, and when not registered',
  })
  async volunteer(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Volunteer | null> {
    const volunteer = await volunteerById(ctx).load(resident.id);
    return volunteer && (await seesVolunteer(ctx, volunteer)) ? volunteer : null;
  }
}
