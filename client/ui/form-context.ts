import { createContext, use, useId } from 'react';

/** What a form tells its fields: which of them failed, and whether it is sending. */
export type FormState = {
  formId: string;
  errors: Readonly<Record<string, string>>;
  busy: boolean;
};

export const FormContext = createContext<FormState | null>(null);

/** The ids and the error of one named field, inside a form or alone. */
export function useFieldState(name: string | undefined, ownError: string | undefined) {
  const form = use(FormContext);
  const loneId = useId();
  const id = form && name ? fieldId(form.formId, name) : `field${loneId}`;
  const error = ownError ?? (name ? form?.errors[name] : undefined);
  return { id, error, errorId: `${id}-error`, hintId: `${id}-hint` };
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
