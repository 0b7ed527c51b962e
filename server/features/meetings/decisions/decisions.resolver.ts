import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { MotionOutcome } from '#server/features/meetings/motion.entity';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById } from '#server/features/people/loaders';
import { beginDecision, setStepLaw, stopDecision } from './begin-decision';
import {
  VillageDecision,
  DecisionConnection,
  DecisionMove,
  DecisionSitting,
  DecisionState,
  DecisionStep,
  DecisionTemplate,
  lawOf,
  SittingState,
  StepLaw,
  StepVote,
} from './decision.entity';
import {
  BeginDecisionInput,
  EnterSittingInput,
  StepLawInput,
  StepMoveInput,
  StepWordsInput,
  StopDecisionInput,
  TakeVoteInput,
} from './inputs';
import { can, mover } from './policy';
import {
  decisionPage,
  decisionTemplates,
  sittingsOf,
  stepsOf,
  stepsOfTemplate,
  stepVoteOf,
  templateByCode,
  votesFor,
} from './queries';
import { legalAt } from './rules';
import {
  confirmSitting,
  dropSitting,
  endShowing,
  enterSitting,
  noteStep,
  showStep,
  takeVote,
} from './take-step';

@Resolver(() => VillageDecision)
export class DecisionResolver {
  @Query(() => [DecisionTemplate], { description: 'the ways of deciding; public' })
  decisionTemplates(@Ctx() ctx: ActorContext): Promise<DecisionTemplate[]> {
    return decisionTemplates(ctx.db.reader);
  }

  @Query(() => VillageDecision, {
    nullable: true,
    description: 'public: how a matter of the village is decided',
  })
  async decision(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<VillageDecision | null> {
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    return ctx.db.reader.one(VillageDecision, { id });
  }

  @Query(() => DecisionConnection, { description: 'of a village, newest first; public' })
  async decisions(
    @Arg('villageId', () => ID) villageId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<DecisionConnection> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return decisionPage(ctx.db.reader, villageId, first, after);
  }

  @Mutation(() => VillageDecision)
  beginDecision(
    @Arg('input', () => BeginDecisionInput) input: BeginDecisionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => beginDecision(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  noteStep(
    @Arg('input', () => StepWordsInput) input: StepWordsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => noteStep(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  takeVote(
    @Arg('input', () => TakeVoteInput) input: TakeVoteInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => takeVote(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  enterSitting(
    @Arg('input', () => EnterSittingInput) input: EnterSittingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => enterSitting(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  confirmSitting(
    @Arg('input', () => StepMoveInput) input: StepMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => confirmSitting(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  dropSitting(
    @Arg('input', () => StepMoveInput) input: StepMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => dropSitting(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  showStep(
    @Arg('input', () => StepWordsInput) input: StepWordsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => showStep(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  endShowing(
    @Arg('input', () => StepMoveInput) input: StepMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => endShowing(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageDecision)
  stopDecision(
    @Arg('input', () => StopDecisionInput) input: StopDecisionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageDecision> {
    return ctx.db.write((tx) => stopDecision(tx, actorOf(ctx), input));
  }

  @Mutation(() => DecisionTemplate)
  setStepLaw(
    @Arg('input', () => StepLawInput) input: StepLawInput,
    @Ctx() ctx: ActorContext,
  ): Promise<DecisionTemplate> {
    return ctx.db.write((tx) => setStepLaw(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => DecisionTemplate)
  async template(@Root() decision: VillageDecision, @Ctx() ctx: ActorContext): Promise<DecisionTemplate> {
    return found(await templateByCode(ctx).load(decision.templateCode));
  }

  @FieldResolver(() => Area)
  async village(@Root() decision: VillageDecision, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(decision.villageId));
  }

  @FieldResolver(() => [DecisionStep])
  steps(@Root() decision: VillageDecision, @Ctx() ctx: ActorContext): Promise<DecisionStep[]> {
    return stepsOf(ctx).load(decision.id);
  }

  @FieldResolver(() => [StepVoteChoice], {
    description: 'votes that the step under way may rest on; for those who lead the decision',
  })
  async votes(@Root() decision: VillageDecision, @Ctx() ctx: ActorContext): Promise<StepVoteChoice[]> {
    const { actor } = ctx;
    if (!actor || !can.lead(actor, await areaPath(ctx.db.reader, decision.villageId))) return [];
    return votesFor(ctx).load(decision.id);
  }

  @FieldResolver(() => [DecisionMove], { description: 'what the viewer may do at the step under way' })
  async moves(@Root() decision: VillageDecision, @Ctx() ctx: ActorContext): Promise<DecisionMove[]> {
    const { actor } = ctx;
    if (!actor || decision.state !== DecisionState.RUNNING) return [];
    const path = await areaPath(ctx.db.reader, decision.villageId);
    const step = (await stepsOf(ctx).load(decision.id)).find(({ place }) => place === decision.step);
    if (!step) return [];
    const entered = (await sittingsOf(ctx).load(decision.id)).find(
      ({ place, state }) => place === step.place && state === SittingState.ENTERED,
    );
    const standing = { kind: step.kind, entered: entered !== undefined, shownUntil: step.shownUntil };
    return legalAt(standing, ctx.db.reader.at).filter(
      (move) =>
        mover[move](actor, path) &&
        !(move === DecisionMove.CONFIRM && entered?.enteredBy === actor.residentId),
    );
  }
}

/** A vote that a step may rest on, as far as choosing it needs. */
@ObjectType()
export class StepVoteChoice {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => MotionOutcome, { nullable: true })
  outcome!: MotionOutcome | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  closedAt!: Date | null;
}

@Resolver(() => DecisionStep)
export class DecisionStepResolver {
  @FieldResolver(() => ID, { description: 'of its decision and place' })
  id(@Root() step: DecisionStep): string {
    return `${step.decisionId}-${step.place}`;
  }

  @FieldResolver(() => StepLaw)
  law(@Root() step: DecisionStep): StepLaw {
    return lawOf(step);
  }

  @FieldResolver(() => StepVote, { nullable: true })
  async vote(@Root() step: DecisionStep, @Ctx() ctx: ActorContext): Promise<StepVote | null> {
    return step.motionId ? stepVoteOf(ctx).load(step.motionId) : null;
  }

  @FieldResolver(() => [DecisionSitting], {
    description: 'to the public those that are confirmed, to the village’s own the others too',
  })
  async sittings(@Root() step: DecisionStep, @Ctx() ctx: ActorContext): Promise<DecisionSitting[]> {
    const own = ctx.actor !== null && can.see(ctx.actor, await areaPath(ctx.db.reader, step.villageId));
    const all = await sittingsOf(ctx).load(step.decisionId);
    return all.filter(
      ({ place, state }) => place === step.place && (own || state === SittingState.CONFIRMED),
    );
  }
}

@Resolver(() => DecisionTemplate)
export class DecisionTemplateResolver {
  @FieldResolver(() => [StepLaw], { description: 'with a village’s own numbers, or the usual ones' })
  async steps(
    @Root() template: DecisionTemplate,
    @Arg('villageId', () => ID, { nullable: true }) villageId: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<StepLaw[]> {
    const rows = await stepsOfTemplate(
      ctx.db.reader,
      template.code,
      villageId && isId(villageId) ? villageId : null,
    );
    return rows.map(lawOf);
  }
}

/** Who may begin a decision in an area. */
@Resolver(() => Area)
export class AreaDecisionsResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may begin decisions here' })
  mayDecide(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.lead(ctx.actor, area.path);
  }

  @FieldResolver(() => Boolean, {
    description: 'the viewer may set the numbers of meetings and decisions here',
  })
  maySetMeetings(@Root() area: Area, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.settle(ctx.actor, area.path);
  }
}
