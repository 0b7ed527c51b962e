import { villageCode } from './areas';
import type { CouncilKindCode } from './council-kinds';
import type { Gender, Role } from './person-seed';

/** The shape of a named person of the demo, and short words to write one down. */

interface PersonaPost {
  readonly role: Role;
  readonly areaCode: string;
  readonly councilKind?: CouncilKindCode;
  readonly titleZh: string;
  readonly titleEn: string;
}

export interface Persona {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly gender: Gender;
  readonly age: number;
  /** `上坝-001`; null for staff of town and county. */
  readonly householdNumber: string | null;
  readonly phone: string | null;
  /** How this person signs in on the demo's first page; null: never shown there. */
  readonly signIn: 'PHONE' | 'CARD' | null;
  readonly introZh: string;
  readonly introEn: string;
  readonly posts: readonly PersonaPost[];
}

export type Words = readonly [zh: string, en: string];

const phoneOf = (place: number): string => `199000000${String(place).padStart(2, '0')}`;
export const grid = (place: number): string => `${villageCode}-G${place}`;

/** One named person; without a phone place the person signs in by card. */
export function persona(
  key: string,
  name: Words,
  gender: Gender,
  age: number,
  householdNumber: string | null,
  phonePlace: number | null,
  intro: Words,
  posts: readonly PersonaPost[] = [],
): Persona {
  return {
    key,
    nameZh: name[0],
    nameEn: name[1],
    gender,
    age,
    householdNumber,
    phone: phonePlace === null ? null : phoneOf(phonePlace),
    signIn: phonePlace === null ? 'CARD' : 'PHONE',
    introZh: intro[0],
    introEn: intro[1],
    posts,
  };
}

/** One post of a named person. */
export function post(role: Role, areaCode: string, title: Words, councilKind?: CouncilKindCode): PersonaPost {
  return { role, areaCode, titleZh: title[0], titleEn: title[1], ...(councilKind ? { councilKind } : {}) };
}

export const chair = (kind: CouncilKindCode, title: Words): PersonaPost =>
  post('COUNCIL_CHAIR', villageCode, title, kind);

/** Staff who need no more than a name. */
export type OfficialPerson = Pick<Persona, 'key' | 'nameZh' | 'gender' | 'age'>;
