import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { issuing } from '#server/ledger/account';
import type { Actor } from './actor';
import { Area, AreaKind } from './area.entity';
import type { AreaInput } from './household-inputs';
import { can } from './policy';
import { openAccounts } from './purse';
import { childKinds } from './rules';

/** Only the administrator draws the map, and each kind of area lies where it belongs. */
export async function addArea(tx: Tx, actor: Actor, input: AreaInput): Promise<Area> {
  const intent = intentOf('addArea', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Area, { id: earlier }));

  const parent = found(await tx.one(Area, { id: input.parentId }), 'parentId');
  demand(can.manageAreas(actor, parent.path), ErrorCode.FORBIDDEN);
  demand(childKinds[parent.kind].includes(input.kind), ErrorCode.BAD_INPUT, 'kind');
  const code = input.code.trim();
  demand(!(await tx.one(Area, { code })), ErrorCode.CONFLICT, 'code');

  await tx.manager.insert(Area, {
    id: intent.requestId,
    parentId: parent.id,
    kind: input.kind,
    code,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn.trim(),
  });
  const area = found(await tx.one(Area, { id: intent.requestId }));
  if (area.kind === AreaKind.VILLAGE || area.kind === AreaKind.COMMUNITY) await openBook(tx, area.id);
  await keep(tx, intent, [
    {
      subjectKind: 'AREA',
      subjectId: area.id,
      villageId: area.villageId,
      move: 'ADD',
      detail: { code, kind: area.kind },
    },
  ]);
  return area;
}

/** A village keeps its own book: the accounts its points are born from, spent into and expire into. */
async function openBook(tx: Tx, villageId: string): Promise<void> {
  await openAccounts(tx, [
    issuing(villageId, 'POINTS'),
    issuing(villageId, 'HONOUR'),
    issuing(villageId, 'MINUTES'),
    { bookId: villageId, asset: 'POINTS', kind: 'SHOP', ownerId: null },
    { bookId: villageId, asset: 'POINTS', kind: 'EXPIRY', ownerId: null },
  ]);
}
