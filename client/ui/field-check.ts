import type { useUiTexts } from './texts';

type Words = ReturnType<typeof useUiTexts>;
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

function isChoice(control: Control): boolean {
  return control instanceof HTMLSelectElement || control.type === 'radio' || control.type === 'file';
}

function isDay(control: Control): boolean {
  return control.type === 'date' || control.type === 'time';
}

/** The browser knows what is wrong; its own words would be in the browser's language, so ours are used. */
function say(control: Control, t: Words): string {
  const { validity } = control;
  const label = control.dataset.label ?? control.name;
  const input = control instanceof HTMLInputElement ? control : null;
  if (validity.valueMissing && control.type === 'checkbox') return t('missingTick', { label });
  if (validity.valueMissing)
    return isChoice(control) ? t('missingChoice', { label }) : t('missing', { label });
  if (validity.badInput) return isDay(control) ? t('wrongShape', { label }) : t('notNumber', { label });
  if (validity.rangeUnderflow) {
    return t(isDay(control) ? 'tooEarly' : 'tooSmall', { label, limit: input?.min ?? '' });
  }
  if (validity.rangeOverflow)
    return t(isDay(control) ? 'tooLate' : 'tooBig', { label, limit: input?.max ?? '' });
  if (validity.stepMismatch) return t('notStep', { label });
  if (validity.tooShort && !(control instanceof HTMLSelectElement)) {
    return t('tooShort', { label, limit: control.minLength });
  }
  if (validity.tooLong && !(control instanceof HTMLSelectElement)) {
    return t('tooLong', { label, limit: control.maxLength });
  }
  return control.dataset.patternHint ?? t('wrongShape', { label });
}

/** What the browser finds wrong in a form: one message per named field, in our words and in the form's order. */
export function checkFields(form: HTMLFormElement, t: Words): Record<string, string> {
  const found: Record<string, string> = {};
  for (const element of form.elements) {
    if (!isControl(element) || !element.willValidate || element.name === '') continue;
    const over = Number(element.dataset.maxCharacters ?? Number.POSITIVE_INFINITY);
    if (element.name in found) continue;
    if (!element.validity.valid) found[element.name] = say(element, t);
    else if ([...element.value].length > over) {
      found[element.name] = t('tooLong', { label: element.dataset.label ?? element.name, limit: over });
    }
  }
  return found;
}

export function labelOf(form: HTMLFormElement | null, name: string): string | undefined {
  if (!form) return undefined;
  for (const element of form.elements) {
    if (isControl(element) && element.name === name) return element.dataset.label ?? name;
  }
  return undefined;
}
