import { registerEnumType } from 'type-graphql';
import type { Actor } from './actor';

/** What of a person somebody else can look at, each time leaving a line in the access log. */
export enum AccessKind {
  PHONE = 'PHONE',
  STATEMENT = 'STATEMENT',
  CARD = 'CARD',
  PHOTO = 'PHOTO',
  SEARCH = 'SEARCH',
  EXPORT = 'EXPORT',
  ACCESS_LOG = 'ACCESS_LOG',
  IDENTITY = 'IDENTITY',
  NEED = 'NEED',
  CEREMONY = 'CEREMONY',
}
registerEnumType(AccessKind, {
  name: 'AccessKind',
  description:
    'what was looked at: SEARCH a list of people, EXPORT a person’s whole file, ACCESS_LOG this log itself, IDENTITY the digits of a document, NEED whose request for help it is, CEREMONY whose wedding or funeral',
});

/** One look: at which resident, household, record or area, and whose it is. It holds nothing that was seen. */
export interface Look {
  kind: AccessKind;
  subjectId: string;
  residentId?: string | null;
  householdId?: string | null;
  villageId: string | null;
}

/** Who asks, as far as looking is concerned: a request's context, or what a route knows of it. */
export interface Looker {
  readonly actor: Actor | null;
}

const noted = new WeakMap<Looker, Map<string, Look>>();

/** Is it the person's own, or the own household's? Then looking is nobody else's business. */
function isOwn(actor: Actor, look: Look): boolean {
  if (look.residentId === actor.residentId) return true;
  return look.householdId != null && look.householdId === actor.householdId;
}

/** Notes a look, once a request; whoever answers the request writes all of them in one statement. */
export function noteLook(ctx: Looker, look: Look): void {
  if (!ctx.actor || isOwn(ctx.actor, look)) return;
  let looks = noted.get(ctx);
  if (!looks) {
    looks = new Map();
    noted.set(ctx, looks);
  }
  looks.set(`${look.kind} ${look.subjectId} ${look.residentId ?? ''}`, look);
}

/** The looks noted for a request so far; they are handed out once. */
export function takeLooks(ctx: Looker): Look[] {
  const looks = noted.get(ctx);
  noted.delete(ctx);
  return looks ? [...looks.values()] : [];
}
