import type { Reader, Tx } from '#server/core/database';

/** How a column of a person's file is to be read: as text, a day, an instant, a number, or a word from a list. */
export type ColumnKind = 'TEXT' | 'DAY' | 'TIME' | 'NUMBER' | 'WORD';

export interface ChapterColumn {
  key: string;
  zh: string;
  en: string;
  kind: ColumnKind;
  /** For WORD: what each code means, in both languages. */
  words?: Readonly<Record<string, readonly [zh: string, en: string]>>;
}

export interface PersonalChapter {
  key: string;
  zh: string;
  en: string;
  columns: readonly ChapterColumn[];
  /** All rows about one person, one statement. Keys are the columns' keys. */
  read(reader: Reader, residentId: string): Promise<Record<string, unknown>[]>;
}

/** The person who is being forgotten, as known before. */
export interface Forgotten {
  id: string;
  villageId: string;
  name: string;
  phone: string | null;
}

/** What a room takes away of a person besides names in texts: photos, drafts. Answers how many of what. */
export type Forgetter = (
  tx: Tx,
  person: Forgotten,
) => Promise<{ place: string; removed: number; kept: number }>;

/** Removes what was due before `before`, at most `atMost` pieces in one go. Answers how many. */
export interface RetentionTask {
  /** A kind of the schedule. */
  kind: string;
  remove(tx: Tx, before: Date, atMost: number): Promise<number>;
}

/** What a room knows of a person, and how it forgets. */
export interface Personal {
  chapters?: readonly PersonalChapter[];
  forgetters?: readonly Forgetter[];
  retention?: readonly RetentionTask[];
}

/** What all rooms of the house know of a person; the app fills it, so that this room need not look upstairs. */
export const personalRegistry: Required<Personal> = { chapters: [], forgetters: [], retention: [] };

/** Puts together what the rooms bring. */
export function registerPersonal(rooms: readonly Personal[]): void {
  personalRegistry.chapters = rooms.flatMap((room) => room.chapters ?? []);
  personalRegistry.forgetters = rooms.flatMap((room) => room.forgetters ?? []);
  personalRegistry.retention = rooms.flatMap((room) => room.retention ?? []);
}
