import type { Reader } from '#server/core/database';

/** A person of the demo as the first page offers them. */
export interface DemoPersona {
  readonly key: string;
  readonly nameZh: string;
  readonly roleZh: string;
  readonly roleEn: string;
  /** The page this person starts on, e.g. '/counter'. */
  readonly startPath: string;
}

/** What the application knows about itself and its demo people; filled in by it at start. */
export const demoSetting: {
  version: string;
  personas: readonly DemoPersona[];
  /** The resident behind a persona's key in this database; null when there is none. */
  residentOf: (reader: Reader, key: string) => Promise<string | null>;
} = {
  version: '0',
  personas: [],
  residentOf: async () => null,
};
