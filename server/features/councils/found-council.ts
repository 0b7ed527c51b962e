import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Area, AreaKind } from '#server/features/people/area.entity';
import { Council } from './council.entity';
import { CouncilKind } from './council-kind.entity';
import type { CouncilInput } from './council-input';
import { can } from './policy';
import { demandTerm } from './rules';

/** An area has one council of each kind, for a term no longer than the kind's charter says. */
export async function foundCouncil(tx: Tx, actor: Actor, input: CouncilInput): Promise<Council> {
  const intent = intentOf('foundCouncil', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Council, { id: earlier }));

  const area = found(await tx.one(Area, { id: input.areaId }), 'areaId');
  demand(can.found(actor, area.path), ErrorCode.FORBIDDEN);
  demand(area.kind === AreaKind.VILLAGE || area.kind === AreaKind.COMMUNITY, ErrorCode.BAD_INPUT, 'areaId');
  const kind = found(await tx.one(CouncilKind, { code: input.kindCode }), 'kindCode');
  demandTerm(input.termStartsOn, input.termEndsOn, kind.termYears);
  demand(!(await tx.one(Council, { areaId: area.id, kindCode: kind.code })), ErrorCode.CONFLICT, 'kindCode');

  const council = Object.assign(new Council(), {
    id: intent.requestId,
    kindCode: kind.code,
    areaId: area.id,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn.trim(),
    termStartsOn: input.termStartsOn,
    termEndsOn: input.termEndsOn,
    createdAt: tx.at,
  });
  await tx.manager.insert(Council, council);
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL',
      subjectId: council.id,
      villageId: area.villageId,
      move: 'FOUND',
      detail: { kind: kind.code, name: council.nameZh, termEndsOn: council.termEndsOn },
    },
  ]);
  return council;
}
