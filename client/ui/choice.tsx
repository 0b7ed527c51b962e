import { type ReactNode, useId } from 'react';
import './choice.css';
import { FieldError } from './field';
import { useFieldState } from './form-context';
import type { Icon } from './icons';

type CheckboxProps = {
  name?: string;
  value?: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  onChange?: (checked: boolean) => void;
  required?: boolean;
  disabled?: boolean;
  hideLabel?: boolean;
  /** Some of a group, but not all, are ticked. */
  partly?: boolean;
};

export function Checkbox({
  name,
  value,
  label,
  hint,
  error: ownError,
  checked,
  defaultChecked,
  onChange,
  required,
  disabled,
  hideLabel,
  partly,
}: CheckboxProps) {
  const { id, error, errorId, hintId } = useFieldState(name, ownError);
  return (
    <div>
      <label className="check" data-bare={hideLabel ? '' : undefined}>
        <input
          {...{ id, name, value, checked, defaultChecked, required, disabled }}
          type="checkbox"
          ref={(box) => {
            if (box) box.indeterminate = Boolean(partly);
          }}
          aria-describedby={error ? errorId : hint ? hintId : undefined}
          aria-invalid={error ? true : undefined}
          data-label={label}
          onChange={(event) => onChange?.(event.currentTarget.checked)}
        />
        <span className={hideLabel ? 'visually-hidden' : 'check-words'}>
          <span>{label}</span>
          {hint ? (
            <span className="field-hint" id={hintId}>
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </div>
  );
}

export type RadioOption = { value: string; label: string; hint?: ReactNode; icon?: Icon; disabled?: boolean };
type RadioCardsProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  required?: boolean;
  columns?: 1 | 2 | 3;
  hideLabel?: boolean;
};

/** One choice out of a few, each with room for a word of explanation. */
export function RadioCards({
  name,
  label,
  hint,
  error: ownError,
  options,
  value,
  defaultValue,
  onChange,
  required,
  columns = 1,
  hideLabel,
}: RadioCardsProps) {
  const { id, error, errorId, hintId } = useFieldState(name, ownError);
  return (
    <fieldset className="choices" aria-describedby={error ? errorId : hint ? hintId : undefined}>
      <legend className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      {hint ? (
        <div className="field-hint" id={hintId}>
          {hint}
        </div>
      ) : null}
      <div className="radio-cards" style={{ '--columns': columns }}>
        {options.map((option, index) => (
          <label key={option.value} className="radio-card">
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={option.value}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
              onChange={() => onChange?.(option.value)}
              required={required}
              disabled={option.disabled}
              data-label={label}
            />
            {option.icon ? <option.icon /> : null}
            <span className="radio-card-words">
              <span className="radio-card-label">{option.label}</span>
              {option.hint ? <span className="field-hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </fieldset>
  );
}

type SegmentedControlProps<Value extends string> = {
  name?: string;
  label: string;
  options: readonly { value: Value; label: string; count?: number }[];
  value: Value;
  onChange: (value: Value) => void;
  /** The group's name is spoken but not shown, unless this is false. */
  hideLabel?: boolean;
};

/** A choice that changes what is shown at once. */
export function SegmentedControl<Value extends string>({
  name,
  label,
  options,
  value,
  onChange,
  hideLabel = true,
}: SegmentedControlProps<Value>) {
  const ownName = useId();
  return (
    <fieldset className="choices">
      <legend className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name ?? ownName}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
            {option.count === undefined ? null : <span className="badge numeric">{option.count}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
