/** Where a claim by one rule is filled in. */
export function claimPath(ruleId: string): string {
  return `/claim?rule=${encodeURIComponent(ruleId)}`;
}
