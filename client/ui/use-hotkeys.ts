import { useEffect, useRef } from 'react';

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function chord(event: KeyboardEvent): string {
  const parts = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && event.key.length > 1 ? 'shift' : '',
    event.key.toLowerCase(),
  ];
  return parts.filter(Boolean).join('+');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}

/**
 * Keys for the whole page, such as `F2`, `ctrl+enter`, `/`, `escape`. A plain character is left to the field while one
 * types, and nothing fires while a dialog is open or a Chinese input method is composing.
 */
export function useHotkeys(keys: Hotkeys, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    function pressed(event: KeyboardEvent): void {
      if (event.isComposing || event.defaultPrevented) return;
      const wanted = chord(event);
      const entry = Object.entries(latest.current).find(([key]) => key.toLowerCase() === wanted);
      if (!entry) return;
      const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && isTyping(event.target)) return;
      const modal = document.querySelector('dialog[open]');
      if (modal) return;
      event.preventDefault();
      entry[1](event);
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [enabled]);
}
