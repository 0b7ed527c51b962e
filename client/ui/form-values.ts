/** Text of a field without outer spaces; empty when the field is absent. */
export function readText(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Number of a field; null when it is empty or no number. */
export function readNumber(values: FormData, name: string): number | null {
  const text = readText(values, name);
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? null : value;
}

/** Whether a checkbox is ticked. */
export function readFlag(values: FormData, name: string): boolean {
  return values.get(name) !== null;
}
