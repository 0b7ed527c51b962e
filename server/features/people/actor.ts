import { dayOf } from '#server/core/clock';
import type { RequestContext } from '#server/core/context';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import type { SignIn } from './sign-in/sign-in';

export type RoleName =
  | 'GRID_LEADER'
  | 'ORGANISER'
  | 'COUNCIL_CHAIR'
  | 'COUNCIL_MEMBER'
  | 'VILLAGE_CLERK'
  | 'VILLAGE_SECRETARY'
  | 'SHOP_KEEPER'
  | 'SHOP_SUPERVISOR'
  | 'TOWN_STAFF'
  | 'COUNTY_STAFF'
  | 'ADMINISTRATOR';

/** A post in force today. `areaId` is the area whose subtree it covers. */
export interface ActivePost {
  id: string;
  role: RoleName;
  areaId: string;
  /** The village or community that area is or lies in; null for town and county. */
  villageId: string | null;
  councilId: string | null;
  /** The kind of that council ('RW', 'EL' …), null for other posts. */
  councilKind: string | null;
  shopId: string | null;
}

/** The signed-in person with the posts in force: all that policies look at. */
export interface Actor {
  residentId: string;
  householdId: string | null;
  villageId: string | null;
  name: string;
  posts: readonly ActivePost[];
}

export interface ActorContext extends RequestContext {
  /** Who asks. A sign-in mutation sets it, so that its own answer is already the person's. */
  actor: Actor | null;
  readonly signIn: SignIn;
  /** Does what falls due when the demo's clock moves, before the mutation answers. */
  readonly afterClockMove: () => Promise<void>;
}

/** The signed-in person, or UNAUTHENTICATED. */
export function actorOf(ctx: ActorContext): Actor {
  demand(ctx.actor, ErrorCode.UNAUTHENTICATED);
  return ctx.actor;
}

// Areas never move, so a path once read holds for the life of the process.
const paths = new Map<string, readonly string[]>();

/** Every role there is. */
export const allRoles: readonly RoleName[] = [
  'GRID_LEADER',
  'ORGANISER',
  'COUNCIL_CHAIR',
  'COUNCIL_MEMBER',
  'VILLAGE_CLERK',
  'VILLAGE_SECRETARY',
  'SHOP_KEEPER',
  'SHOP_SUPERVISOR',
  'TOWN_STAFF',
  'COUNTY_STAFF',
  'ADMINISTRATOR',
];

/** Does the actor hold one of the roles over the village with this path, or over a part of it (a grid)? */
export function serves(
  actor: Actor,
  path: readonly string[],
  roles: readonly RoleName[] = allRoles,
): boolean {
  const villageId = path.at(-1);
  return actor.posts.some(
    (post) => roles.includes(post.role) && (path.includes(post.areaId) || post.villageId === villageId),
  );
}

/** Ids from the county down to and including the area; NOT_FOUND when there is no such area. */
export async function areaPath(reader: Reader, areaId: string): Promise<readonly string[]> {
  const known = paths.get(areaId);
  if (known) return known;
  const row = await reader.row<{ path: string[] }>('select path from area where id = $1', [areaId]);
  demand(row, ErrorCode.NOT_FOUND);
  paths.set(areaId, row.path);
  return row.path;
}

/** The actor's first post of one of these roles whose subtree holds the area with this path; null when none. */
export function postOver(
  actor: Actor,
  roles: readonly RoleName[],
  path: readonly string[],
): ActivePost | null {
  return actor.posts.find((post) => roles.includes(post.role) && path.includes(post.areaId)) ?? null;
}

/**
 * The approving bodies the actor sits on for an area with this path, each with the post it rests on:
 * 'V' village duty officer, 'TOWN', 'COUNTY', or the kind of a council.
 */
export function bodiesOf(actor: Actor, path: readonly string[]): { body: string; postId: string }[] {
  return actor.posts
    .filter((post) => path.includes(post.areaId))
    .flatMap((post) => {
      const body = bodyOf(post);
      return body ? [{ body, postId: post.id }] : [];
    });
}

function bodyOf(post: ActivePost): string | null {
  switch (post.role) {
    case 'VILLAGE_CLERK':
    case 'VILLAGE_SECRETARY':
      return 'V';
    case 'TOWN_STAFF':
      return 'TOWN';
    case 'COUNTY_STAFF':
      return 'COUNTY';
    case 'COUNCIL_CHAIR':
    case 'COUNCIL_MEMBER':
      return post.councilKind;
    default:
      return null;
  }
}

/** The person behind a resident id or a sign-in account, with the posts in force today; null when not active. */
export async function loadActor(
  reader: Reader,
  who: { residentId: string } | { loginId: string },
): Promise<Actor | null> {
  const [column, value] = 'residentId' in who ? ['id', who.residentId] : ['login_id', who.loginId];
  return reader.row<Actor>(
    `select r.id as resident_id, r.household_id, r.village_id, r.name,
       coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'areaId', p.area_id,
           'villageId', a.village_id, 'councilId', p.council_id, 'councilKind', c.kind_code, 'shopId', p.shop_id) order by p.starts_on, p.id)
         from post p join area a on a.id = p.area_id left join council c on c.id = p.council_id
         where p.resident_id = r.id and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2), '[]') as posts
     from resident r where r.${column} = $1 and r.state = 'ACTIVE'`,
    [value, dayOf(reader.at)],
  );
}
