import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { ruleById, versionById } from '#server/features/scoring/loaders';
import { Rule, RuleVersion } from '#server/features/scoring/rule.entity';
import { RollInput } from './inputs';
import { recordsByRoll, refusedByRoll, rollById } from './loaders';
import { can } from './policy';
import { rollsOf } from './queries';
import { ActivityRecord } from './record.entity';
import { RefusedRow, Roll, RollConnection } from './roll.entity';
import { takeRoll } from './take-roll';

@Resolver(() => Roll)
export class RollResolver {
  @Query(() => RollConnection)
  async rolls(
    @Arg('villageId', () => ID) villageId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<RollConnection> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    const all = can.seeVillage(actor, await areaPath(reader, villageId));
    return rollsOf(reader, actor, villageId, all, page.first, page.after);
  }

  @Query(() => Roll, { nullable: true })
  async roll(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Roll | null> {
    const actor = actorOf(ctx);
    const roll = isId(id) ? await rollById(ctx).load(id) : null;
    if (!roll) return null;
    const sees =
      roll.takenBy === actor.residentId ||
      can.seeVillage(actor, await areaPath(ctx.db.reader, roll.villageId)) ||
      (await recordsByRoll(ctx).load(id)).some((record) => record.householdId === actor.householdId);
    return sees ? roll : null;
  }

  @Mutation(() => Roll)
  async takeRoll(@Arg('input', () => RollInput) input: RollInput, @Ctx() ctx: ActorContext): Promise<Roll> {
    return ctx.db.write((tx) => takeRoll(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(roll.villageId);
  }

  @FieldResolver(() => RuleVersion)
  async ruleVersion(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<RuleVersion | null> {
    return versionById(ctx).load(roll.ruleVersionId);
  }

  @FieldResolver(() => Rule)
  async rule(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<Rule | null> {
    const version = found(await versionById(ctx).load(roll.ruleVersionId));
    return ruleById(ctx).load(version.ruleId);
  }

  @FieldResolver(() => Resident)
  async takenBy(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(roll.takenBy);
  }

  @FieldResolver(() => [ActivityRecord], { description: 'those the viewer may see' })
  async records(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<ActivityRecord[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const path = await areaPath(ctx.db.reader, roll.villageId);
    return (await recordsByRoll(ctx).load(roll.id)).filter((record) => can.see(actor, record, path));
  }

  @FieldResolver(() => [RefusedRow], {
    description: 'people of the roll without a record; for those who see the village',
  })
  async refused(@Root() roll: Roll, @Ctx() ctx: ActorContext): Promise<RefusedRow[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const path = await areaPath(ctx.db.reader, roll.villageId);
    const sees = roll.takenBy === actor.residentId || can.seeVillage(actor, path);
    return sees ? refusedByRoll(ctx).load(roll.id) : [];
  }
}

@Resolver(() => RefusedRow)
export class RefusedRowResolver {
  @FieldResolver(() => Resident)
  async resident(@Root() row: RefusedRow, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(row.residentId);
  }
}
