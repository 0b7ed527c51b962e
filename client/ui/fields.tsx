import { type InputHTMLAttributes, type ReactNode, type Ref, useState } from 'react';
import { IconButton } from './button';
import { Field, type FieldProps } from './field';
import './form.css';
import { ChevronDownIcon, EyeIcon, EyeOffIcon } from './more-icons';
import { useUiTexts } from './texts';

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>;
}

type Valued = { value?: string; defaultValue?: string; onChange?: (value: string) => void };
type Passed = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'autoComplete'
  | 'inputMode'
  | 'pattern'
  | 'minLength'
  | 'maxLength'
  | 'placeholder'
  | 'autoFocus'
  | 'spellCheck'
>;

type TextFieldProps = FieldProps &
  Valued &
  Passed & {
    type?: 'text' | 'tel' | 'password' | 'email' | 'url';
    /** What the right shape is, said when the pattern does not fit. */
    patternHint?: string;
    prefix?: ReactNode;
    suffix?: ReactNode;
    /** For a password: a button that shows it. */
    reveal?: boolean;
    /** Large figures, for a number read off a card. */
    big?: boolean;
    inputRef?: Ref<HTMLInputElement>;
  };

export function TextField({
  value,
  defaultValue,
  onChange,
  type = 'text',
  patternHint,
  prefix,
  suffix,
  reveal,
  big,
  inputRef,
  autoComplete,
  inputMode,
  pattern,
  minLength,
  maxLength,
  placeholder,
  autoFocus,
  spellCheck,
  ...field
}: TextFieldProps) {
  const t = useUiTexts();
  const [shown, setShown] = useState(false);
  return (
    <Field {...field}>
      {(wired) => (
        <div
          className="field-box"
          data-bad={wired['aria-invalid'] ? '' : undefined}
          data-off={field.disabled ? '' : undefined}
          data-size={big ? 'big' : undefined}
        >
          {prefix ? <span className="field-affix">{prefix}</span> : null}
          <input
            {...wired}
            {...{
              autoComplete,
              inputMode,
              pattern,
              minLength,
              maxLength,
              placeholder,
              autoFocus,
              spellCheck,
            }}
            ref={inputRef}
            className="field-input"
            type={shown ? 'text' : type}
            data-pattern-hint={patternHint}
            data-autofocus={autoFocus || undefined}
            value={value}
            defaultValue={defaultValue}
            onChange={(event) => onChange?.(event.currentTarget.value)}
          />
          {suffix ? <span className="field-affix">{suffix}</span> : null}
          {reveal ? (
            <IconButton
              label={t(shown ? 'hidePassword' : 'showPassword')}
              icon={shown ? EyeOffIcon : EyeIcon}
              pressed={shown}
              onClick={() => setShown(!shown)}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}

type NumberFieldProps = FieldProps &
  Valued & {
    min?: number;
    max?: number;
    step?: number;
    placeholder?: string;
    suffix?: ReactNode;
    autoFocus?: boolean;
    inputRef?: Ref<HTMLInputElement>;
  };

export function NumberField({
  value,
  defaultValue,
  onChange,
  min,
  max,
  step = 1,
  placeholder,
  suffix,
  autoFocus,
  inputRef,
  ...field
}: NumberFieldProps) {
  return (
    <Field {...field}>
      {(wired) => (
        <div
          className="field-box"
          data-bad={wired['aria-invalid'] ? '' : undefined}
          data-off={field.disabled ? '' : undefined}
        >
          <input
            {...wired}
            {...{ min, max, step, placeholder, autoFocus, value, defaultValue }}
            ref={inputRef}
            className="field-input"
            type="number"
            inputMode={Number.isInteger(step) ? 'numeric' : 'decimal'}
            onChange={(event) => onChange?.(event.currentTarget.value)}
            // A wheel over a focused number field would change it unseen.
            onWheel={(event) => event.currentTarget.blur()}
          />
          {suffix ? <span className="field-affix">{suffix}</span> : null}
        </div>
      )}
    </Field>
  );
}

type TextAreaProps = FieldProps & Valued & { rows?: number; maxLength?: number; placeholder?: string };

/** Longer text. Too long is said, never cut: a cut text loses what was typed. */
export function TextArea({
  value,
  defaultValue,
  onChange,
  rows = 3,
  maxLength,
  placeholder,
  ...field
}: TextAreaProps) {
  const t = useUiTexts();
  const [typed, setTyped] = useState(defaultValue ?? '');
  const left = maxLength === undefined ? null : maxLength - [...(value ?? typed)].length;
  const counter =
    left === null ? null : (
      <span className="field-hint numeric" data-bad={left < 0 ? '' : undefined}>
        {left < 0 ? t('tooManyCharacters', { count: -left }) : t('charactersLeft', { count: left })}
      </span>
    );
  return (
    <Field {...field} foot={counter}>
      {(wired) => (
        <div
          className="field-box"
          data-bad={wired['aria-invalid'] ? '' : undefined}
          data-off={field.disabled ? '' : undefined}
        >
          <textarea
            {...wired}
            {...{ rows, placeholder, value, defaultValue }}
            className="field-input"
            data-max-characters={maxLength}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              onChange?.(event.currentTarget.value);
            }}
          />
        </div>
      )}
    </Field>
  );
}

export type Option = { value: string; label: string; disabled?: boolean };
type SelectFieldProps = FieldProps &
  Valued & {
    options?: readonly Option[];
    groups?: readonly { label: string; options: readonly Option[] }[];
    /** First, empty choice. */
    placeholder?: string;
  };

function choices(options: readonly Option[]): ReactNode {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}

export function SelectField({
  value,
  defaultValue,
  onChange,
  options = [],
  groups = [],
  placeholder,
  ...field
}: SelectFieldProps) {
  return (
    <Field {...field}>
      {(wired) => (
        <div
          className="field-box field-select"
          data-bad={wired['aria-invalid'] ? '' : undefined}
          data-off={field.disabled ? '' : undefined}
        >
          <select
            {...wired}
            {...{ value, defaultValue }}
            className="field-input"
            onChange={(event) => onChange?.(event.currentTarget.value)}
          >
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {choices(options)}
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {choices(group.options)}
              </optgroup>
            ))}
          </select>
          <ChevronDownIcon size={1.1} />
        </div>
      )}
    </Field>
  );
}

type MomentFieldProps = FieldProps & Valued & { min?: string; max?: string; step?: number };

function MomentField({
  kind,
  value,
  defaultValue,
  onChange,
  min,
  max,
  step,
  ...field
}: MomentFieldProps & { kind: 'date' | 'time' }) {
  return (
    <Field {...field}>
      {(wired) => (
        <div
          className="field-box"
          data-bad={wired['aria-invalid'] ? '' : undefined}
          data-off={field.disabled ? '' : undefined}
        >
          <input
            {...wired}
            {...{ min, max, step, value, defaultValue }}
            className="field-input"
            type={kind}
            onChange={(event) => onChange?.(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}

/** A day as `yyyy-mm-dd`. */
export function DateField(props: MomentFieldProps) {
  return <MomentField kind="date" {...props} />;
}

/** A time of day as `hh:mm`. */
export function TimeField(props: MomentFieldProps) {
  return <MomentField kind="time" {...props} />;
}
