import { type RefObject, useEffect } from 'react';

let expected = false;

/** A navigation has begun: the next page heading that appears takes the focus. */
export function expectArrival(): void {
  expected = true;
}

/** The page's heading takes the focus once after a navigation, so that a screen reader says where one is. */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!expected) return;
    expected = false;
    heading.current?.focus({ preventScroll: true });
  }, [heading]);
}
