// Everybody may have in hand what is kept about him; who fetches it for somebody else is written down.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident } from '#server/features/people/resident.entity';
import { channelOf } from './claimant';
import type { PersonalFileInput } from './inputs';
import { type PersonalFile, personalFileOf } from './personal-file';

/**
 * Prepares a person's whole file. Answers it with the person; a repeat of the request prepares it anew.
 * Throws NOT_FOUND, FORBIDDEN.
 */
export async function exportPerson(
  tx: Tx,
  actor: Actor,
  input: PersonalFileInput,
): Promise<{ file: PersonalFile; resident: Resident }> {
  const intent = intentOf('exportPerson', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  const resident = found(await tx.one(Resident, { id: input.residentId }), 'residentId');
  // Asked anew even of a repeat: a right that has ended opens nothing.
  const channel = await channelOf(tx, actor, resident, trimmed(input.paper));
  if (!earlier) {
    await keep(tx, intent, [
      {
        subjectKind: 'RESIDENT',
        subjectId: resident.id,
        villageId: resident.villageId,
        move: 'EXPORT',
        detail: { channel, ...(input.paper.trim() === '' ? {} : { paper: input.paper.trim() }) },
      },
    ]);
  }
  return { file: await personalFileOf(tx, resident.id), resident };
}
