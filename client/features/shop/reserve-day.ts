/** The last day on which goods that are kept until an instant, the beginning of a day, can be fetched. */
export function lastDayOf(expiresAt: string): Date {
  return new Date(Date.parse(expiresAt) - 1);
}
