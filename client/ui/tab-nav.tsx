import { NavLink } from 'react-router';
import './badge.css';
import './content.css';

type TabNavProps = {
  label: string;
  items: readonly { to: string; label: string; count?: number; end?: boolean }[];
};

/** Neighbouring pages as a row of links. */
export function TabNav({ label, items }: TabNavProps) {
  return (
    <nav className="tab-nav" aria-label={label}>
      {items.map((item) => (
        <NavLink key={item.to} to={item.to} end={item.end}>
          {item.label}
          {item.count === undefined ? null : <span className="badge">{item.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
