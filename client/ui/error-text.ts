import { createContext, use } from 'react';
import { useUiTexts } from './texts';

/** An error in the reader's own words. */
export type ErrorText = {
  message: string;
  /** The input the server names, when it names one. */
  field?: string;
  /** The machine's word for it, for a person who reports the trouble. */
  code?: string;
  /** Trying the same again may help. */
  retryable: boolean;
};

// The parts must show any error but may not know the contract's codes; the app above provides the translation.
export const ErrorTextContext = createContext<((error: unknown) => ErrorText) | null>(null);

/** Translates any thrown value into words. */
export function useErrorText(): (error: unknown) => ErrorText {
  const t = useUiTexts();
  const provided = use(ErrorTextContext);
  return provided ?? (() => ({ message: t('unknownError'), retryable: true }));
}
