import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { ExpiryPreview, ExpiryRound, Season, SeasonBook, SeasonMove } from './book';
import { expiringBy, seasonOf, seasonToClose } from './calendar';
import { SeasonSettingsInput } from './inputs';
import { linesOf, totalOf } from './lots';
import { can } from './policy';
import { closesOf, roundsOf, termsOfVillage } from './queries';
import { reviseSettings } from './revise-settings';
import { CloseState } from './rules';
import { SeasonClose } from './season-close.entity';
import { SeasonSettings } from './season-settings.entity';

/** Asked for by two fields of a book: read once. */
async function toCloseOf(ctx: ActorContext, book: SeasonBook): Promise<Season | null> {
  const { reader } = ctx.db;
  const season = seasonToClose(dayOf(reader.at), book.terms);
  if (!season) return null;
  book.due ??= linesOf(reader, book.villageId, season);
  return (await book.due).length > 0 ? season : null;
}

@Resolver(() => SeasonBook)
export class SeasonBookResolver {
  @Query(() => SeasonBook, { description: 'for everybody whose post serves the village' })
  async seasons(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonBook> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    demand(can.seeBook(actor, await villagePath(reader, villageId)), ErrorCode.FORBIDDEN, 'villageId');
    return { villageId, terms: await termsOfVillage(reader, villageId) };
  }

  @FieldResolver(() => Area)
  async village(@Root() book: SeasonBook, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(book.villageId);
  }

  @FieldResolver(() => SeasonSettings)
  settings(@Root() book: SeasonBook): SeasonSettings {
    return book.terms;
  }

  @FieldResolver(() => Season, { description: 'the season that runs today' })
  running(@Root() { terms }: SeasonBook, @Ctx() ctx: ActorContext): Season {
    return seasonOf(dayOf(ctx.db.reader.at), terms.beginMonth);
  }

  @FieldResolver(() => Season, {
    nullable: true,
    description:
      'the season that has ended and left points that its close takes; null: there is nothing to close',
  })
  async toClose(@Root() book: SeasonBook, @Ctx() ctx: ActorContext): Promise<Season | null> {
    return toCloseOf(ctx, book);
  }

  @FieldResolver(() => ExpiryPreview, { description: 'what expires by a day, from what the purses hold now' })
  async preview(
    @Root() { villageId, terms }: SeasonBook,
    @Arg('on', () => GraphQLLocalDate, { nullable: true, description: 'null: the end of the running season' })
    on: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<ExpiryPreview> {
    const { reader } = ctx.db;
    const day = on ?? seasonOf(dayOf(reader.at), terms.beginMonth).endsOn;
    const season = expiringBy(day, terms);
    const lines = season ? await linesOf(reader, villageId, season) : [];
    return { on: day, season, ...totalOf(lines), lines };
  }

  @FieldResolver(() => [ExpiryRound], { description: 'notices made, newest first' })
  async rounds(@Root() book: SeasonBook, @Ctx() ctx: ActorContext): Promise<ExpiryRound[]> {
    return roundsOf(ctx.db.reader, book.villageId);
  }

  @FieldResolver(() => [SeasonClose], { description: 'newest first' })
  async closes(@Root() book: SeasonBook, @Ctx() ctx: ActorContext): Promise<SeasonClose[]> {
    return closesOf(ctx.db.reader, book.villageId);
  }

  @FieldResolver(() => [SeasonMove])
  async moves(@Root() book: SeasonBook, @Ctx() ctx: ActorContext): Promise<SeasonMove[]> {
    const { villageId } = book;
    const { actor, db } = ctx;
    if (!actor) return [];
    const path = await areaPath(db.reader, villageId);
    const moves: SeasonMove[] = can.revise(actor, path) ? [SeasonMove.REVISE] : [];
    if (can.prepare(actor, path) && (await toCloseOf(ctx, book))) {
      const waiting = await db.reader.row('select 1 from season_close where village_id = $1 and state = $2', [
        villageId,
        CloseState.PREPARED,
      ]);
      if (!waiting) moves.push(SeasonMove.CLOSE);
    }
    return moves;
  }
}

@Resolver(() => SeasonSettings)
export class SeasonSettingsResolver {
  @Mutation(() => SeasonSettings)
  async reviseSeasonSettings(
    @Arg('input', () => SeasonSettingsInput) input: SeasonSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<SeasonSettings> {
    return ctx.db.write((tx) => reviseSettings(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async setBy(@Root() settings: SeasonSettings, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return settings.setBy ? residentById(ctx).load(settings.setBy) : null;
  }
}
