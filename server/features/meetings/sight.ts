import { found } from '#server/core/errors';
import { loader } from '#server/core/loader';
import { type ActorContext, areaPath } from '#server/features/people/actor';
import { can, type MeetingPlace } from './policy';
import { meetingById } from './queries';
import { standInsAt, standInsOn } from './stand-ins';

const standInsOfMeeting = loader<string[]>(standInsAt);
const standInsOfMotion = loader<string[]>(standInsOn);

/** Where a meeting belongs. */
export async function placeOfMeeting(ctx: ActorContext, meetingId: string): Promise<MeetingPlace> {
  const meeting = found(await meetingById(ctx).load(meetingId));
  const path = await areaPath(ctx.db.reader, meeting.villageId);
  return { councilId: meeting.councilId, path, standIns: await standInsOfMeeting(ctx).load(meetingId) };
}

/** Does the viewer take the vote on a motion: as whoever runs its meeting, or because it concerns the chair? */
export async function runsMotion(ctx: ActorContext, motionId: string, meetingId: string): Promise<boolean> {
  const place = await placeOfMeeting(ctx, meetingId);
  if (runs(ctx, place)) return true;
  return runs(ctx, { ...place, standIns: await standInsOfMotion(ctx).load(motionId) });
}

/** May the viewer see what goes on in a council's meetings? */
export const sees = (ctx: ActorContext, place: MeetingPlace): boolean =>
  ctx.actor !== null && can.see(ctx.actor, place);

/** Does the viewer run them? */
export const runs = (ctx: ActorContext, place: MeetingPlace): boolean =>
  ctx.actor !== null && can.run(ctx.actor, place);
