import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { addMotion } from './add-motion';
import { BallotBox } from './ballot-box';
import { castVote, recordVotes } from './cast-vote';
import { closeVote } from './close-vote';
import {
  AddMotionInput,
  CastVoteInput,
  CloseVoteInput,
  MotionMoveInput,
  PublishResolutionInput,
  RecordVotesInput,
} from './inputs';
import { MeetingState, SeatState } from './meeting.entity';
import { MeetingPerson, MotionStanding, MotionVote, ResolutionVote } from './meeting-types';
import { Motion, MotionMove, MotionOption, MotionOutcome, MotionState } from './motion.entity';
import { openVote, withdrawMotion } from './open-vote';
import { publishResolution } from './publish-resolution';
import {
  concernedIn,
  meetingById,
  openVotesOf,
  recusedIn,
  resolutionOf,
  resolutionVoteOf,
  seatsOfMeeting,
  standingOf,
  votersOf,
} from './queries';
import { Resolution } from './resolution.entity';
import { isMotionMoveLegal } from './rules';
import { knowsWhom, optionsFor, textFor } from './secret-people';
import { runsMotion } from './sight';

const boxOf = (ctx: ActorContext): BallotBox => new BallotBox(ctx.env.authSecret);

/** A motion is reached through its meeting alone, so whoever reads it sees the meeting. */
@Resolver(() => Motion)
export class MotionResolver {
  @Mutation(() => Motion)
  addMotion(
    @Arg('input', () => AddMotionInput) input: AddMotionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Motion> {
    return ctx.db.write((tx) => addMotion(tx, actorOf(ctx), input));
  }

  @Mutation(() => Motion)
  withdrawMotion(
    @Arg('input', () => MotionMoveInput) input: MotionMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Motion> {
    return ctx.db.write((tx) => withdrawMotion(tx, actorOf(ctx), input));
  }

  @Mutation(() => Motion)
  openVote(
    @Arg('input', () => MotionMoveInput) input: MotionMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Motion> {
    return ctx.db.write((tx) => openVote(tx, actorOf(ctx), input, boxOf(ctx)));
  }

  @Mutation(() => Motion, { description: 'one vote each; it stands' })
  castVote(
    @Arg('input', () => CastVoteInput) input: CastVoteInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Motion> {
    return ctx.db.write((tx) => castVote(tx, actorOf(ctx), input, boxOf(ctx)));
  }

  @Mutation(() => Motion, { description: 'open votes that were given by raised hand' })
  recordVotes(
    @Arg('input', () => RecordVotesInput) input: RecordVotesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Motion> {
    return ctx.db.write((tx) => recordVotes(tx, actorOf(ctx), input));
  }

  @Mutation(() => Motion)
  closeVote(
    @Arg('input', () => CloseVoteInput) input: CloseVoteInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Motion> {
    return ctx.db.write((tx) => closeVote(tx, actorOf(ctx), input, boxOf(ctx)));
  }

  @Mutation(() => Resolution)
  publishResolution(
    @Arg('input', () => PublishResolutionInput) input: PublishResolutionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Resolution> {
    return ctx.db.write((tx) => publishResolution(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => String, {
    description: 'names of a secret vote about somebody masked, as of `concerned`',
  })
  text(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<string> {
    return textFor(ctx, motion);
  }

  @FieldResolver(() => [MotionOption], {
    description: 'of a secret vote about somebody without figures, and its choices as `concerned`',
  })
  options(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MotionOption[]> {
    return optionsFor(ctx, motion);
  }

  @FieldResolver(() => MotionStanding, {
    description: 'who may vote and how many must be there: now, or at its end',
  })
  async standing(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MotionStanding> {
    return found(await standingOf(ctx).load(motion.id));
  }

  @FieldResolver(() => [MeetingPerson], {
    description: 'whom it is about; in a secret vote for members of the council who do not stand aside',
  })
  async concerned(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MeetingPerson[]> {
    return (await knowsWhom(ctx, motion)) ? concernedIn(ctx).load(motion.id) : [];
  }

  @FieldResolver(() => [MeetingPerson], { description: 'members who stand aside' })
  recused(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MeetingPerson[]> {
    return recusedIn(ctx).load(motion.id);
  }

  @FieldResolver(() => [MeetingPerson], {
    description: 'who has voted, by name; never for what in a secret vote',
  })
  voters(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MeetingPerson[]> {
    return votersOf(ctx).load(motion.id);
  }

  @FieldResolver(() => [MotionVote], { description: 'open votes, once the vote is closed' })
  async votes(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MotionVote[]> {
    return motion.state === MotionState.DECIDED ? openVotesOf(ctx).load(motion.id) : [];
  }

  @FieldResolver(() => Boolean, { description: 'the viewer’s vote is cast' })
  async hasVoted(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<boolean> {
    return (await votersOf(ctx).load(motion.id)).some(({ id }) => id === ctx.actor?.residentId);
  }

  @FieldResolver(() => Resolution, { nullable: true })
  resolution(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<Resolution | null> {
    return resolutionOf(ctx).load(motion.id);
  }

  @FieldResolver(() => [MotionMove])
  async moves(@Root() motion: Motion, @Ctx() ctx: ActorContext): Promise<MotionMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const meeting = found(await meetingById(ctx).load(motion.meetingId));
    const [recused, roll, voters, published] = await Promise.all([
      recusedIn(ctx).load(motion.id),
      seatsOfMeeting(ctx).load(meeting.id),
      votersOf(ctx).load(motion.id),
      resolutionOf(ctx).load(motion.id),
    ]);
    if (recused.some(({ id }) => id === actor.residentId)) return [];
    const mayRun = await runsMotion(ctx, motion.id, meeting.id);
    const own = roll.find(({ person }) => person.id === actor.residentId);
    const holds = motion.outcome === MotionOutcome.ADOPTED || motion.outcome === MotionOutcome.CHOSEN;
    const may: Record<MotionMove, boolean> = {
      OPEN: mayRun && meeting.state === MeetingState.OPEN,
      WITHDRAW: mayRun,
      VOTE: own?.state === SeatState.PRESENT && !voters.some(({ id }) => id === actor.residentId),
      CLOSE: mayRun,
      PUBLISH: mayRun && holds && meeting.state === MeetingState.CLOSED && !published,
    };
    return Object.values(MotionMove).filter((move) => may[move] && isMotionMoveLegal(move, motion.state));
  }
}

@Resolver(() => Resolution)
export class ResolutionResolver {
  @FieldResolver(() => ResolutionVote)
  async vote(@Root() resolution: Resolution, @Ctx() ctx: ActorContext): Promise<ResolutionVote> {
    return found(await resolutionVoteOf(ctx).load(resolution.motionId));
  }
}
