import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { PraiseAreaFigures, PraiseMonthInput, praiseFiguresBelow, reportPraiseMonth } from './months';

@Resolver(() => PraiseAreaFigures)
export class PraiseMonthsResolver {
  @Query(() => [PraiseAreaFigures], { description: 'villages of an area, for those with a post over it' })
  async praiseAreaFigures(
    @Arg('areaId', () => ID) areaId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<PraiseAreaFigures[]> {
    const actor = actorOf(ctx);
    demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
    demand(year >= 2000 && year <= 2999, ErrorCode.OUT_OF_RANGE, 'year');
    return praiseFiguresBelow(ctx.db.reader, actor, areaId, year);
  }

  @Mutation(() => ID, { description: 'figures of a month that was kept on paper; answers the village' })
  reportPraiseMonth(
    @Arg('input', () => PraiseMonthInput) input: PraiseMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<string> {
    return ctx.db.write((tx) => reportPraiseMonth(tx, actorOf(ctx), input));
  }
}
