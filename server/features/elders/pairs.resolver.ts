import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { demandServe } from './facts';
import { ElderPair } from './gathering.entity';
import { AnswerPairInput, EndPairInput, PairInput } from './gathering-inputs';
import { pairsOf } from './gathering-queries';
import { answerPair, endPair, pairElders } from './pairs';
import { demandId } from './viewer';

@Resolver()
export class PairsResolver {
  @Query(() => [ElderPair], { description: 'for the association' })
  async elderPairs(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderPair[]> {
    const actor = actorOf(ctx);
    demandId(villageId, 'villageId');
    await demandServe(ctx.db.reader, actor, villageId);
    return pairsOf(ctx.db.reader, villageId);
  }

  @Mutation(() => ElderPair)
  pairElders(@Arg('input', () => PairInput) input: PairInput, @Ctx() ctx: ActorContext): Promise<ElderPair> {
    return ctx.db.write((tx) => pairElders(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderPair)
  answerPair(
    @Arg('input', () => AnswerPairInput) input: AnswerPairInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderPair> {
    return ctx.db.write((tx) => answerPair(tx, actorOf(ctx), input));
  }

  @Mutation(() => ElderPair)
  endPair(
    @Arg('input', () => EndPairInput) input: EndPairInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderPair> {
    return ctx.db.write((tx) => endPair(tx, actorOf(ctx), input));
  }
}

@Resolver(() => ElderPair)
export class ElderPairResolver {
  @FieldResolver(() => Resident)
  async giver(@Root() pair: ElderPair, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(pair.giverId));
  }

  @FieldResolver(() => Resident)
  async receiver(@Root() pair: ElderPair, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(pair.receiverId));
  }

  @FieldResolver(() => Boolean)
  giverSaidYes(@Root() pair: ElderPair): boolean {
    return pair.giverSaidAt !== null;
  }

  @FieldResolver(() => Boolean)
  receiverSaidYes(@Root() pair: ElderPair): boolean {
    return pair.receiverSaidAt !== null;
  }
}
