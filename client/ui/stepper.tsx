import { useId } from 'react';
import { IconButton } from './button';
import { MinusIcon, PlusIcon } from './more-icons';
import './stepper.css';
import { useUiTexts } from './texts';

type StepperProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  unit?: string;
  hideLabel?: boolean;
  disabled?: boolean;
};

/** A small whole number with one key less and one key more; the figure itself can be typed over. */
export function Stepper({
  label,
  value,
  onChange,
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  unit,
  hideLabel,
  disabled,
}: StepperProps) {
  const t = useUiTexts();
  const id = useId();
  const set = (next: number) => onChange(Math.min(max, Math.max(min, Math.trunc(next))));
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <div>
        <span className="stepper">
          <IconButton
            label={t('fewer', { label })}
            icon={MinusIcon}
            disabled={disabled || value <= min}
            onClick={() => set(value - 1)}
          />
          <input
            id={id}
            className="stepper-input"
            type="number"
            inputMode="numeric"
            min={min}
            max={max === Number.MAX_SAFE_INTEGER ? undefined : max}
            value={value}
            disabled={disabled}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              const next = event.currentTarget.valueAsNumber;
              set(Number.isNaN(next) ? min : next);
            }}
          />
          {unit ? <span className="stepper-unit">{unit}</span> : null}
          <IconButton
            label={t('greater', { label })}
            icon={PlusIcon}
            disabled={disabled || value >= max}
            onClick={() => set(value + 1)}
          />
        </span>
      </div>
    </div>
  );
}
