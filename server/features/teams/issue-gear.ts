// A piece is with one member at a time, or in the store.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Gear, GearIssue, GearState } from './gear.entity';
import { activePlace } from './hold';
import { holdGear } from './hold-gear';
import type { IssueGearInput } from './inputs';
import { can } from './policy';

/** Hands a piece to a member. Throws NOT_FOUND (gear; no member), FORBIDDEN, ILLEGAL_MOVE (not in the store). */
export async function issueGear(tx: Tx, actor: Actor, input: IssueGearInput): Promise<Gear> {
  const intent = intentOf('issueGear', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Gear, { id: earlier }));

  const { team, path, gear } = await holdGear(tx, input.gearId);
  demand(can.run(actor, team, path), ErrorCode.FORBIDDEN);
  demand(gear.state === GearState.STORED, ErrorCode.ILLEGAL_MOVE);
  await activePlace(tx, team.id, input.residentId);
  await tx.manager.insert(GearIssue, {
    id: intent.requestId,
    gearId: gear.id,
    residentId: input.residentId,
    issuedAt: tx.at,
    issuedBy: actor.residentId,
    note: '',
  });
  await tx.manager.update(Gear, { id: gear.id }, { state: GearState.HELD });
  const detail = { kind: gear.kind, number: gear.number };
  await keep(tx, intent, [
    { subjectKind: 'GEAR', subjectId: gear.id, move: 'ISSUE', villageId: team.villageId, detail },
    {
      subjectKind: 'VOLUNTEER',
      subjectId: input.residentId,
      move: 'GET_GEAR',
      villageId: team.villageId,
      detail,
    },
  ]);
  return found(await tx.one(Gear, { id: gear.id }));
}
