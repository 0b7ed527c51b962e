import type { Law } from '#server/ledger/audit';
import { ledgerLaws } from '#server/ledger/audit';
import { activitiesRoom } from '#server/features/activities/room';
import { boardRoom } from '#server/features/board/room';
import { councilsRoom } from '#server/features/councils/room';
import { peopleRoom } from '#server/features/people/room';
import { scoringRoom } from '#server/features/scoring/room';
import { shopRoom } from '#server/features/shop/room';

type Class = new () => object;

/** What a room brings to the house. */
export interface Room {
  readonly entities: readonly Class[];
  readonly resolvers: readonly Class[];
  readonly laws: readonly Law[];
}

// The feature list: a new room is one line here and one in the floors of test/unit/rooms.test.ts.
const rooms: readonly Room[] = [peopleRoom, councilsRoom, scoringRoom, shopRoom, activitiesRoom, boardRoom];

export const entities: readonly Class[] = rooms.flatMap((room) => room.entities);
export const resolvers: readonly Class[] = rooms.flatMap((room) => room.resolvers);
export const laws: readonly Law[] = [...ledgerLaws, ...rooms.flatMap((room) => room.laws)];
