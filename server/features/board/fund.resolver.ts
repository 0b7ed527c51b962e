import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Coverage, FundTotal } from '#server/features/fund/coverage';
import { coverageByVillage, fundTotals } from '#server/features/fund/queries';
import type { ActorContext } from '#server/features/people/actor';
import { Board } from './board-types';

/** What anyone may read of the money: the light, what it follows from, and sums by source and purpose. No givers. */
@ObjectType()
export class BoardFund {
  villageId!: string;

  @Field(() => Coverage)
  coverage!: Coverage;
}

@Resolver(() => Board)
export class BoardFundResolver {
  @FieldResolver(() => BoardFund, { nullable: true, description: 'null: the village keeps no fund here yet' })
  async fund(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<BoardFund | null> {
    const coverage = await coverageByVillage(ctx).load(board.villageId);
    return coverage ? { villageId: board.villageId, coverage } : null;
  }
}

@Resolver(() => BoardFund)
export class BoardFundTotalsResolver {
  @FieldResolver(() => [FundTotal], { description: 'money in and out since the season began' })
  totals(@Root() fund: BoardFund, @Ctx() ctx: ActorContext): Promise<FundTotal[]> {
    return fundTotals(ctx.db.reader, fund.villageId);
  }
}
