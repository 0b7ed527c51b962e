import { NavLink } from 'react-router';
import type { Icon } from '#client/ui/icons';
import './layout.css';

type HeaderLinkProps = {
  to: string;
  label: string;
  icon: Icon;
  /** Only where there is room; the place can be reached another way too. */
  roomy?: boolean;
};

/** A link in the header: icon and word, on phones the icon with its word for the ear. */
export function HeaderLink({ to, label, icon: Shape, roomy }: HeaderLinkProps) {
  return (
    <NavLink
      to={to}
      end
      className="header-link"
      data-short=""
      data-roomy={roomy ? '' : undefined}
      title={label}
    >
      <Shape size={1.25} />
      <span className="header-link-word">{label}</span>
    </NavLink>
  );
}
