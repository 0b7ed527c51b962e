import type { Law } from '#server/ledger/audit';
import { ledgerLaws } from '#server/ledger/audit';
import { sealLaws } from '#server/ledger/seal-laws';
import { activitiesRoom } from '#server/features/activities/room';
import { attendanceRoom } from '#server/features/attendance/room';
import { boardRoom } from '#server/features/board/room';
import { ceremoniesRoom } from '#server/features/ceremonies/room';
import { councilsRoom } from '#server/features/councils/room';
import { dutiesRoom } from '#server/features/duties/room';
import { eldersRoom } from '#server/features/elders/room';
import { fundRoom } from '#server/features/fund/room';
import { importsRoom } from '#server/features/imports/room';
import { meetingsRoom } from '#server/features/meetings/room';
import { messagesRoom } from '#server/features/messages/room';
import { needsRoom } from '#server/features/needs/room';
import { peopleRoom } from '#server/features/people/room';
import { preventionRoom } from '#server/features/prevention/room';
import { praiseRoom } from '#server/features/praise/room';
import { type Personal, registerPersonal } from '#server/features/privacy/personal-registry';
import { privacyRoom } from '#server/features/privacy/room';
import { reviewsRoom } from '#server/features/reviews/room';
import { scoringRoom } from '#server/features/scoring/room';
import { seasonsRoom } from '#server/features/seasons/room';
import { hoursRoom } from '#server/features/service/room';
import { shopRoom } from '#server/features/shop/room';
import { teamsRoom } from '#server/features/teams/room';
import { tasksRoom } from '#server/features/tasks/room';

type Class = new () => object;

/** What a room brings to the house. */
export interface Room {
  readonly entities: readonly Class[];
  readonly resolvers: readonly Class[];
  readonly laws: readonly Law[];
  /** What it knows of a person, how it forgets one, and what it removes in time. */
  readonly personal?: Personal;
}

// The feature list: a new room is one line here and one in the floors of test/unit/rooms.test.ts.
const rooms: readonly Room[] = [
  peopleRoom,
  councilsRoom,
  scoringRoom,
  shopRoom,
  privacyRoom,
  messagesRoom,
  teamsRoom,
  fundRoom,
  tasksRoom,
  activitiesRoom,
  reviewsRoom,
  seasonsRoom,
  importsRoom,
  hoursRoom,
  needsRoom,
  attendanceRoom,
  dutiesRoom,
  meetingsRoom,
  ceremoniesRoom,
  preventionRoom,
  eldersRoom,
  praiseRoom,
  boardRoom,
];

export const entities: readonly Class[] = rooms.flatMap((room) => room.entities);
export const resolvers: readonly Class[] = rooms.flatMap((room) => room.resolvers);
export const laws: readonly Law[] = [...ledgerLaws, ...sealLaws, ...rooms.flatMap((room) => room.laws)];

registerPersonal(rooms.flatMap(({ personal }) => personal ?? []));
