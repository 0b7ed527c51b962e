import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { graphql } from '#client/gql';
import { newRequestId } from '#client/ui/use-request-id';
import { useOnline } from '#client/ui/use-online';
import { markQueue, type WaitingMark } from './mark-queue';

const SyncMarksDocument = graphql(`
  mutation SyncMarks($input: SyncMarksInput!) {
    syncMarks(input: $input) {
      results {
        id
        outcome
        error
      }
      sheet {
        ...AttendanceSheet_sheet
      }
    }
  }
`);

const MOST_AT_ONCE = 200;
const AGAIN_MS = 10_000;

export type Marks = {
  /** Made here and not yet answered, in their order. */
  waiting: readonly WaitingMark[];
  refused: readonly WaitingMark[];
  /** How many marks somebody else had made before; theirs stand. */
  already: number;
  sending: boolean;
  add: (marks: readonly Omit<WaitingMark, 'id'>[]) => void;
  send: () => Promise<void>;
  dismiss: () => void;
};

/** Marks of a task: kept on this device first, sent in their order as soon as the server can be reached. */
export function useMarks(owner: string, taskId: string): Marks {
  const queue = useMemo(() => markQueue(owner, taskId), [owner, taskId]);
  const [marks, setMarks] = useState<readonly WaitingMark[]>(() => queue.all());
  const [already, setAlready] = useState(0);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const online = useOnline();
  const [sync] = useMutation(SyncMarksDocument);

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    try {
      for (;;) {
        const next = queue
          .all()
          .filter((mark) => mark.refused === undefined)
          .slice(0, MOST_AT_ONCE)
          .map(({ id, residentId, kind, at, way, note, replacesId, gone }) => ({
            id,
            residentId,
            kind,
            at,
            way,
            note,
            replacesId,
            gone,
          }));
        if (next.length === 0) break;
        const { data } = await sync({
          variables: {
            input: {
              requestId: newRequestId(),
              taskId,
              marks: next,
            },
          },
        });
        if (!data) break;
        const { results } = data.syncMarks;
        for (const { id, outcome, error } of results) {
          if (outcome === 'REFUSED') queue.refuse(id, error ?? 'CONFLICT');
          else queue.drop(id);
        }
        const others = results.filter(({ outcome }) => outcome === 'ALREADY').length;
        if (others > 0) setAlready((before) => before + others);
        setMarks(queue.all());
      }
    } catch {
      // They wait; the bar above the list says so, and the next try comes by itself.
    } finally {
      busy.current = false;
      setSending(false);
      setMarks(queue.all());
    }
  }, [queue, sync, taskId]);

  const waiting = marks.filter((mark) => mark.refused === undefined);
  const some = waiting.length > 0;
  useEffect(() => {
    if (!online || !some) return;
    void send();
    const timer = setInterval(() => void send(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [online, some, send]);

  return {
    waiting,
    refused: marks.filter((mark) => mark.refused !== undefined),
    already,
    sending,
    add: (made) => {
      for (const mark of made) queue.add(mark);
      setMarks(queue.all());
      if (online) void send();
    },
    send,
    dismiss: () => {
      for (const { id, refused } of queue.all()) if (refused !== undefined) queue.drop(id);
      setAlready(0);
      setMarks(queue.all());
    },
  };
}
