import type { ReactNode } from 'react';
import './content.css';

type KeyValue = { label: string; value: ReactNode; wide?: boolean };

/** Facts of one thing: a label and what it says. */
export function KeyValues({
  items,
  columns = 1,
}: {
  items: readonly (KeyValue | null | false)[];
  columns?: 1 | 2;
}) {
  return (
    <dl className="key-values" data-columns={columns}>
      {items.map((item) =>
        item ? (
          <div key={item.label} className="key-value" data-wide={item.wide ? '' : undefined}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
