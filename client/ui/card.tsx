import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './content.css';
import { ChevronRightIcon, type Icon } from './icons';

type CardProps = {
  children: ReactNode;
  title?: string;
  level?: 2 | 3;
  actions?: ReactNode;
  tone?: 'plain' | 'accent' | 'sunken';
  as?: 'div' | 'article' | 'section' | 'li';
};

export function Card({ children, title, level = 2, actions, tone = 'plain', as: Tag = 'div' }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Tag className="card" data-look={tone}>
      {title || actions ? (
        <div className="card-head">
          {title ? <Heading>{title}</Heading> : <span />}
          {actions}
        </div>
      ) : null}
      {children}
    </Tag>
  );
}

type CardLinkProps = {
  to: string;
  title: ReactNode;
  children?: ReactNode;
  icon?: Icon;
  /** At the far end: a figure or a state. */
  end?: ReactNode;
};

/** A whole row or card that leads somewhere. */
export function CardLink({ to, title, children, icon: Shape, end }: CardLinkProps) {
  return (
    <Link className="card-link" to={to}>
      {Shape ? (
        <span className="card-link-icon">
          <Shape size={1.35} />
        </span>
      ) : null}
      <span className="card-link-words">
        <span className="card-link-title">{title}</span>
        {children ? <span className="card-link-note">{children}</span> : null}
      </span>
      {end ? <span className="card-link-end">{end}</span> : null}
      <ChevronRightIcon size={1.1} />
    </Link>
  );
}

/** Rows in one card, parted by hairlines; the children are `<li>`. */
export function CardList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="card-list" role="list" aria-label={label}>
      {children}
    </ul>
  );
}
