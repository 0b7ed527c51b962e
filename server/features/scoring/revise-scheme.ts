// A village sets its own numbers; what was approved under the old ones stays as it was.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { SchemeInput } from './inputs';
import { can } from './policy';
import { schemeOf, villagePath } from './queries';
import { Scheme } from './scheme.entity';

/** Sets all five numbers of a village's scheme. Answers the scheme. Throws NOT_FOUND, FORBIDDEN. */
export async function reviseScheme(tx: Tx, actor: Actor, input: SchemeInput): Promise<Scheme> {
  const intent = intentOf('reviseScheme', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return schemeOf(tx, earlier);

  demand(can.reviseScheme(actor, await villagePath(tx, input.villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const before = await schemeOf(tx, input.villageId);
  const numbers = {
    householdQuarterPoints: input.householdQuarterPoints,
    personDayMinutes: input.personDayMinutes,
    twoApproversFromPoints: input.twoApproversFromPoints,
    openClaimsPerHousehold: input.openClaimsPerHousehold,
    objectionWorkingDays: input.objectionWorkingDays,
  };
  await tx.manager.upsert(Scheme, { villageId: input.villageId, ...numbers, updatedAt: tx.at }, [
    'villageId',
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'SCHEME',
      subjectId: input.villageId,
      move: 'REVISE',
      villageId: input.villageId,
      detail: changed<typeof numbers>(before, numbers),
    },
  ]);
  return found(await tx.one(Scheme, { villageId: input.villageId }));
}
