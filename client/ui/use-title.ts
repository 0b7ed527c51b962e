import { createContext, use, useEffect } from 'react';

/** What stands after every page's own title; the app provides its name. */
export const TitleSuffixContext = createContext('');

/** Names the browser tab while the component is shown. */
export function useTitle(text: string): void {
  const suffix = use(TitleSuffixContext);
  useEffect(() => {
    document.title = suffix ? `${text} · ${suffix}` : text;
  }, [text, suffix]);
}
