import {
  Arg,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { WorkQueue } from '#server/features/activities/queue.resolver';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { rulesOf as villageRules, villagePath } from '#server/features/scoring/queries';
import { Rule, RuleBasis } from '#server/features/scoring/rule.entity';
import { AUTO } from '#server/features/scoring/rules';
import { teamById } from '#server/features/teams/loaders';
import { ServiceKind, Team } from '#server/features/teams/team.entity';
import { NeedSettingsInput } from './inputs';
import { NeedSettings } from './need-settings.entity';
import { NeedBoard, NeedCounts, NeedPerson, NeedReason, NeedRule, NeedSuggestion } from './need-types';
import { can } from './policy';
import { boardFigures, publicCounts, rulesOf, unansweredFor } from './queries';
import { usualRules } from './rules';
import { needSettingsOf, reviseNeedSettings } from './settings';

@Resolver(() => NeedBoard)
export class NeedBoardResolver {
  @Query(() => NeedBoard, { description: 'for whoever organises in the village' })
  async needBoard(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<NeedBoard> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const figures = await boardFigures(reader, actor, villageId);
    return {
      villageId,
      ...figures,
      mayRevise: can.settle(actor, await villagePath(reader, villageId)),
    };
  }

  @Query(() => NeedCounts, { description: 'public: figures only' })
  async needCounts(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<NeedCounts> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return publicCounts(ctx.db.reader, villageId);
  }

  @FieldResolver(() => NeedSettings)
  async settings(@Root() board: NeedBoard, @Ctx() ctx: ActorContext): Promise<NeedSettings> {
    return needSettingsOf(ctx.db.reader, board.villageId);
  }

  @Mutation(() => NeedSettings)
  async reviseNeedSettings(
    @Arg('input', () => NeedSettingsInput) input: NeedSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<NeedSettings> {
    return ctx.db.write((tx) => reviseNeedSettings(tx, actorOf(ctx), input));
  }
}

@Resolver(() => NeedSettings)
export class NeedSettingsResolver {
  @FieldResolver(() => [NeedRule])
  async rules(@Root() { villageId }: NeedSettings, @Ctx() ctx: ActorContext): Promise<NeedRule[]> {
    return rulesOf(ctx.db.reader, villageId);
  }

  @FieldResolver(() => [NeedRule], { description: 'what credits a kind that has no line in `rules`' })
  async usualRules(@Root() { villageId }: NeedSettings, @Ctx() ctx: ActorContext): Promise<NeedRule[]> {
    const { reader } = ctx.db;
    const known = await villageRules(reader, villageId, dayOf(reader.at));
    const idOf = (code: string | undefined) => known.find((rule) => rule.code === code)?.id ?? null;
    return Object.values(ServiceKind).map((kind) => ({ kind, ruleId: idOf(usualRules[kind]) }));
  }

  @FieldResolver(() => [Rule], {
    description: 'that can credit help: by the hour, or one figure for each time',
  })
  async creditRules(@Root() { villageId }: NeedSettings, @Ctx() ctx: ActorContext): Promise<Rule[]> {
    const { reader } = ctx.db;
    const known = await villageRules(reader, villageId, dayOf(reader.at));
    return known.filter(
      ({ inForce }) =>
        inForce &&
        (inForce.basis === RuleBasis.PER_HOUR || inForce.basis === RuleBasis.FLAT) &&
        !inForce.bodies.includes(AUTO),
    );
  }
}

/** Seen through a need only, by those who assign it. */
@Resolver(() => NeedSuggestion)
export class NeedSuggestionResolver {
  @FieldResolver(() => NeedPerson)
  async person(@Root() { match }: NeedSuggestion, @Ctx() ctx: ActorContext): Promise<NeedPerson> {
    const { residentId } = match.candidate;
    return { id: residentId, name: (await residentById(ctx).load(residentId))?.name ?? '' };
  }

  @FieldResolver(() => Team)
  async team(@Root() { match }: NeedSuggestion, @Ctx() ctx: ActorContext): Promise<Team | null> {
    return teamById(ctx).load(match.candidate.teamId);
  }

  @FieldResolver(() => GraphQLISODateTime, { description: 'when the visit could begin' })
  freeFrom(@Root() { match }: NeedSuggestion): Date {
    return match.freeFrom;
  }

  @FieldResolver(() => [NeedReason])
  reasons(@Root() { match }: NeedSuggestion): NeedReason[] {
    return match.reasons;
  }
}

@Resolver(() => WorkQueue)
export class QueueNeedsResolver {
  @FieldResolver(() => Int, { description: 'requests for help that nobody took in time' })
  async unansweredNeeds(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<number> {
    return unansweredFor(ctx.db.reader, actorOf(ctx));
  }
}
