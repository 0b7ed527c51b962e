import type { ReactNode } from 'react';
import './form.css';
import { useFieldState } from './form-context';
import { WarnIcon } from './icons';
import { useUiTexts } from './texts';

export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  /** Says after the label that it may stay empty. */
  optionalMark?: boolean;
  disabled?: boolean;
  hideLabel?: boolean;
};

type Wired = {
  id: string;
  name: string;
  required?: boolean;
  disabled?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'data-label': string;
};

/** Label, hint and error around one control; the control gets its wiring as an argument. */
export function Field({
  name,
  label,
  hint,
  error: ownError,
  required,
  optionalMark,
  disabled,
  hideLabel,
  foot,
  children,
}: FieldProps & { foot?: ReactNode; children: (wired: Wired) => ReactNode }) {
  const t = useUiTexts();
  const { id, error, errorId, hintId } = useFieldState(name, ownError);
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
        {optionalMark ? <span className="field-optional">{t('optional')}</span> : null}
      </label>
      {hint ? (
        <div className="field-hint" id={hintId}>
          {hint}
        </div>
      ) : null}
      {children({
        id,
        name,
        required,
        disabled,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'data-label': label,
      })}
      {error || foot ? (
        <div className="field-foot">
          {error ? <FieldError id={errorId}>{error}</FieldError> : <span />}
          {foot}
        </div>
      ) : null}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      <WarnIcon size={1.2} />
      <span>{children}</span>
    </p>
  );
}
