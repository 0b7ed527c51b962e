import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { can } from './policy';
import { demandRegister } from './register';
import type { KinInput } from './resident-inputs';
import { Resident } from './resident.entity';

async function pairOf(tx: Tx, actor: Actor, input: KinInput): Promise<{ resident: Resident; kin: Resident }> {
  const resident = found(await tx.one(Resident, { id: input.residentId }), 'residentId');
  await demandRegister(tx, actor, resident.villageId);
  const kin = found(await tx.one(Resident, { id: input.kinId }), 'kinId');
  demand(kin.id !== resident.id, ErrorCode.BAD_INPUT, 'kinId');
  // Officials of town and county belong to no village, but approve here too.
  demand(kin.villageId === null || kin.villageId === resident.villageId, ErrorCode.OTHER_VILLAGE, 'kinId');
  return { resident, kin };
}

/** Kin never approve each other's records: the mark holds in both directions. */
export async function markKin(tx: Tx, actor: Actor, input: KinInput): Promise<Resident> {
  const intent = intentOf('markKin', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const { resident, kin } = await pairOf(tx, actor, input);
  const relation = input.relation.trim();
  demand(relation !== '', ErrorCode.BAD_INPUT, 'relation');

  await tx.rows(
    `insert into kinship (resident_id, kin_id, relation) values ($1, $2, $3), ($2, $1, $3)
     on conflict (resident_id, kin_id) do update set relation = excluded.relation`,
    [resident.id, kin.id, relation],
  );
  await keepPair(tx, intent, 'MARK_KIN', resident, kin, relation);
  return resident;
}

/** A mark made by mistake is taken away by somebody whom it does not bind. */
export async function unmarkKin(tx: Tx, actor: Actor, input: KinInput): Promise<Resident> {
  const intent = intentOf('unmarkKin', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const { resident, kin } = await pairOf(tx, actor, input);
  demand(can.unmarkKin(actor, resident.id, kin.id), ErrorCode.FORBIDDEN);

  const gone = await tx.rows<{ relation: string }>(
    `delete from kinship where (resident_id = $1 and kin_id = $2) or (resident_id = $2 and kin_id = $1)
     returning relation`,
    [resident.id, kin.id],
  );
  const [first] = gone;
  demand(first, ErrorCode.NOT_FOUND, 'kinId');
  await keepPair(tx, intent, 'UNMARK_KIN', resident, kin, first.relation);
  return resident;
}

async function keepPair(
  tx: Tx,
  intent: ReturnType<typeof intentOf>,
  move: string,
  resident: Resident,
  kin: Resident,
  relation: string,
): Promise<void> {
  const line = (subject: Resident, other: Resident) => ({
    subjectKind: 'RESIDENT',
    subjectId: subject.id,
    villageId: subject.villageId,
    move,
    detail: { kin: other.name, relation },
  });
  await keep(tx, intent, [line(resident, kin), line(kin, resident)]);
}
