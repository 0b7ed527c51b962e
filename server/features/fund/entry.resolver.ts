import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { StockMovement } from '#server/features/shop/stock-movement.entity';
import { FundLine } from './coverage';
import { decideFundEntry } from './decide-entry';
import { enterFundEntry } from './enter-entry';
import { FundEntry, FundEntryMove } from './fund-entry.entity';
import { FundDecisionInput, FundEntryInput, FundMoveInput } from './inputs';
import { deliveriesOf, entryById, reversalOf } from './loaders';
import { mayDo } from './policy';
import { reverseFundEntry } from './reverse-entry';
import { mayMove } from './rules';
import { withdrawFundEntry } from './withdraw-entry';

@Resolver(() => FundEntry)
export class FundEntryResolver {
  @Mutation(() => FundEntry)
  async enterFundEntry(
    @Arg('input', () => FundEntryInput) input: FundEntryInput,
    @Ctx() ctx: ActorContext,
  ): Promise<FundEntry> {
    return ctx.db.write((tx) => enterFundEntry(tx, actorOf(ctx), input));
  }

  @Mutation(() => FundEntry)
  async decideFundEntry(
    @Arg('input', () => FundDecisionInput) input: FundDecisionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<FundEntry> {
    return ctx.db.write((tx) => decideFundEntry(tx, actorOf(ctx), input));
  }

  @Mutation(() => FundEntry)
  async withdrawFundEntry(
    @Arg('input', () => FundMoveInput) input: FundMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<FundEntry> {
    return ctx.db.write((tx) => withdrawFundEntry(tx, actorOf(ctx), input));
  }

  @Mutation(() => FundEntry, { description: 'answers the reversal, which waits for a second person' })
  async reverseFundEntry(
    @Arg('input', () => FundMoveInput) input: FundMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<FundEntry> {
    return ctx.db.write((tx) => reverseFundEntry(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async enteredBy(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(entry.enteredBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async decidedBy(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return entry.decidedBy ? residentById(ctx).load(entry.decidedBy) : null;
  }

  @FieldResolver(() => FundEntry, { nullable: true, description: 'the entry that this one takes back' })
  async reverses(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<FundEntry | null> {
    return entry.reversesId ? entryById(ctx).load(entry.reversesId) : null;
  }

  @FieldResolver(() => FundEntry, { nullable: true, description: 'the reversal that waits or was confirmed' })
  async reversal(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<FundEntry | null> {
    return reversalOf(ctx).load(entry.id);
  }

  @FieldResolver(() => [StockMovement], { description: 'the deliveries it pays for' })
  async deliveries(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<StockMovement[]> {
    return deliveriesOf(ctx).load(entry.id);
  }

  @FieldResolver(() => [FundEntryMove], { description: 'moves legal for this viewer now' })
  async moves(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<FundEntryMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const path = await areaPath(ctx.db.reader, entry.villageId);
    const waiting = await reversalOf(ctx).load(entry.id);
    return Object.values(FundEntryMove).filter(
      (move) =>
        mayMove(move, entry) &&
        mayDo(move, actor, entry, path) &&
        (move !== FundEntryMove.REVERSE || waiting === null),
    );
  }

  @FieldResolver(() => [HistoryEntry])
  async history(@Root() entry: FundEntry, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    return historyOf(ctx).load(entry.id);
  }
}

@Resolver(() => FundLine)
export class FundLineResolver {
  @FieldResolver(() => FundEntry)
  async entry(@Root() line: FundLine, @Ctx() ctx: ActorContext): Promise<FundEntry | null> {
    return entryById(ctx).load(line.entryId);
  }
}
