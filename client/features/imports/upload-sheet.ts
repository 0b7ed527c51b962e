import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** A refusal of the upload as the error it stands for, so that it is said in the same words as all others. */
function refusal(code: string): Error {
  return new CombinedGraphQLErrors({ data: null, errors: [{ message: code, extensions: { code } }] });
}

/**
 * Sends a spreadsheet; answers the id of its import. Sent again under the same request id it answers the same import.
 * Throws the server's refusal, and a TypeError when the network is gone.
 */
export async function uploadSheet(file: File, villageId: string, requestId: string): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const query = new URLSearchParams({ village: villageId, request: requestId }).toString();
  const response = await fetch(`/api/imports?${query}`, { method: 'POST', body, credentials: 'same-origin' });
  const answer: unknown = await response.json().catch(() => null);
  const { id, error } = (answer ?? {}) as { id?: string; error?: { code?: string } };
  if (response.ok && id) return id;
  throw refusal(error?.code ?? (response.status === 413 ? 'XLSX_TOO_LARGE' : 'INTERNAL'));
}
