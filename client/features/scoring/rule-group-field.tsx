import type { ReactNode } from 'react';
import { FieldError } from '#client/ui/field';
import { useFieldState } from '#client/ui/form-context';

type Props = { name: string; label: string; hint?: string; value: string; children: ReactNode };

/** Several controls that make one value of the input; what is wrong with the whole stands below them. */
export function RuleGroupField({ name, label, hint, value, children }: Props) {
  const { id, error, errorId, hintId } = useFieldState(name, undefined);
  return (
    <fieldset
      id={id}
      className="choices"
      tabIndex={-1}
      aria-describedby={[hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined}
    >
      <legend className="field-label">{label}</legend>
      {hint ? (
        <div className="field-hint" id={hintId}>
          {hint}
        </div>
      ) : null}
      <input type="hidden" name={name} value={value} data-label={label} />
      {children}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </fieldset>
  );
}
