import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { Household } from '#server/features/people/household.entity';
import { areaById, householdById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { closeSeason, dryRunClose } from './close-season';
import { dropClose } from './drop-close';
import { dropUndo } from './drop-undo';
import { ExpiryLine, type LineRow } from './expiry-line';
import {
  CloseSeasonInput,
  DropCloseInput,
  DropUndoInput,
  SignCloseInput,
  SignUndoInput,
  UndoExpiryInput,
} from './inputs';
import { closeById, linesOfClose, signsIn, undosOfClose } from './loaders';
import { can } from './policy';
import { CloseMove, closeMoves, isWithinUndo, UndoMove, undoMoves } from './rules';
import { SeasonClose } from './season-close.entity';
import { SeasonUndo } from './season-undo.entity';
import { signClose } from './sign-close';
import { signUndo } from './sign-undo';
import { undoExpiry } from './undo-expiry';

const person = async (ctx: ActorContext, id: string | null): Promise<Resident | null> =>
  id ? residentById(ctx).load(id) : null;

@Resolver(() => SeasonClose)
export class SeasonCloseResolver {
  @Query(() => SeasonClose, { nullable: true })
  async seasonClose(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<SeasonClose | null> {
    const actor = actorOf(ctx);
    const close = isId(id) ? await closeById(ctx).load(id) : null;
    return close && can.seeBook(actor, await areaPath(ctx.db.reader, close.villageId)) ? close : null;
  }

  @Mutation(() => SeasonClose, {
    description: 'the report on the season that has ended: shown only (dryRun), or written down to be signed',
  })
  async closeSeason(
    @Arg('input', () => CloseSeasonInput) input: CloseSeasonInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonClose> {
    const actor = actorOf(ctx);
    // On a connection that cannot write.
    if (input.dryRun) return dryRunClose(ctx.db.reader, actor, input);
    return ctx.db.write((tx) => closeSeason(tx, actor, input));
  }

  @Mutation(() => SeasonClose, { description: 'the second signature, by another body: points expire' })
  async signClose(
    @Arg('input', () => SignCloseInput) input: SignCloseInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonClose> {
    return ctx.db.write((tx) => signClose(tx, actorOf(ctx), input));
  }

  @Mutation(() => SeasonClose)
  async dropClose(
    @Arg('input', () => DropCloseInput) input: DropCloseInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonClose> {
    return ctx.db.write((tx) => dropClose(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(close.villageId);
  }

  @FieldResolver(() => [ExpiryLine], { description: 'by household number' })
  async lines(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<LineRow[]> {
    return close.lines ?? linesOfClose(ctx).load(close.id);
  }

  @FieldResolver(() => Resident)
  async preparedBy(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, close.preparedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async signedBy(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, close.signedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async droppedBy(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, close.droppedBy);
  }

  @FieldResolver(() => [SeasonUndo], { description: 'oldest first' })
  async undos(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<SeasonUndo[]> {
    return close.state ? undosOfClose(ctx).load(close.id) : [];
  }

  @FieldResolver(() => [CloseMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<CloseMove[]> {
    const { actor } = ctx;
    if (!actor || !close.state) return [];
    const { at } = ctx.db.reader;
    const path = await areaPath(ctx.db.reader, close.villageId);
    const may: Record<CloseMove, boolean> = {
      SIGN: can.sign(actor, close, path),
      DROP: can.drop(actor, close, path),
      UNDO: can.undo(actor, path) && isWithinUndo(close, at) && (close.postedPoints ?? 0) > 0,
    };
    return legalMoves(closeMoves, close.state).filter((move) => may[move]);
  }

  @FieldResolver(() => [HistoryEntry])
  async history(@Root() close: SeasonClose, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    return close.state ? historyOf(ctx).load(close.id) : [];
  }
}

@Resolver(() => SeasonUndo)
export class SeasonUndoResolver {
  @Mutation(() => SeasonUndo, {
    description: 'asks for what expired to come back; it takes a second signature',
  })
  async undoExpiry(
    @Arg('input', () => UndoExpiryInput) input: UndoExpiryInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonUndo> {
    return ctx.db.write((tx) => undoExpiry(tx, actorOf(ctx), input));
  }

  @Mutation(() => SeasonUndo, { description: 'the second signature, by another body: the points come back' })
  async signUndo(
    @Arg('input', () => SignUndoInput) input: SignUndoInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonUndo> {
    return ctx.db.write((tx) => signUndo(tx, actorOf(ctx), input));
  }

  @Mutation(() => SeasonUndo)
  async dropUndo(
    @Arg('input', () => DropUndoInput) input: DropUndoInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonUndo> {
    return ctx.db.write((tx) => dropUndo(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => SeasonClose)
  async close(@Root() undo: SeasonUndo, @Ctx() ctx: ActorContext): Promise<SeasonClose> {
    return found(await closeById(ctx).load(undo.closeId));
  }

  @FieldResolver(() => Household, { nullable: true, description: 'null: all households of the closing' })
  async household(@Root() undo: SeasonUndo, @Ctx() ctx: ActorContext): Promise<Household | null> {
    return undo.householdId ? householdById(ctx).load(undo.householdId) : null;
  }

  @FieldResolver(() => Resident)
  async preparedBy(@Root() undo: SeasonUndo, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, undo.preparedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async signedBy(@Root() undo: SeasonUndo, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, undo.signedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async droppedBy(@Root() undo: SeasonUndo, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, undo.droppedBy);
  }

  @FieldResolver(() => [UndoMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() undo: SeasonUndo, @Ctx() ctx: ActorContext): Promise<UndoMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const close = found(await closeById(ctx).load(undo.closeId));
    const path = await areaPath(ctx.db.reader, close.villageId);
    const may: Record<UndoMove, boolean> = {
      SIGN: can.sign(actor, undo, path) && isWithinUndo(close, ctx.db.reader.at),
      DROP: can.drop(actor, undo, path),
    };
    return legalMoves(undoMoves, undo.state).filter((move) => may[move]);
  }
}

@Resolver(() => ExpiryLine)
export class ExpiryLineResolver {
  @FieldResolver(() => Household)
  async household(@Root() line: LineRow, @Ctx() ctx: ActorContext): Promise<Household> {
    return found(await householdById(ctx).load(line.householdId));
  }

  @FieldResolver(() => Boolean, {
    description: 'somebody of the household signs in; the others hear by letter or loudspeaker',
  })
  async signsIn(@Root() line: LineRow, @Ctx() ctx: ActorContext): Promise<boolean> {
    return signsIn(ctx).load(line.householdId);
  }
}
