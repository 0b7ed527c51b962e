import type { Actor } from '#server/features/people/actor';
import { can as canPeople } from '#server/features/people/policy';
import { isAdult } from './guardian';

type Path = readonly string[];

/** The person a consent is about, as far as it matters who may decide. */
export interface Subject {
  id: string;
  householdId: string | null;
  guarded: boolean;
}

/** The guardian by age: whoever signs in as a grown-up member of the household. */
export interface Decider {
  actor: Actor;
  /** The decider's own year of birth. */
  birthYear: number | null;
  today: string;
}

export const can = {
  /** Grown-up people decide for themselves. */
  decideForSelf: (actor: Actor, subject: Subject): boolean =>
    actor.residentId === subject.id && !subject.guarded,

  /** For a child under 14 a grown-up member of its household does. */
  decideAsGuardian: ({ actor, birthYear, today }: Decider, subject: Subject): boolean =>
    subject.guarded &&
    actor.residentId !== subject.id &&
    actor.householdId !== null &&
    actor.householdId === subject.householdId &&
    isAdult(birthYear, today),

  /** Staff who keep the register enter what was signed on paper, and never for themselves. */
  enterPaper: (actor: Actor, subject: Subject, village: Path | null): boolean =>
    actor.residentId !== subject.id && village !== null && canPeople.managePeople(actor, village),

  /** A new wording is the county's word. */
  reviseText: (actor: Actor): boolean =>
    actor.posts.some((post) => post.role === 'COUNTY_STAFF' || post.role === 'ADMINISTRATOR'),
} as const;
