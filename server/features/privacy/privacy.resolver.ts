import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { isAdult, isGuarded } from '#server/features/people/consent/guardian';
import { Household } from '#server/features/people/household.entity';
import { areaById, householdById, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Post } from '#server/features/people/post.entity';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { AccessFilter, AccessLine, AccessLineConnection, accessLogOf, looksAt } from './access-log';
import { exportPerson } from './export-person';
import { PersonalFileInput, RetentionInput } from './inputs';
import { postById } from './loaders';
import { PersonalFile } from './personal-file';
import { can, type Claimant, type Subject } from './policy';
import { lastRunOf, removedOf, RetentionRule, RetentionRun, scheduleOf } from './retention';
import { reviseRetention } from './revise-retention';

/** The viewer and the person, as far as rights over the person's records go; null without sign-in. */
export async function claimOf(
  ctx: ActorContext,
  resident: Resident,
): Promise<{ claimant: Claimant; subject: Subject; village: readonly string[] | null } | null> {
  const { actor } = ctx;
  if (!actor) return null;
  const today = dayOf(ctx.clock.now());
  const self = await residentById(ctx).load(actor.residentId);
  const village = resident.villageId ? await areaById(ctx).load(resident.villageId) : null;
  return {
    claimant: { actor, adult: isAdult(self?.birthYear ?? null, today) },
    subject: {
      id: resident.id,
      householdId: resident.householdId,
      guarded: isGuarded(resident.birthYear, today),
      deceased: resident.state === ResidentState.DECEASED,
    },
    village: village?.path ?? null,
  };
}

@Resolver(() => Resident)
export class ResidentLooksResolver {
  @FieldResolver(() => AccessLineConnection, {
    description:
      'who looked at the person’s records; for the person, a child’s guardian and those who watch over it',
  })
  async looks(
    @Root() resident: Resident,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<AccessLineConnection> {
    const claim = await claimOf(ctx, resident);
    demand(claim, ErrorCode.FORBIDDEN);
    const own = can.actFor(claim.claimant, claim.subject);
    const watches = claim.village !== null && can.watch(claim.claimant.actor, claim.village);
    demand(own || watches, ErrorCode.FORBIDDEN);
    const { id, householdId, villageId } = resident;
    noteLook(ctx, { kind: AccessKind.ACCESS_LOG, subjectId: id, residentId: id, householdId, villageId });
    return looksAt(ctx.db.reader, resident, first, after);
  }
}

@Resolver(() => Area)
export class AreaWatchResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may read who looked at what in this village' })
  mayWatch(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.watch(ctx.actor, area.path);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may see this village’s requests to be erased' })
  maySeeErasures(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.seeRequests(ctx.actor, area.path);
  }
}

@Resolver(() => AccessLine)
export class AccessLogResolver {
  @Query(() => AccessLineConnection, {
    description: 'for the administrator, the county and the supervision committee',
  })
  async accessLog(
    @Arg('filter', () => AccessFilter) filter: AccessFilter,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<AccessLineConnection> {
    const actor = actorOf(ctx);
    const { villageId } = filter;
    demand(can.watch(actor, await areaPath(ctx.db.reader, villageId)), ErrorCode.FORBIDDEN);
    noteLook(ctx, { kind: AccessKind.ACCESS_LOG, subjectId: villageId, villageId });
    return accessLogOf(ctx.db.reader, filter, first, after);
  }

  @FieldResolver(() => Resident)
  async viewer(@Root() line: AccessLine, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(line.viewerId));
  }

  @FieldResolver(() => Post, { nullable: true, description: 'the post by which the viewer could look' })
  post(@Root() line: AccessLine, @Ctx() ctx: ActorContext): Promise<Post | null> {
    return line.postId ? postById(ctx).load(line.postId) : Promise.resolve(null);
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'whose it is, where it is a person’s' })
  resident(@Root() line: AccessLine, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return line.residentId ? residentById(ctx).load(line.residentId) : Promise.resolve(null);
  }

  @FieldResolver(() => Household, { nullable: true })
  household(@Root() line: AccessLine, @Ctx() ctx: ActorContext): Promise<Household | null> {
    return line.householdId ? householdById(ctx).load(line.householdId) : Promise.resolve(null);
  }

  @Mutation(() => PersonalFile, {
    description:
      'all that is kept about one person: for the person, a child’s guardian, and staff on a signed sheet',
  })
  async exportPerson(
    @Arg('input', () => PersonalFileInput) input: PersonalFileInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PersonalFile> {
    const { file, resident } = await ctx.db.write((tx) => exportPerson(tx, actorOf(ctx), input));
    const { id, householdId, villageId } = resident;
    noteLook(ctx, { kind: AccessKind.EXPORT, subjectId: id, residentId: id, householdId, villageId });
    return file;
  }
}

@Resolver(() => RetentionRule)
export class RetentionResolver {
  @Query(() => [RetentionRule], { description: 'public: how long each kind of record is kept' })
  retentionSchedule(@Ctx() ctx: ActorContext): Promise<RetentionRule[]> {
    return scheduleOf(ctx.db.reader);
  }

  @Mutation(() => RetentionRule)
  reviseRetention(
    @Arg('input', () => RetentionInput) input: RetentionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<RetentionRule> {
    return ctx.db.write((tx) => reviseRetention(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => RetentionRun, {
    nullable: true,
    description: 'the last time something of it was removed',
  })
  lastRun(@Root() rule: RetentionRule, @Ctx() ctx: ActorContext): Promise<RetentionRun | null> {
    return lastRunOf(ctx).load(rule.kind);
  }

  @FieldResolver(() => Int, { description: 'how many pieces of it were removed so far' })
  removed(@Root() rule: RetentionRule, @Ctx() ctx: ActorContext): Promise<number> {
    return removedOf(ctx).load(rule.kind);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may set the days' })
  mayRevise(@Root() rule: RetentionRule, @Ctx() ctx: ActorContext): boolean {
    return rule.leastDays !== null && ctx.actor !== null && can.reviseRetention(ctx.actor);
  }
}
