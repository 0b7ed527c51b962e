import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PageArgs } from '#server/core/pagination';
import { Council } from '#server/features/councils/council.entity';
import { PublicCouncil } from '#server/features/councils/public-council';
import { type ActorContext, areaPath } from '#server/features/people/actor';
import { Meeting, MeetingConnection } from './meeting.entity';
import { CouncilWait } from './meeting-types';
import { can } from './policy';
import { heldInYear, meetingPage, nextMeetingOf, resolutionPage } from './queries';
import { ResolutionConnection } from './resolution.entity';
import { runs, sees } from './sight';
import { waitsOf } from './waits';

/** A council's meetings, given to the graph from above. */
@Resolver(() => Council)
export class CouncilMeetingsResolver {
  private async seen(council: Council, ctx: ActorContext): Promise<boolean> {
    return sees(ctx, { councilId: council.id, path: await areaPath(ctx.db.reader, council.areaId) });
  }

  @FieldResolver(() => Boolean, { description: 'the viewer sees its meetings' })
  seesMeetings(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<boolean> {
    return this.seen(council, ctx);
  }

  @FieldResolver(() => Boolean, { description: 'the viewer calls and runs its meetings' })
  async mayRunMeetings(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<boolean> {
    return runs(ctx, { councilId: council.id, path: await areaPath(ctx.db.reader, council.areaId) });
  }

  @FieldResolver(() => Boolean, { description: 'the viewer is its chair' })
  isChair(@Root() council: Council, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.seeMembersYear(ctx.actor, { councilId: council.id, path: [] });
  }

  @FieldResolver(() => Meeting, { nullable: true, description: 'the one that is on, or the next' })
  async nextMeeting(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<Meeting | null> {
    return (await this.seen(council, ctx)) ? nextMeetingOf(ctx).load(council.id) : null;
  }

  @FieldResolver(() => MeetingConnection, {
    description: 'the latest first; none to whom they are not shown',
  })
  async meetings(
    @Root() council: Council,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<MeetingConnection> {
    if (await this.seen(council, ctx)) return meetingPage(ctx.db.reader, council.id, first, after);
    return Object.assign(new MeetingConnection(), {
      nodes: [],
      pageInfo: { endCursor: null, hasNextPage: false },
    });
  }

  @FieldResolver(() => Int, { description: 'meetings held in the last twelve months' })
  meetingsHeld(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<number> {
    return heldInYear(ctx).load(council.id);
  }

  @FieldResolver(() => [CouncilWait], { description: 'what waits for it; nothing to whom it is not shown' })
  async waits(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<CouncilWait[]> {
    return ctx.actor && (await this.seen(council, ctx)) ? waitsOf(ctx.db.reader, ctx.actor, council.id) : [];
  }
}

/** What everybody may know of a council's work. */
@Resolver(() => PublicCouncil)
export class PublicCouncilResolutionsResolver {
  @FieldResolver(() => ResolutionConnection, { description: 'published resolutions, the latest first' })
  resolutions(
    @Root() council: PublicCouncil,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<ResolutionConnection> {
    return resolutionPage(ctx.db.reader, council.id, first, after);
  }

  @FieldResolver(() => Int, { description: 'meetings held in the last twelve months' })
  meetingsHeld(@Root() council: PublicCouncil, @Ctx() ctx: ActorContext): Promise<number> {
    return heldInYear(ctx).load(council.id);
  }
}
