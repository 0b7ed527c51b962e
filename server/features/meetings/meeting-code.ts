import { createHmac } from 'node:crypto';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { codeOf, STEP_SECONDS, stepOf } from '#server/features/attendance/codes';

/** A meeting's own secret for its changing code, apart from those of tasks. */
export async function meetingSecret(reader: Reader, meetingId: string): Promise<Buffer> {
  const { secret } = found(await reader.row<{ secret: Buffer }>('select secret from attendance_key'));
  return createHmac('sha256', secret).update(`meeting ${meetingId}`).digest();
}

/** So many codes are handed out at a time: an hour of half minutes. */
const AHEAD = 120;

/** The codes of a meeting from now on, so that the device that shows them needs no network. */
export async function codesFrom(
  reader: Reader,
  meetingId: string,
): Promise<{ firstStep: number; stepSeconds: number; codes: string[] }> {
  const secret = await meetingSecret(reader, meetingId);
  const firstStep = stepOf(reader.at);
  return {
    firstStep,
    stepSeconds: STEP_SECONDS,
    codes: Array.from({ length: AHEAD }, (_, place) => codeOf(secret, firstStep + place)),
  };
}
