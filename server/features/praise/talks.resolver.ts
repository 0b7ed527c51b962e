import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { PraisedDeed } from './deed.entity';
import { AttendTalkInput, MarkTalkInput, PlanTalkInput, TalkMoveInput } from './inputs';
import { can } from './policy';
import { partsOf, shownById, talkGuestsOf, talksOf } from './queries';
import { isDoorOpen } from './rules';
import { attendTalk, cancelTalk, closeTalk, markTalk, planTalk } from './talks';
import { Talk, TalkGuest, TalkPart, TalkState } from './talk.entity';

async function arranges(ctx: ActorContext, talk: Talk): Promise<boolean> {
  return ctx.actor !== null && can.arrange(ctx.actor, await areaPath(ctx.db.reader, talk.villageId));
}

@Resolver(() => Talk)
export class TalkResolver {
  @Query(() => [Talk], { description: 'for people of the village and those who work for it' })
  async talks(@Arg('villageId', () => ID) villageId: string, @Ctx() ctx: ActorContext): Promise<Talk[]> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const path = await villagePath(ctx.db.reader, villageId);
    const near = actor.villageId === villageId || can.enterForOthers(actor, path);
    demand(near, ErrorCode.FORBIDDEN, 'villageId');
    return talksOf(ctx.db.reader, villageId);
  }

  @Query(() => Talk)
  async talk(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Talk> {
    const actor = actorOf(ctx);
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    const talk = found(await ctx.db.reader.one(Talk, { id }), 'id');
    const near = actor.villageId === talk.villageId || (await arranges(ctx, talk));
    demand(near, ErrorCode.NOT_FOUND, 'id');
    return talk;
  }

  @Mutation(() => Talk)
  planTalk(@Arg('input', () => PlanTalkInput) input: PlanTalkInput, @Ctx() ctx: ActorContext): Promise<Talk> {
    return ctx.db.write((tx) => planTalk(tx, actorOf(ctx), input));
  }

  @Mutation(() => Talk)
  cancelTalk(
    @Arg('input', () => TalkMoveInput) input: TalkMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Talk> {
    return ctx.db.write((tx) => cancelTalk(tx, actorOf(ctx), input));
  }

  @Mutation(() => Talk, { description: 'by the code that hangs in the hall' })
  attendTalk(
    @Arg('input', () => AttendTalkInput) input: AttendTalkInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Talk> {
    return ctx.db.write((tx) => attendTalk(tx, actorOf(ctx), input));
  }

  @Mutation(() => Talk)
  markTalk(@Arg('input', () => MarkTalkInput) input: MarkTalkInput, @Ctx() ctx: ActorContext): Promise<Talk> {
    return ctx.db.write((tx) => markTalk(tx, actorOf(ctx), input));
  }

  @Mutation(() => Talk)
  closeTalk(
    @Arg('input', () => TalkMoveInput) input: TalkMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Talk> {
    return ctx.db.write((tx) => closeTalk(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => [TalkPart])
  parts(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<TalkPart[]> {
    return partsOf(ctx).load(talk.id);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async speaker(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return talk.speakerId ? residentById(ctx).load(talk.speakerId) : null;
  }

  @FieldResolver(() => PraisedDeed, {
    nullable: true,
    description: 'whose story is told, while it may be named',
  })
  async deed(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<PraisedDeed | null> {
    return talk.deedId ? shownById(ctx).load(talk.deedId) : null;
  }

  @FieldResolver(() => Int)
  async guestCount(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<number> {
    return (await talkGuestsOf(ctx).load(talk.id)).length;
  }

  @FieldResolver(() => [TalkGuest], { description: 'for those who arrange it' })
  async guests(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<TalkGuest[]> {
    return (await arranges(ctx, talk)) ? talkGuestsOf(ctx).load(talk.id) : [];
  }

  @FieldResolver(() => String, { nullable: true, description: 'for those who hang it up in the hall' })
  async code(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<string | null> {
    return talk.state === TalkState.PLANNED && (await arranges(ctx, talk)) ? talk.code : null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer is on the list' })
  async attending(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<boolean> {
    const guests = await talkGuestsOf(ctx).load(talk.id);
    return guests.some(({ residentId }) => residentId === ctx.actor?.residentId);
  }

  @FieldResolver(() => Boolean)
  doorOpen(@Root() talk: Talk, @Ctx() ctx: ActorContext): boolean {
    return talk.state === TalkState.PLANNED && isDoorOpen(talk, ctx.db.reader.at);
  }

  @FieldResolver(() => Boolean)
  mayArrange(@Root() talk: Talk, @Ctx() ctx: ActorContext): Promise<boolean> {
    return arranges(ctx, talk);
  }
}

@Resolver(() => TalkPart)
export class TalkPartResolver {
  @FieldResolver(() => ID)
  id(@Root() part: TalkPart): string {
    return `${part.talkId}/${part.place}`;
  }
}

@Resolver(() => TalkGuest)
export class TalkGuestResolver {
  @FieldResolver(() => ID)
  id(@Root() guest: TalkGuest): string {
    return `${guest.talkId}/${guest.residentId}`;
  }

  @FieldResolver(() => Resident)
  async resident(@Root() guest: TalkGuest, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(guest.residentId));
  }
}
