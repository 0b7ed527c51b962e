import { type Actor, postOver } from '#server/features/people/actor';

export const can = {
  /** Close the books at month's end: clerk and secretary, the oversight council that signs the sheet, the town. */
  seal: (actor: Actor, village: readonly string[]): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF'], village) !== null ||
    actor.posts.some((post) => post.councilKind === 'OC' && village.includes(post.areaId)),
} as const;
