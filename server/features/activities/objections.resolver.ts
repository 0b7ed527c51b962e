import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { answerObjection } from './answer-objection';
import { appealObjection } from './appeal-objection';
import { Appeal, AppealState } from './appeal.entity';
import { whyNoAppeal, whyNoDecision } from './appeal-policy';
import { decideAppeal } from './decide-appeal';
import { factsById } from './facts';
import { AnswerInput, AppealInput, DecideAppealInput, ObjectInput } from './inputs';
import { appealByObjection, recordById } from './loaders';
import { whyNot } from './lock-record';
import {
  ObjectedLine,
  Objection,
  ObjectionConnection,
  ObjectionMove,
  ObjectionState,
} from './objection.entity';
import { objectedLine, objectionsBy, objectionsOf } from './objection-queries';
import { objectToRecord } from './object-to-record';
import { can } from './policy';
import { ActivityMove, ActivityRecord } from './record.entity';
import { visibleRecord } from './record.resolver';
import { workAreas } from './visibility';

@Resolver(() => Objection)
export class ObjectionResolver {
  @Query(() => ObjectionConnection, {
    description:
      'for staff of the village, or without one of all villages in reach: open ones by the day they are due, or the closed ones, newest first',
  })
  async objections(
    @Arg('villageId', () => ID, { nullable: true }) villageId: string | null | undefined,
    @Arg('open', () => Boolean) open: boolean,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<ObjectionConnection> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    const everywhere = villageId === null || villageId === undefined;
    if (!everywhere) {
      demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
      demand(can.seeVillage(actor, await areaPath(reader, villageId)), ErrorCode.FORBIDDEN, 'villageId');
    }
    const areas = everywhere ? workAreas(actor) : [villageId];
    demand(areas.length > 0, ErrorCode.FORBIDDEN);
    return objectionsOf(reader, areas, open, page.first, page.after);
  }

  @Query(() => [Objection], { description: 'those the viewer made, newest first' })
  myObjections(@Ctx() ctx: ActorContext): Promise<Objection[]> {
    return objectionsBy(ctx.db.reader, actorOf(ctx).residentId);
  }

  @Mutation(() => Objection)
  async objectToRecord(
    @Arg('input', () => ObjectInput) input: ObjectInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Objection> {
    return ctx.db.write((tx) => objectToRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => Objection)
  async answerObjection(
    @Arg('input', () => AnswerInput) input: AnswerInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Objection> {
    return ctx.db.write((tx) => answerObjection(tx, actorOf(ctx), input));
  }

  @Mutation(() => Objection)
  async appealObjection(
    @Arg('input', () => AppealInput) input: AppealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Objection> {
    return ctx.db.write((tx) => appealObjection(tx, actorOf(ctx), input));
  }

  @Mutation(() => Objection)
  async decideAppeal(
    @Arg('input', () => DecideAppealInput) input: DecideAppealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Objection> {
    return ctx.db.write((tx) => decideAppeal(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'named to the objector and to those who may answer',
  })
  async objector(@Root() objection: Objection, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    const { actor } = ctx;
    if (!actor) return null;
    const record = found(await recordById(ctx).load(objection.recordId));
    const facts = found(await factsById(ctx).load(objection.recordId));
    return can.knowObjector(actor, objection.objectorId, record, facts)
      ? residentById(ctx).load(objection.objectorId)
      : null;
  }

  @FieldResolver(() => ActivityRecord, {
    nullable: true,
    description: 'null for somebody who may not see the record itself, such as the objector',
  })
  async record(@Root() objection: Objection, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    return visibleRecord(ctx, await recordById(ctx).load(objection.recordId));
  }

  @FieldResolver(() => ObjectedLine, { description: 'as the board shows it' })
  line(@Root() objection: Objection, @Ctx() ctx: ActorContext): Promise<ObjectedLine | null> {
    return objectedLine(ctx).load(objection.id);
  }

  @FieldResolver(() => Appeal, { nullable: true })
  appeal(@Root() objection: Objection, @Ctx() ctx: ActorContext): Promise<Appeal | null> {
    return appealByObjection(ctx).load(objection.id);
  }

  @FieldResolver(() => Boolean, { description: 'no answer yet though its day is over' })
  overdue(@Root() objection: Objection, @Ctx() ctx: ActorContext): boolean {
    return objection.state === ObjectionState.OPEN && objection.answerDueOn < dayOf(ctx.db.reader.at);
  }

  @FieldResolver(() => [ObjectionMove], { description: 'what the viewer can do about it now' })
  async moves(@Root() objection: Objection, @Ctx() ctx: ActorContext): Promise<ObjectionMove[]> {
    const { actor } = ctx;
    const record = await recordById(ctx).load(objection.recordId);
    const facts = await factsById(ctx).load(objection.recordId);
    if (!actor || !record || !facts) return [];
    const { at } = ctx.db.reader;
    const appeal = await appealByObjection(ctx).load(objection.id);
    const may = {
      [ObjectionMove.ANSWER]:
        objection.state === ObjectionState.OPEN &&
        whyNot(ActivityMove.ANSWER, actor, { record, facts }, at) === null,
      [ObjectionMove.APPEAL]: whyNoAppeal(actor, record, facts, objection, appeal, at) === null,
      [ObjectionMove.DECIDE]:
        appeal !== null && whyNoDecision(actor, record, facts, objection, appeal) === null,
    };
    return Object.values(ObjectionMove).filter((move) => may[move]);
  }
}

@Resolver(() => Appeal)
export class AppealResolver {
  @FieldResolver(() => Boolean, { description: 'no decision yet though its day is over' })
  overdue(@Root() appeal: Appeal, @Ctx() ctx: ActorContext): boolean {
    return appeal.state === AppealState.OPEN && appeal.dueOn < dayOf(ctx.db.reader.at);
  }
}
