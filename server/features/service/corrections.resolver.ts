import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ActivityRecord } from '#server/features/activities/record.entity';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { answerHoursCorrection, askHoursCorrection, withdrawHoursCorrection } from './correct-hours';
import { HoursCorrection } from './hours-correction.entity';
import { AnswerHoursCorrectionInput, AskHoursCorrectionInput, HoursCorrectionMoveInput } from './inputs';
import { recordOfCorrection } from './loaders';
import { can } from './policy';
import { CorrectionMove, CorrectionState } from './rules';

@Resolver(() => HoursCorrection)
export class HoursCorrectionResolver {
  @Mutation(() => HoursCorrection)
  askHoursCorrection(
    @Arg('input', () => AskHoursCorrectionInput) input: AskHoursCorrectionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<HoursCorrection> {
    return ctx.db.write((tx) => askHoursCorrection(tx, actorOf(ctx), input));
  }

  @Mutation(() => HoursCorrection)
  answerHoursCorrection(
    @Arg('input', () => AnswerHoursCorrectionInput) input: AnswerHoursCorrectionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<HoursCorrection> {
    return ctx.db.write((tx) => answerHoursCorrection(tx, actorOf(ctx), input));
  }

  @Mutation(() => HoursCorrection)
  withdrawHoursCorrection(
    @Arg('input', () => HoursCorrectionMoveInput) input: HoursCorrectionMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<HoursCorrection> {
    return ctx.db.write((tx) => withdrawHoursCorrection(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident)
  resident(@Root() one: HoursCorrection, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(one.residentId);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async answeredBy(@Root() one: HoursCorrection, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return one.answeredBy ? residentById(ctx).load(one.answeredBy) : null;
  }

  @FieldResolver(() => ActivityRecord, { nullable: true })
  async record(@Root() one: HoursCorrection, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    return one.recordId ? recordOfCorrection(ctx).load(one.recordId) : null;
  }

  @FieldResolver(() => [CorrectionMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() one: HoursCorrection, @Ctx() ctx: ActorContext): Promise<CorrectionMove[]> {
    const actor = actorOf(ctx);
    if (one.state !== CorrectionState.OPEN) return [];
    const path = await areaPath(ctx.db.reader, one.villageId);
    const filed = one.recordId ? await recordOfCorrection(ctx).load(one.recordId) : null;
    return [
      ...(can.answerCorrection(actor, one, path) && filed?.filerId !== actor.residentId
        ? [CorrectionMove.ANSWER]
        : []),
      ...(can.withdrawCorrection(actor, one) ? [CorrectionMove.WITHDRAW] : []),
    ];
  }
}
