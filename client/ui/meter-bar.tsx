import { useId } from 'react';
import './content.css';
import './notice.css';

type MeterBarProps = {
  label: string;
  value: number;
  max: number;
  /** The same said in words, such as "4 of 6 times". */
  text: string;
  tone?: 'plain' | 'good' | 'warn' | 'bad';
  hideLabel?: boolean;
};

/** How full something is; always with the words beside it. */
export function MeterBar({ label, value, max, text, tone = 'plain', hideLabel }: MeterBarProps) {
  const labelId = useId();
  const top = Math.max(max, 0);
  const held = Math.min(Math.max(value, 0), top);
  const share = top === 0 ? 0 : (held / top) * 100;
  return (
    <div>
      <div className="meter-words">
        <span id={labelId} className={hideLabel ? 'visually-hidden' : undefined}>
          {label}
        </span>
        <span className="numeric muted">{text}</span>
      </div>
      <div
        className="meter-bar"
        role="meter"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={top}
        aria-valuenow={held}
        aria-valuetext={text}
      >
        <div className="meter-fill" data-tone={tone} style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
