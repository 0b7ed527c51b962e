import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { Gear } from './gear.entity';
import { type HeldTeam, holdTeam } from './hold';

/** A piece with its team, both locked, the team first; NOT_FOUND. */
export async function holdGear(tx: Tx, id: string): Promise<HeldTeam & { gear: Gear }> {
  const seen = found(await tx.one(Gear, { id }), 'gearId');
  const held = await holdTeam(tx, seen.teamId);
  const gear = found(
    await tx.manager.findOne(Gear, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'gearId',
  );
  return { ...held, gear };
}
