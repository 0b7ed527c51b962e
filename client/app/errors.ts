import { CombinedGraphQLErrors } from '@apollo/client';
import { useEffect, useMemo, useState } from 'react';
import type { ErrorText } from '#client/ui/error-text';
import { isNetworkTrouble } from './apollo';
import { useAppTexts } from './texts';

type Words = typeof import('./error-words');

// The words for every code are not part of the first load; they come once the page stands, or with the first error.
const QUIET_MS = 3000;

type Refusal = { code?: string; field?: string; about?: Record<string, unknown> };

function codeOf(error: unknown): Refusal {
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions : undefined;
  const { code, field, about } = { code: first?.['code'], field: first?.['field'], about: first?.['about'] };
  return {
    code: typeof code === 'string' ? code : undefined,
    field: typeof field === 'string' ? field : undefined,
    about: typeof about === 'object' && about !== null ? { ...about } : undefined,
  };
}

/** Turns whatever was thrown into the reader's words: the contract's codes, a lost network, or an honest "don't know". */
export function useTranslateError(): (error: unknown) => ErrorText {
  const t = useAppTexts();
  const [words, setWords] = useState<Words | null>(null);
  const [wanted, setWanted] = useState(false);

  useEffect(() => {
    if (words) return;
    const load = () => import('./error-words').then(setWords, (reason: unknown) => console.warn(reason));
    const timer = setTimeout(() => void load(), wanted ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [words, wanted]);

  return useMemo(
    () => (error: unknown) => {
      if (isNetworkTrouble(error)) return { message: t('noNetwork'), retryable: true };
      const { code, field, about } = codeOf(error);
      if (!words) queueMicrotask(() => setWanted(true));
      if (!words || !words.isErrorCode(code))
        return { message: t('unknownTrouble'), field, code, retryable: true };
      return { message: words.wordsFor(code, about), field, code, retryable: words.PASSING.has(code) };
    },
    [words, t],
  );
}
