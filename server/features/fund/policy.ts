import { type Actor, postOver, type RoleName, serves } from '#server/features/people/actor';
import type { FundEntry } from './fund-entry.entity';
import { FundEntryMove } from './fund-entry.entity';

type Path = readonly string[];
type Entered = Pick<FundEntry, 'enteredBy'>;

const sitsOn = (actor: Actor, path: Path, kind: string, roles?: readonly RoleName[]): boolean =>
  actor.posts.some(
    (post) =>
      post.councilKind === kind &&
      path.includes(post.areaId) &&
      (roles === undefined || roles.includes(post.role)),
  );

export const can = {
  /** The statement is open to everyone who holds a post for the village; residents read its sums on the board. */
  see: (actor: Actor, path: Path): boolean => serves(actor, path),

  /** The village's clerk or secretary enters money in and out, and proposes to take an entry back. */
  enter: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], path) !== null,

  /** The secretary, the oversight committee or the town confirms, never the one who entered. */
  decide: (actor: Actor, entry: Entered, path: Path): boolean =>
    actor.residentId !== entry.enteredBy && can.confirm(actor, path),

  /** Sits where entries of others are confirmed. */
  confirm: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF'], path) !== null || sitsOn(actor, path, 'OC'),

  /** Whoever entered it may withdraw it while nobody has confirmed it. */
  withdraw: (actor: Actor, entry: Entered): boolean => actor.residentId === entry.enteredBy,

  /** The numbers of the fund move everyone's points: the secretary, or those above the village. */
  setTerms: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'], path) !== null,

  /** The council's resolution on the budget is entered by its chair, or by the village's clerk or secretary. */
  setBudget: (actor: Actor, path: Path): boolean =>
    can.enter(actor, path) || sitsOn(actor, path, 'RC', ['COUNCIL_CHAIR']),
};

/** May this person make the move on the entry? Whether it is legal now is for `rules`. */
export function mayDo(move: FundEntryMove, actor: Actor, entry: Entered, path: Path): boolean {
  switch (move) {
    case FundEntryMove.CONFIRM:
    case FundEntryMove.REFUSE:
      return can.decide(actor, entry, path);
    case FundEntryMove.WITHDRAW:
      return can.withdraw(actor, entry);
    case FundEntryMove.REVERSE:
      return can.enter(actor, path);
  }
}
