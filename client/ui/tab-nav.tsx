import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import './content.css';

type TabNavProps = { label: string; items: readonly { to: string; label: string }[] };

/** Links between the pages of one thing. */
export function TabNav({ label, items }: TabNavProps) {
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: the page one is on must not be the one that is hidden.
  useEffect(() => {
    const row = nav.current;
    const here = row?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row && here)
      row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }, []);
  return (
    <nav ref={nav} className="tab-nav no-print" aria-label={label}>
      {items.map(({ to, label: words }) => (
        <NavLink key={to} to={to} end>
          {words}
        </NavLink>
      ))}
    </nav>
  );
}
