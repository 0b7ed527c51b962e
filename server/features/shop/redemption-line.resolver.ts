import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import type { ActorContext } from '#server/features/people/actor';
import { Goods } from './goods.entity';
import { goodsById } from './loaders';
import { RedemptionLine } from './redemption-line.entity';

@Resolver(() => RedemptionLine)
export class RedemptionLineResolver {
  @FieldResolver(() => Goods)
  async goods(@Root() line: RedemptionLine, @Ctx() ctx: ActorContext): Promise<Goods> {
    return found(await goodsById(ctx).load(line.goodsId));
  }
}
