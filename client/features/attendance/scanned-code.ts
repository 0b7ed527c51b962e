/** Task and digits of a leader's code, as an address or bare digits; null for any other QR. */
export function codeIn(text: string): { taskId: string | null; code: string } | null {
  const bare = text.trim();
  if (/^\d{6}$/.test(bare)) return { taskId: null, code: bare };
  const query = bare.split('/check-in?')[1];
  if (query === undefined) return null;
  const params = new URLSearchParams(query);
  const code = params.get('c') ?? '';
  return /^\d{6}$/.test(code) ? { taskId: params.get('t'), code } : null;
}
