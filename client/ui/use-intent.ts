import { useRef } from 'react';
import { newRequestId } from './use-request-id';

export type Intent = {
  /** The input with its request id: the same input again keeps its id, a changed one is another intent. */
  sign: <Input extends object>(input: Input) => Input & { requestId: string };
  /** The intent was carried out; the next one, even with the same input, is new. */
  done: () => void;
};

/**
 * Request ids for a form: pressing "send" again after a broken connection repeats the same request, which takes
 * effect once; correcting the form after a refusal makes another one.
 */
export function useIntent(): Intent {
  const last = useRef<{ input: string; id: string } | null>(null);
  const intent = useRef<Intent>({
    sign: (input) => {
      const text = JSON.stringify(input);
      if (last.current?.input !== text) last.current = { input: text, id: newRequestId() };
      return { ...input, requestId: last.current.id };
    },
    done: () => {
      last.current = null;
    },
  });
  return intent.current;
}
