import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { useArrival } from './arrival';
import './content.css';
import { ChevronLeftIcon } from './icons';
import { useTitle } from './use-title';

type PageHeaderProps = {
  title: string;
  lead?: ReactNode;
  back?: { to: string; label: string };
  actions?: ReactNode;
  /** A word above the title, such as the place it belongs to. */
  eyebrow?: ReactNode;
};

/** The page's one `<h1>`; it takes the focus after a navigation and names the browser tab. */
export function PageHeader({ title, lead, back, actions, eyebrow }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useArrival(heading);
  return (
    <header className="page-header">
      {back ? (
        <Link className="page-header-back" to={back.to}>
          <ChevronLeftIcon size={1.25} />
          {back.label}
        </Link>
      ) : null}
      <div className="page-header-top">
        <div className="page-header-words">
          {eyebrow ? <div className="page-header-eyebrow">{eyebrow}</div> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className="page-header-lead">{lead}</div> : null}
        </div>
        {actions ? <div className="page-header-actions">{actions}</div> : null}
      </div>
    </header>
  );
}
