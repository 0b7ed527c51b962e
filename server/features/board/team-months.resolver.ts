import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import type { ActorContext } from '#server/features/people/actor';
import { Board } from './board-types';
import { ServiceMonth, serviceMonths, TeamMonth, teamMonths } from './team-months';

@Resolver(() => Board)
export class BoardTeamsResolver {
  @FieldResolver(() => [TeamMonth], { description: 'what the teams did in a month; without one the present' })
  teamMonths(
    @Root() board: Board,
    @Arg('month', () => String, { nullable: true, description: '2025-06' }) month: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<TeamMonth[]> {
    demand(month === null || /^20\d{2}-(0[1-9]|1[0-2])$/.test(month), ErrorCode.BAD_INPUT, 'month');
    const { reader } = ctx.db;
    return teamMonths(reader, board.villageId, month ?? dayOf(reader.at).slice(0, 7));
  }

  @FieldResolver(() => [ServiceMonth], { description: 'the last twelve months, the oldest first' })
  serviceMonths(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<ServiceMonth[]> {
    return serviceMonths(ctx.db.reader, board.villageId);
  }
}
