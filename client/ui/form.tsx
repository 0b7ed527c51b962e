import { type FormEvent, type ReactNode, use, useEffect, useId, useMemo, useRef, useState } from 'react';
import './form.css';
import { Button, type ButtonKind } from './button';
import { useErrorText } from './error-text';
import { checkFields, labelOf } from './field-check';
import { FormContext, fieldId } from './form-context';
import { type Icon, WarnIcon } from './icons';
import { useUiTexts } from './texts';

type FormProps = {
  /** Gets the values once they pass; a rejection is shown in the summary, beside its field when one is named. */
  onSubmit: (values: FormData) => void | Promise<unknown>;
  /** Further checks after the native ones: field name → message. */
  check?: (values: FormData) => Readonly<Record<string, string | undefined>>;
  children: ReactNode;
  /** Text of the submit button; leave out to place a `SubmitButton` yourself. */
  submit?: string;
  submitKind?: ButtonKind;
  submitIcon?: Icon;
  /** Beside the submit button. */
  cancel?: ReactNode;
  actions?: ReactNode;
  /** Spoken name of the form. */
  label?: string;
  className?: string;
};

/** What the checks found, or what was thrown and which field it is about; `count` tells one failure from the next. */
type Failure = { errors: Record<string, string>; thrown?: unknown; field?: string; count: number };
const NONE: Failure = { errors: {}, count: 0 };

function keepTexts(errors: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** A form that loses nothing: it checks, sends once, and says in one place what to change. */
export function Form({
  onSubmit,
  check,
  children,
  submit,
  submitKind = 'primary',
  submitIcon,
  cancel,
  actions,
  label,
  className,
}: FormProps) {
  const t = useUiTexts();
  const errorText = useErrorText();
  const formId = `form${useId()}`;
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<Failure>(NONE);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);

  useEffect(() => {
    if (failure.count > 0) summary.current?.focus();
  }, [failure]);

  function fail(next: Omit<Failure, 'count'>): void {
    setFailure((before) => ({ ...next, count: before.count + 1 }));
  }

  async function send(values: FormData): Promise<void> {
    sending.current = true;
    setBusy(true);
    try {
      await onSubmit(values);
      setFailure(NONE);
    } catch (error) {
      const { field } = errorText(error);
      const known = field !== undefined && labelOf(form.current, field) !== undefined;
      fail({ errors: {}, thrown: error, field: known ? field : undefined });
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  function submitted(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (sending.current) return;
    const values = new FormData(event.currentTarget);
    const native = checkFields(event.currentTarget, t);
    const errors = { ...(check ? keepTexts(check(values)) : {}), ...native };
    if (Object.keys(errors).length > 0) fail({ errors });
    else void send(values);
  }

  // Translated while rendering: the words of an error may arrive after it, and the language may change.
  const thrown = failure.thrown === undefined ? null : errorText(failure.thrown).message;
  const { errors, general } = useMemo(
    () =>
      thrown !== null && failure.field
        ? { errors: { [failure.field]: thrown }, general: null }
        : { errors: failure.errors, general: thrown },
    [failure, thrown],
  );
  const state = useMemo(() => ({ formId, errors, busy }), [formId, errors, busy]);
  const listed = Object.entries(errors);
  const failed = listed.length > 0 || general !== null;
  return (
    <FormContext value={state}>
      <form
        ref={form}
        className={className ? `form ${className}` : 'form'}
        noValidate
        onSubmit={submitted}
        aria-label={label}
      >
        {failed ? (
          <div className="error-summary" ref={summary} tabIndex={-1} role="alert">
            <WarnIcon />
            <div>
              <p className="error-summary-title">{general ?? t('summary', { count: listed.length })}</p>
              {listed.length > 0 ? (
                <ul>
                  {listed.map(([name, message]) => (
                    <li key={name}>
                      <a
                        href={`#${fieldId(formId, name)}`}
                        onClick={(event) => {
                          event.preventDefault();
                          document.getElementById(fieldId(formId, name))?.focus();
                        }}
                      >
                        {message}
                      </a>
                    </li>
                  ))}
                </ul>
              ) : null}
            </div>
          </div>
        ) : null}
        {children}
        {submit || cancel || actions ? (
          <div className="form-actions">
            {submit ? (
              <SubmitButton kind={submitKind} icon={submitIcon}>
                {submit}
              </SubmitButton>
            ) : null}
            {cancel}
            {actions}
          </div>
        ) : null}
      </form>
    </FormContext>
  );
}

/** The form's own submit button; busy while the form is sending. */
export function SubmitButton({
  children,
  kind = 'primary',
  icon,
  wide,
  size,
  disabled,
}: {
  children: ReactNode;
  kind?: ButtonKind;
  icon?: Icon;
  wide?: boolean;
  size?: 'small' | 'normal' | 'large';
  disabled?: boolean;
}) {
  const form = use(FormContext);
  return (
    <Button
      type="submit"
      kind={kind}
      icon={icon}
      wide={wide}
      size={size}
      disabled={disabled}
      busy={form?.busy}
    >
      {children}
    </Button>
  );
}
