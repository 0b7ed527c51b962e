import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { endRule } from './end-rule';
import { EndRuleInput, RuleInput, SchemeInput } from './inputs';
import { capsByVersion, ruleById, versionInForce, versionsByRule } from './loaders';
import { can, mayRevise } from './policy';
import { rulesOf, schemeOf, villagePath } from './queries';
import { reviseRule } from './revise-rule';
import { reviseScheme } from './revise-scheme';
import { Rule, RuleCap, RuleCategory, RuleVersion } from './rule.entity';
import { Scheme } from './scheme.entity';

@Resolver(() => Rule)
export class RuleResolver {
  @Query(() => [Rule], { description: 'the county template and the village’s own; public' })
  async rules(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('on', () => GraphQLLocalDate, { nullable: true }) on: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<Rule[]> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    const path = await villagePath(reader, villageId);
    // Whoever writes the rules also sees those that have not begun.
    const upcoming = mayRevise(ctx.actor, path) || mayRevise(ctx.actor, path.slice(0, 1));
    return rulesOf(reader, villageId, on ?? dayOf(reader.at), upcoming);
  }

  @Query(() => Rule, { nullable: true })
  async rule(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Rule | null> {
    return isId(id) ? ruleById(ctx).load(id) : null;
  }

  @Mutation(() => Rule)
  async reviseRule(@Arg('input', () => RuleInput) input: RuleInput, @Ctx() ctx: ActorContext): Promise<Rule> {
    return ctx.db.write((tx) => reviseRule(tx, actorOf(ctx), input));
  }

  @Mutation(() => Rule)
  async endRule(
    @Arg('input', () => EndRuleInput) input: EndRuleInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Rule> {
    return ctx.db.write((tx) => endRule(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async area(@Root() rule: Rule, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(rule.areaId);
  }

  @FieldResolver(() => Boolean, { description: "county template or the village's own" })
  local(@Root() rule: Rule): boolean {
    return rule.category === RuleCategory.LOCAL;
  }

  @FieldResolver(() => RuleVersion, {
    nullable: true,
    description: 'in force on the day asked for; null when none is',
  })
  async current(@Root() rule: Rule, @Ctx() ctx: ActorContext): Promise<RuleVersion | null> {
    return rule.inForce === undefined ? versionInForce(ctx).load(rule.id) : rule.inForce;
  }

  @FieldResolver(() => [RuleVersion])
  async versions(@Root() rule: Rule, @Ctx() ctx: ActorContext): Promise<RuleVersion[]> {
    return versionsByRule(ctx).load(rule.id);
  }

  @FieldResolver(() => Boolean)
  async mayRevise(@Root() rule: Rule, @Ctx() ctx: ActorContext): Promise<boolean> {
    return mayRevise(ctx.actor, await areaPath(ctx.db.reader, rule.areaId));
  }

  @FieldResolver(() => [HistoryEntry])
  async history(@Root() rule: Rule, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    // The rules are public; who typed them is for those who are signed in.
    return ctx.actor ? historyOf(ctx).load(rule.id) : [];
  }
}

@Resolver(() => RuleVersion)
export class RuleVersionResolver {
  @FieldResolver(() => [RuleCap])
  async caps(@Root() version: RuleVersion, @Ctx() ctx: ActorContext): Promise<RuleCap[]> {
    return capsByVersion(ctx).load(version.id);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async createdBy(@Root() version: RuleVersion, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return ctx.actor && version.createdBy ? residentById(ctx).load(version.createdBy) : null;
  }
}

@Resolver(() => Scheme)
export class SchemeResolver {
  @Query(() => Scheme)
  async scheme(@Arg('villageId', () => ID) villageId: string, @Ctx() ctx: ActorContext): Promise<Scheme> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    await villagePath(reader, villageId);
    return schemeOf(reader, villageId);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may change these numbers' })
  async mayRevise(@Root() scheme: Scheme, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.reviseScheme(ctx.actor, await areaPath(ctx.db.reader, scheme.villageId));
  }

  @Mutation(() => Scheme)
  async reviseScheme(
    @Arg('input', () => SchemeInput) input: SchemeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Scheme> {
    return ctx.db.write((tx) => reviseScheme(tx, actorOf(ctx), input));
  }
}
