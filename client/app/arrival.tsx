import { useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { expectArrival } from '#client/ui/arrival';

/** After a navigation the page starts at the top and its heading takes the focus; going back keeps the place. */
export function Arrival() {
  const { pathname } = useLocation();
  const how = useNavigationType();
  const before = useRef(pathname);
  // A layout effect comes before the ordinary effects of the same pass, in which the new page's heading looks.
  useLayoutEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    expectArrival();
    if (how !== NavigationType.Pop) window.scrollTo(0, 0);
  }, [pathname, how]);
  return null;
}
