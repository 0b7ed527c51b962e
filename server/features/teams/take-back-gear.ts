// What comes back is good, worn out, or said to be lost; nobody pays for it with points.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Gear, GearIssue, GearState } from './gear.entity';
import { holdGear } from './hold-gear';
import type { TakeBackGearInput } from './inputs';
import { can } from './policy';
import { gearAfter } from './rules';

/** Ends an issue. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (nobody has it). */
export async function takeBackGear(tx: Tx, actor: Actor, input: TakeBackGearInput): Promise<Gear> {
  const intent = intentOf('takeBackGear', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Gear, { id: earlier }));

  const { team, path, gear } = await holdGear(tx, input.gearId);
  demand(can.run(actor, team, path), ErrorCode.FORBIDDEN);
  demand(gear.state === GearState.HELD, ErrorCode.ILLEGAL_MOVE);
  const issue = found(
    await tx.row<GearIssue>('select * from gear_issue where gear_id = $1 and returned_at is null', [gear.id]),
  );
  await tx.manager.update(
    GearIssue,
    { id: issue.id },
    {
      returnedAt: tx.at,
      returnedTo: actor.residentId,
      condition: input.condition,
      note: trimmed(input.note),
    },
  );
  await tx.manager.update(Gear, { id: gear.id }, { state: gearAfter[input.condition] });
  const detail = { kind: gear.kind, number: gear.number, condition: input.condition };
  await keep(tx, intent, [
    { subjectKind: 'GEAR', subjectId: gear.id, move: 'TAKE_BACK_GEAR', villageId: team.villageId, detail },
    {
      subjectKind: 'VOLUNTEER',
      subjectId: issue.residentId,
      move: 'GIVE_BACK_GEAR',
      villageId: team.villageId,
      detail,
    },
  ]);
  return found(await tx.one(Gear, { id: gear.id }));
}
