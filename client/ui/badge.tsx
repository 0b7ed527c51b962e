import type { ReactNode } from 'react';
import './badge.css';
import type { Icon } from './icons';
import './notice.css';
import { TONE_ICON, type Tone } from './tone';

/** A state as shape, word and tint together. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon?: Icon; children: ReactNode }) {
  const Shape = icon ?? TONE_ICON[tone];
  return (
    <span className="status-tag" data-tone={tone}>
      <Shape size={1.05} />
      {children}
    </span>
  );
}
