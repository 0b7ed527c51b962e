// Minutes can be written only while the meeting is open, and the chair may close it from another phone: what is typed is
// kept in this browser until the server has it.

/** What stands in each field of the minutes: `minutes`, `guests`, and each point of the agenda by its id. */
export type MinutesValues = Readonly<Record<string, string>>;

type Filed = {
  minutes: string;
  guests: string;
  agenda: readonly { id: string; said: string }[];
};

/** Where a browser forbids storage, a draft lives as long as the page. */
const memory = new Map<string, MinutesValues>();
const keyOf = (meetingId: string): string => `peace.minutes.${meetingId}`;

export function valuesOf({ minutes, guests, agenda }: Filed): MinutesValues {
  return { ...Object.fromEntries(agenda.map(({ id, said }) => [id, said])), minutes, guests };
}

// The server keeps texts without blanks at their ends, and older browsers send other line ends than they show.
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\r\n', '\n').trim();

/** The names of the fields that say something else than what is filed. */
export function changedIn(filed: MinutesValues, typed: MinutesValues): string[] {
  return Object.keys(filed).filter((name) => plain(typed[name] ?? filed[name]) !== plain(filed[name]));
}

/** What was typed and not saved; null when there is nothing. */
export function readMinutesDraft(meetingId: string): MinutesValues | null {
  const held = memory.get(meetingId);
  if (held) return held;
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(meetingId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    // Forbidden or broken storage only means that nothing was kept.
    return null;
  }
}

export function keepMinutesDraft(meetingId: string, draft: MinutesValues | null): void {
  if (draft) memory.set(meetingId, draft);
  else memory.delete(meetingId);
  try {
    if (draft) sessionStorage.setItem(keyOf(meetingId), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(meetingId));
  } catch {
    // The memory above holds it.
  }
}
