import type { ReactNode } from 'react';
import { ClockIcon, CloseIcon, DotIcon } from './icons';
import { CheckIcon } from './more-icons';
import './notice.css';
import './timeline.css';
import { useUiTexts } from './texts';
import { VisuallyHidden } from './visually-hidden';

export type TimelineState = 'done' | 'now' | 'ahead' | 'bad';
export type TimelineItem = {
  key: string;
  title: ReactNode;
  state?: TimelineState;
  who?: ReactNode;
  /** Already written for the reader. */
  when?: string;
  note?: ReactNode;
};

const LOOK = {
  done: { tone: 'good', icon: CheckIcon, word: 'stepDone' },
  now: { tone: 'accent', icon: ClockIcon, word: 'stepNow' },
  ahead: { tone: 'plain', icon: DotIcon, word: 'stepAhead' },
  bad: { tone: 'bad', icon: CloseIcon, word: 'stepBad' },
} as const;

/** What happened in order: which step, who, when. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  const t = useUiTexts();
  return (
    <ol className="timeline" role="list" aria-label={label}>
      {items.map((item) => {
        const state = item.state ?? 'done';
        const { tone, icon: Shape, word } = LOOK[state];
        return (
          <li
            key={item.key}
            className="timeline-item"
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className="timeline-dot" data-tone={tone}>
              <Shape size={1.1} />
            </span>
            <div className="timeline-words">
              <div className="timeline-title">
                {item.title}
                <VisuallyHidden>{` (${t(word)})`}</VisuallyHidden>
              </div>
              {item.who || item.when ? (
                <div className="timeline-meta numeric">
                  {item.who}
                  {item.who && item.when ? ' · ' : null}
                  {item.when}
                </div>
              ) : null}
              {item.note ? <div className="timeline-note">{item.note}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
