import { type Actor, postOver, type RoleName } from '#server/features/people/actor';

type Path = readonly string[];

const office: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'];
const above: readonly RoleName[] = ['TOWN_STAFF', 'COUNTY_STAFF'];

/** Where a meeting belongs: its council, and the way down to its village. */
export interface MeetingPlace {
  councilId: string;
  path: Path;
  /** The council's deputies, by resident id, as long as its chair is away from this meeting or stands aside in a matter. */
  standIns?: readonly string[];
}

const sits = (actor: Actor, councilId: string, role?: RoleName): boolean =>
  actor.posts.some((post) => post.councilId === councilId && (role === undefined || post.role === role));

export const can = {
  /** The chair of the council, the village's office, which often keeps its minutes, and a deputy in the chair's stead. */
  run: (actor: Actor, place: MeetingPlace): boolean =>
    sits(actor, place.councilId, 'COUNCIL_CHAIR') ||
    can.standIn(actor, place) ||
    postOver(actor, office, place.path) !== null,

  /** A deputy, when the chair is absent or recused; as soon as the chair is back, no more. */
  standIn: (actor: Actor, { councilId, standIns = [] }: MeetingPlace): boolean =>
    sits(actor, councilId) && standIns.includes(actor.residentId),

  /** Its members, who run it, and the offices above. */
  see: (actor: Actor, place: MeetingPlace): boolean =>
    sits(actor, place.councilId) || can.run(actor, place) || postOver(actor, above, place.path) !== null,

  /** Whoever sits on the council today. */
  attend: (actor: Actor, { councilId }: MeetingPlace): boolean => sits(actor, councilId),

  /** The chair alone: who has not been seen for long is a matter for a talk, not for a list. */
  seeMembersYear: (actor: Actor, { councilId }: MeetingPlace): boolean =>
    sits(actor, councilId, 'COUNCIL_CHAIR'),

  /** The office of the village sets its numbers. */
  settle: (actor: Actor, village: Path): boolean => postOver(actor, office, village) !== null,
} as const;
