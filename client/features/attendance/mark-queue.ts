import { newRequestId } from '#client/ui/use-request-id';
import type { MarkInput } from '#client/gql/graphql';

// Marks wait here until the server has answered them. Each lies under its own key, so that two pages of one phone
// never write over each other; they hold ids and times, no names, and belong to whoever made them.

export type WaitingMark = Omit<MarkInput, 'note' | 'gone'> & {
  note: string;
  gone: boolean;
  /** The server refused it: by this code. It waits for the leader to read that. */
  refused?: string;
};

const PREFIX = 'peace.mark';
/** Where a browser forbids storage, marks live as long as the page. */
const memory = new Map<string, string>();
let last = 0;

function keysOf(prefix: string): string[] {
  const kept: string[] = [];
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key?.startsWith(prefix)) kept.push(key);
    }
  } catch {
    // Forbidden storage holds nothing.
  }
  return [...new Set([...kept, ...[...memory.keys()].filter((key) => key.startsWith(prefix))])].toSorted();
}

function read(key: string): WaitingMark | null {
  let text = memory.get(key) ?? null;
  try {
    text ??= localStorage.getItem(key);
    const mark: unknown = JSON.parse(text ?? 'null');
    return typeof mark === 'object' && mark !== null && 'residentId' in mark ? (mark as WaitingMark) : null;
  } catch {
    return null;
  }
}

function write(key: string, mark: WaitingMark | null): void {
  const text = mark ? JSON.stringify(mark) : null;
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    if (text === null) memory.delete(key);
    else memory.set(key, text);
  }
}

type MarkQueue = {
  /** Everything not yet answered, in the order it was made, and what was refused. */
  all: () => WaitingMark[];
  add: (mark: Omit<WaitingMark, 'id'>) => WaitingMark;
  drop: (id: string) => void;
  refuse: (id: string, code: string) => void;
};

/** The marks that a person made at a task on this device. */
export function markQueue(owner: string, taskId: string): MarkQueue {
  const prefix = `${PREFIX}.${owner}.${taskId}.`;
  const keyOf = (id: string): string | undefined => keysOf(prefix).find((key) => key.endsWith(`.${id}`));
  return {
    all: () =>
      keysOf(prefix).flatMap((key) => {
        const mark = read(key);
        return mark ? [mark] : [];
      }),
    add: (made) => {
      const mark = { ...made, id: newRequestId() };
      // The order they were made in, also within one millisecond.
      last = Math.max(last + 1, Date.now());
      write(`${prefix}${String(last).padStart(15, '0')}.${mark.id}`, mark);
      return mark;
    },
    drop: (id) => {
      const key = keyOf(id);
      if (key) write(key, null);
    },
    refuse: (id, code) => {
      const key = keyOf(id);
      const mark = key ? read(key) : null;
      if (key && mark) write(key, { ...mark, refused: code });
    },
  };
}
