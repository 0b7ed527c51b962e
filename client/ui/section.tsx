import { type ReactNode, useId } from 'react';
import './content.css';

type SectionProps = {
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  id?: string;
};

/** A part of a page under its own heading. */
export function Section({ title, lead, actions, children, level = 2, id }: SectionProps) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section" id={id} aria-labelledby={title ? titleId : undefined}>
      {title || actions ? (
        <div className="section-head">
          {title ? <Heading id={titleId}>{title}</Heading> : <span />}
          {actions ? (
            <div className="row" data-wrap="">
              {actions}
            </div>
          ) : null}
        </div>
      ) : null}
      {lead ? <div className="section-lead">{lead}</div> : null}
      {children}
    </section>
  );
}

export function Stack({
  gap = 'normal',
  children,
}: {
  gap?: 'small' | 'normal' | 'large';
  children: ReactNode;
}) {
  return (
    <div className="stack" data-gap={gap}>
      {children}
    </div>
  );
}

type RowProps = {
  children: ReactNode;
  wrap?: boolean;
  between?: boolean;
  align?: 'start' | 'center' | 'end' | 'baseline';
};

export function Row({ children, wrap = true, between, align = 'center' }: RowProps) {
  return (
    <div
      className="row"
      data-wrap={wrap ? '' : undefined}
      data-between={between ? '' : undefined}
      data-align={align}
    >
      {children}
    </div>
  );
}

type ColumnsProps = { children: ReactNode; min?: string; stretch?: boolean };

/** As many columns of equal width as there is room for; with `stretch` a few of them fill the row. */
export function Columns({ children, min, stretch }: ColumnsProps) {
  return (
    <div
      className="columns"
      data-stretch={stretch ? '' : undefined}
      style={min ? { '--column': min } : undefined}
    >
      {children}
    </div>
  );
}

/** The matter and, where there is room, what stands beside it. */
export function TwoColumn({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className="two-column">
      <div>{main}</div>
      <div>{aside}</div>
    </div>
  );
}
