import type { Tx } from '#server/core/database';
import type { MessageKind } from './message.entity';

/** One person to be told one thing. */
export interface Telling {
  residentId: string;
  kind: MessageKind;
  /** Figures, names, days (ISO): never finished sentences. */
  params: Record<string, string>;
  /** Path of the page it is about. */
  link?: string | null;
  /** The event and the person, at most 200 characters: told once for each key, ever. */
  key: string;
}

/** Tells people, in one statement for any number. Those already told by that key are left alone. Answers how many were told. */
export async function tell(tx: Tx, messages: readonly Telling[]): Promise<number> {
  if (messages.length === 0) return 0;
  const rows = await tx.rows<{ id: string }>(
    `insert into message (resident_id, kind, params, link, created_at, dedupe_key)
     select m."residentId", m.kind, m.params, m.link, $2, m.key
     from jsonb_to_recordset($1::jsonb) as m ("residentId" uuid, kind text, params jsonb, link text, key text)
     on conflict (dedupe_key) do nothing returning id`,
    [JSON.stringify(messages), tx.at],
  );
  return rows.length;
}
