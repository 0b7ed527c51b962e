import { useCallback, useEffect, useRef, useState } from 'react';
import { newRequestId } from '#client/ui/use-request-id';
import type { KeptPhoto } from './photo-uploads';

// A roll is typed in a field without a network. Everything but photos still on their way is kept in this browser,
// and so is the id of a request that may or may not have arrived.

export type RollRow = {
  residentId: string;
  name: string;
  householdNumber: string;
  /** As typed; empty for the proposal. */
  minutes: string;
  points: string;
  /** Null: gets a record. */
  refusedReason: string | null;
};

export type RollDraft = {
  ruleId: string;
  title: string;
  day: string;
  start: string;
  end: string;
  place: string;
  note: string;
  rows: readonly RollRow[];
  photos: readonly KeptPhoto[];
};

const NO_ROLL: RollDraft = {
  ruleId: '',
  title: '',
  day: '',
  start: '',
  end: '',
  place: '',
  note: '',
  rows: [],
  photos: [],
};

function read<Kept extends object>(key: string, shape: Kept): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    return { ...shape, ...kept };
  } catch {
    // Unreadable or forbidden storage is no draft.
    return null;
  }
}

function write(key: string, value: object | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage the draft lasts as long as the page.
  }
}

export type RollChange = Partial<RollDraft> | ((before: RollDraft) => Partial<RollDraft>);
export type RollDraftState = {
  draft: RollDraft;
  /** Stable; with a function when the change builds on what is there. */
  change: (part: RollChange) => void;
  /** True when the draft was found from an earlier visit. */
  found: boolean;
  /** The input with an id that survives a reload as long as the input stays the same. */
  sign: <Input extends object>(input: Input) => Input & { requestId: string };
  clear: () => void;
};

/**
 * @param owner whose draft this is: a person in a village
 * @param today the day a new roll begins with, as `yyyy-mm-dd`
 */
export function useRollDraft(owner: string, today: string): RollDraftState {
  const key = `peace.roll.${owner}`;
  const sentKey = `${key}.sent`;
  const [draft, setDraft] = useState<RollDraft>(() => read(key, NO_ROLL) ?? { ...NO_ROLL, day: today });
  const [found, setFound] = useState(() => draft.rows.length > 0 || draft.title !== '');
  const cleared = useRef(false);

  useEffect(() => {
    if (cleared.current) return;
    const blank = draft.rows.length === 0 && draft.title === '' && draft.ruleId === '';
    write(key, blank ? null : draft);
  }, [draft, key]);

  const change = useCallback((part: RollChange) => {
    cleared.current = false;
    setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));
  }, []);

  return {
    draft,
    change,
    found,
    sign: (input) => {
      const text = JSON.stringify(input);
      const sent = read(sentKey, { input: '', id: '' });
      const id = sent?.input === text && sent.id ? sent.id : newRequestId();
      write(sentKey, { input: text, id });
      return { ...input, requestId: id };
    },
    clear: () => {
      cleared.current = true;
      write(key, null);
      write(sentKey, null);
      setDraft({ ...NO_ROLL, day: today });
      setFound(false);
    },
  };
}
