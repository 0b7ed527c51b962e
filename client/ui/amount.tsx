import type { ReactNode } from 'react';
import './content.css';
import { useUiTexts } from './texts';
import { useFormat } from './use-format';
import { VisuallyHidden } from './visually-hidden';

type AmountFigureProps = {
  value: number;
  unit?: string;
  label?: string;
  size?: 'normal' | 'big' | 'huge';
  tone?: 'ink' | 'accent' | 'muted';
  note?: ReactNode;
};

/** A figure people look for first, large and with straight columns. */
export function AmountFigure({ value, unit, label, size = 'normal', tone = 'ink', note }: AmountFigureProps) {
  const format = useFormat();
  return (
    <div className="amount" data-size={size} data-look={tone}>
      {label ? <span className="amount-label">{label}</span> : null}
      <span className="amount-figure">
        <span>{format.number(value)}</span>
        {unit ? <span className="amount-unit">{unit}</span> : null}
      </span>
      {note ? <span className="field-hint">{note}</span> : null}
    </div>
  );
}

/** What a line added or took: sign, spoken word and colour together. */
export function Change({ value, unit }: { value: number; unit?: string }) {
  const t = useUiTexts();
  const format = useFormat();
  return (
    <span className="change" data-tone={value > 0 ? 'good' : 'plain'}>
      {value === 0 ? null : <VisuallyHidden>{`${t(value > 0 ? 'gained' : 'spent')} `}</VisuallyHidden>}
      {format.signed(value)}
      {unit ? <span className="small muted">{` ${unit}`}</span> : null}
    </span>
  );
}
