import { registerEnumType } from 'type-graphql';
import type { Actor, RoleName } from './actor';

export enum Right {
  WORK = 'WORK',
  FILE_RECORD = 'FILE_RECORD',
  TAKE_ROLL = 'TAKE_ROLL',
  CHECK_RECORD = 'CHECK_RECORD',
  APPROVE_RECORD = 'APPROVE_RECORD',
  CLAIM_RECORD = 'CLAIM_RECORD',
  MANAGE_PEOPLE = 'MANAGE_PEOPLE',
  APPOINT_POSTS = 'APPOINT_POSTS',
  MANAGE_VILLAGE_RULES = 'MANAGE_VILLAGE_RULES',
  MANAGE_TEMPLATE_RULES = 'MANAGE_TEMPLATE_RULES',
  MANAGE_GOODS = 'MANAGE_GOODS',
  RUN_COUNTER = 'RUN_COUNTER',
  MANAGE_AREAS = 'MANAGE_AREAS',
  IMPORT_PEOPLE = 'IMPORT_PEOPLE',
  FIND_VOLUNTEERS = 'FIND_VOLUNTEERS',
  IMPORT_VOLUNTEERS = 'IMPORT_VOLUNTEERS',
  SERVE_CEREMONIES = 'SERVE_CEREMONIES',
  TAKE_CEREMONIES = 'TAKE_CEREMONIES',
  SERVE_PREVENTION = 'SERVE_PREVENTION',
  SERVE_ELDERS = 'SERVE_ELDERS',
  SERVE_PRAISE = 'SERVE_PRAISE',
  COMPARE_CUSTOMS = 'COMPARE_CUSTOMS',
}
registerEnumType(Right, {
  name: 'Right',
  description:
    'What the signed-in person may do somewhere; the client shows doors by it, the server decides again at each one.',
});

/** The doors that each post opens. */
export const rightsByRole: Readonly<Record<RoleName, readonly Right[]>> = {
  GRID_LEADER: [
    Right.WORK,
    Right.FILE_RECORD,
    Right.TAKE_ROLL,
    Right.CHECK_RECORD,
    Right.FIND_VOLUNTEERS,
    Right.TAKE_CEREMONIES,
  ],
  ORGANISER: [Right.WORK, Right.FILE_RECORD, Right.TAKE_ROLL, Right.FIND_VOLUNTEERS],
  COUNCIL_CHAIR: [Right.WORK, Right.FILE_RECORD, Right.TAKE_ROLL, Right.APPROVE_RECORD],
  COUNCIL_MEMBER: [Right.WORK, Right.APPROVE_RECORD],
  VILLAGE_CLERK: [
    Right.WORK,
    Right.FILE_RECORD,
    Right.TAKE_ROLL,
    Right.CHECK_RECORD,
    Right.APPROVE_RECORD,
    Right.MANAGE_PEOPLE,
    Right.IMPORT_PEOPLE,
    Right.FIND_VOLUNTEERS,
    Right.IMPORT_VOLUNTEERS,
    Right.APPOINT_POSTS,
    Right.MANAGE_VILLAGE_RULES,
    Right.MANAGE_GOODS,
    Right.SERVE_CEREMONIES,
    Right.SERVE_PREVENTION,
    Right.SERVE_ELDERS,
    Right.SERVE_PRAISE,
  ],
  VILLAGE_SECRETARY: [
    Right.WORK,
    Right.APPROVE_RECORD,
    Right.MANAGE_PEOPLE,
    Right.IMPORT_PEOPLE,
    Right.FIND_VOLUNTEERS,
    Right.IMPORT_VOLUNTEERS,
    Right.APPOINT_POSTS,
    Right.MANAGE_VILLAGE_RULES,
    Right.MANAGE_GOODS,
    Right.SERVE_CEREMONIES,
    Right.SERVE_PREVENTION,
    Right.SERVE_ELDERS,
    Right.SERVE_PRAISE,
  ],
  SHOP_KEEPER: [Right.WORK, Right.RUN_COUNTER, Right.MANAGE_GOODS],
  SHOP_SUPERVISOR: [Right.WORK, Right.MANAGE_GOODS],
  TOWN_STAFF: [
    Right.WORK,
    Right.APPROVE_RECORD,
    Right.MANAGE_PEOPLE,
    Right.IMPORT_PEOPLE,
    Right.FIND_VOLUNTEERS,
    Right.IMPORT_VOLUNTEERS,
    Right.APPOINT_POSTS,
    Right.COMPARE_CUSTOMS,
  ],
  COUNTY_STAFF: [
    Right.WORK,
    Right.APPROVE_RECORD,
    Right.APPOINT_POSTS,
    Right.MANAGE_TEMPLATE_RULES,
    Right.FIND_VOLUNTEERS,
    Right.IMPORT_VOLUNTEERS,
    Right.COMPARE_CUSTOMS,
  ],
  ADMINISTRATOR: [
    Right.WORK,
    Right.MANAGE_PEOPLE,
    Right.APPOINT_POSTS,
    Right.MANAGE_AREAS,
    Right.FIND_VOLUNTEERS,
    Right.IMPORT_VOLUNTEERS,
  ],
};

/** The doors that a seat opens beside those of every council, by its kind. */
const rightsByCouncil: Readonly<Record<string, readonly Right[]>> = {
  RW: [Right.SERVE_CEREMONIES],
  DG: [Right.SERVE_PREVENTION],
  EL: [Right.SERVE_ELDERS],
  MR: [Right.SERVE_PRAISE],
};

/** The rights of a person: those of the posts in force, and to claim for everyone who lives in a household. */
export function rightsOf(actor: Pick<Actor, 'posts' | 'householdId'>): Right[] {
  const rights = new Set(
    actor.posts.flatMap((post) => [
      ...rightsByRole[post.role],
      ...(rightsByCouncil[post.councilKind ?? ''] ?? []),
    ]),
  );
  if (actor.householdId) rights.add(Right.CLAIM_RECORD);
  return Object.values(Right).filter((right) => rights.has(right));
}
