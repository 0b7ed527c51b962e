import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { Council } from '#server/features/councils/council.entity';
import { councilById } from '#server/features/councils/loaders';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { amendMeeting, callMeeting, cancelMeeting } from './call-meeting';
import { excuseSelf } from './excuse-self';
import {
  AdmitByCardInput,
  AmendMeetingInput,
  CallMeetingInput,
  CancelMeetingInput,
  ExcuseSelfInput,
  JoinMeetingInput,
  MarkMembersInput,
  MeetingMoveInput,
  MeetingSettingsInput,
  WriteMinutesInput,
} from './inputs';
import { admitByCard, joinMeeting, markMembers } from './mark-members';
import { AgendaItem, Meeting, MeetingMove, MeetingState, SeatState } from './meeting.entity';
import { codesFrom } from './meeting-code';
import { MeetingSettings, USUAL_NOTICE_DAYS } from './meeting-settings.entity';
import { MeetingCodes, MeetingPerson, MeetingSeat } from './meeting-types';
import { Motion } from './motion.entity';
import { openMeeting } from './open-meeting';
import { agendaOf, meetingById, meetingsOf, motionsOf, nameOf, presentAt, seatsOfMeeting } from './queries';
import { isMeetingMoveLegal } from './rules';
import { setMeetingTerms } from './set-meeting-terms';
import { placeOfMeeting, runs, sees } from './sight';
import { closeMeeting, writeMinutes } from './write-minutes';

async function personOf(ctx: ActorContext, id: string | null): Promise<MeetingPerson | null> {
  return id ? nameOf(ctx).load(id) : null;
}

/** Meetings are seen by their members, by whoever runs them, and by the offices above. */
@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meeting, { description: 'NOT_FOUND to those who must not know of it' })
  async meeting(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Meeting> {
    actorOf(ctx);
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    const meeting = found(await meetingById(ctx).load(id), 'id');
    demand(sees(ctx, await placeOfMeeting(ctx, id)), ErrorCode.NOT_FOUND, 'id');
    return meeting;
  }

  @Query(() => [Meeting], { description: 'to which the viewer is called, the nearest first' })
  async myMeetings(@Ctx() ctx: ActorContext): Promise<Meeting[]> {
    return meetingsOf(ctx.db.reader, actorOf(ctx).residentId);
  }

  @Query(() => MeetingSettings)
  async meetingSettings(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<MeetingSettings> {
    actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const set = await ctx.db.reader.one(MeetingSettings, { villageId });
    return set ?? Object.assign(new MeetingSettings(), { villageId, noticeDays: USUAL_NOTICE_DAYS });
  }

  @Mutation(() => Meeting)
  callMeeting(
    @Arg('input', () => CallMeetingInput) input: CallMeetingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => callMeeting(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  amendMeeting(
    @Arg('input', () => AmendMeetingInput) input: AmendMeetingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => amendMeeting(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  cancelMeeting(
    @Arg('input', () => CancelMeetingInput) input: CancelMeetingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => cancelMeeting(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  openMeeting(
    @Arg('input', () => MeetingMoveInput) input: MeetingMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => openMeeting(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  markMembers(
    @Arg('input', () => MarkMembersInput) input: MarkMembersInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => markMembers(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  admitByCard(
    @Arg('input', () => AdmitByCardInput) input: AdmitByCardInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => admitByCard(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  joinMeeting(
    @Arg('input', () => JoinMeetingInput) input: JoinMeetingInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => joinMeeting(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting, { description: 'the viewer cannot come, or comes after all' })
  excuseSelf(
    @Arg('input', () => ExcuseSelfInput) input: ExcuseSelfInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => excuseSelf(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  writeMinutes(
    @Arg('input', () => WriteMinutesInput) input: WriteMinutesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => writeMinutes(tx, actorOf(ctx), input));
  }

  @Mutation(() => Meeting)
  closeMeeting(
    @Arg('input', () => MeetingMoveInput) input: MeetingMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Meeting> {
    return ctx.db.write((tx) => closeMeeting(tx, actorOf(ctx), input));
  }

  @Mutation(() => MeetingSettings)
  setMeetingTerms(
    @Arg('input', () => MeetingSettingsInput) input: MeetingSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<MeetingSettings> {
    return ctx.db.write((tx) => setMeetingTerms(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Council)
  async council(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<Council> {
    return found(await councilById(ctx).load(meeting.councilId));
  }

  @FieldResolver(() => [AgendaItem])
  agenda(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<AgendaItem[]> {
    return agendaOf(ctx).load(meeting.id);
  }

  @FieldResolver(() => [MeetingSeat], { name: 'roll', description: 'everybody with a seat, the chair first' })
  roll(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<MeetingSeat[]> {
    return seatsOfMeeting(ctx).load(meeting.id);
  }

  @FieldResolver(() => MeetingSeat, { nullable: true, description: 'the viewer’s own seat' })
  async ownSeat(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<MeetingSeat | null> {
    const roll = await seatsOfMeeting(ctx).load(meeting.id);
    return roll.find(({ person }) => person.id === ctx.actor?.residentId) ?? null;
  }

  @FieldResolver(() => Int, { description: 'seats: of its opening, before that as they are' })
  async seats(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<number> {
    return meeting.seats ?? (await seatsOfMeeting(ctx).load(meeting.id)).length;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'how many must be there; null before it is opened',
  })
  quorumNeeded(@Root() meeting: Meeting): number | null {
    return meeting.quorumNeeded;
  }

  @FieldResolver(() => Int, { description: 'who was there, to the end or for a part' })
  present(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<number> {
    return presentAt(ctx).load(meeting.id);
  }

  @FieldResolver(() => [Motion])
  motions(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<Motion[]> {
    return motionsOf(ctx).load(meeting.id);
  }

  @FieldResolver(() => MeetingPerson, { nullable: true })
  openedBy(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<MeetingPerson | null> {
    return personOf(ctx, meeting.openedBy);
  }

  @FieldResolver(() => MeetingPerson, { nullable: true, description: 'who wrote the minutes last' })
  recordedBy(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<MeetingPerson | null> {
    return personOf(ctx, meeting.recordedBy);
  }

  @FieldResolver(() => MeetingCodes, {
    nullable: true,
    description: 'for the screen of whoever runs it, while it is open',
  })
  async codes(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<MeetingCodes | null> {
    if (meeting.state !== MeetingState.OPEN || !runs(ctx, await placeOfMeeting(ctx, meeting.id))) return null;
    return codesFrom(ctx.db.reader, meeting.id);
  }

  @FieldResolver(() => [MeetingMove])
  async moves(@Root() meeting: Meeting, @Ctx() ctx: ActorContext): Promise<MeetingMove[]> {
    const own = (await seatsOfMeeting(ctx).load(meeting.id)).find(
      ({ person }) => person.id === ctx.actor?.residentId,
    );
    const mayRun = runs(ctx, await placeOfMeeting(ctx, meeting.id));
    return Object.values(MeetingMove).filter((move) => {
      if (!isMeetingMoveLegal(move, meeting.state)) return false;
      if (move === MeetingMove.JOIN) return own !== undefined && own.state !== SeatState.PRESENT;
      if (move === MeetingMove.EXCUSE_SELF) {
        return own?.state === SeatState.DUE || own?.state === SeatState.EXCUSED;
      }
      return mayRun;
    });
  }
}
