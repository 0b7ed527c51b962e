// Afterwards the council thanks the family and says what it saved; what was held to the standard becomes a record that
// others check and approve, two bodies where it is worth so much.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type HistoryLine, intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { insertRecord } from '#server/features/activities/new-record';
import { type ActivityRecord, ActivityWay } from '#server/features/activities/record.entity';
import { scoreOf } from '#server/features/activities/score-act';
import { seatedOn } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { type DutyLine, logDuties } from '#server/features/duties/log-duties';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Ceremony, CeremonyMove, CeremonyState } from './ceremony.entity';
import { CeremonyVisit } from './ceremony-visit.entity';
import { holdForMove } from './facts';
import type { CloseCeremonyInput } from './inputs';
import { recordTitles, savedCents, SERVED_TITLE, usualRules } from './rules';
import { standardOf } from './settings';
import { tellFamily } from './tell';

/**
 * Closes a visited ceremony. Throws NOT_FOUND (`servedIds`: nobody of the council), FORBIDDEN, RECUSED, ILLEGAL_MOVE,
 * BAD_INPUT (`servedIds`: whoever closes writes down no service of his own).
 */
export async function closeCeremony(tx: Tx, actor: Actor, input: CloseCeremonyInput): Promise<Ceremony> {
  const intent = intentOf('closeCeremony', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Ceremony, { id: earlier }));

  const { ceremony } = await holdForMove(tx, actor, input.ceremonyId, CeremonyMove.CLOSE);
  const visit = found(await tx.one(CeremonyVisit, { ceremonyId: ceremony.id }));
  const standard = await standardOf(tx, ceremony);
  const record = visit.toStandard
    ? await credit(tx, actor, ceremony, ceremony.hostId, usualRules[ceremony.kind], {
        title: recordTitles[ceremony.kind],
        note: `${visit.tables}桌`,
        at: visit.visitedAt,
      })
    : null;
  const tableCost = visit.costKept ? ceremony.tableCost : standard.usualTableCost;
  await tx.manager.update(
    Ceremony,
    { id: ceremony.id },
    {
      state: CeremonyState.CLOSED,
      thanks: trimmed(input.thanks),
      savedCents: savedCents(standard, { tables: visit.tables, tableCost }),
      recordId: record?.id ?? null,
      endedBy: actor.residentId,
      endedAt: tx.at,
    },
  );
  const served = await serviceOf(tx, actor, ceremony, visit.visitedAt, input.servedIds);
  await tellFamily(tx, ceremony, MessageKind.CEREMONY_THANKS, 'thanks');
  const filed = [record, ...served].flatMap((each): HistoryLine[] =>
    each
      ? [
          {
            subjectKind: 'RECORD',
            subjectId: each.id,
            move: 'FILE',
            villageId: ceremony.villageId,
            detail: { points: each.facePoints },
          },
        ]
      : [],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'CEREMONY',
      subjectId: ceremony.id,
      move: 'CLOSE',
      villageId: ceremony.villageId,
      detail: { toStandard: visit.toStandard, served: input.servedIds.length },
    },
    ...filed,
  ]);
  return found(await tx.one(Ceremony, { id: ceremony.id }));
}

/** Each member who served did a duty, and gets the record of it that the council's rule has. */
async function serviceOf(
  tx: Tx,
  actor: Actor,
  ceremony: Ceremony,
  at: Date,
  servedIds: readonly string[],
): Promise<ActivityRecord[]> {
  demand(!servedIds.includes(actor.residentId), ErrorCode.BAD_INPUT, 'servedIds');
  const seats = await seatedOn(tx, ceremony.councilId, dayOf(at));
  const sitting = new Set(seats.map(({ residentId }) => residentId));
  demand(
    servedIds.every((id) => sitting.has(id)),
    ErrorCode.NOT_FOUND,
    'servedIds',
  );
  const family = await tx.rows(
    'select 1 as family from resident where id = any($1::uuid[]) and household_id = $2',
    [servedIds, ceremony.householdId],
  );
  // Whoever helps at the own family's feast does no service to others.
  demand(family.length === 0, ErrorCode.RECUSED, 'servedIds');
  const records: ActivityRecord[] = [];
  const lines: DutyLine[] = [];
  for (const residentId of servedIds) {
    const record = await credit(tx, actor, ceremony, residentId, usualRules.SERVED, {
      title: SERVED_TITLE,
      note: '',
      at,
    });
    if (record) records.push(record);
    lines.push({
      councilId: ceremony.councilId,
      residentId,
      kind: DutyKind.EVENT,
      onDay: dayOf(at),
      sourceKind: 'CEREMONY',
      sourceId: ceremony.id,
      recordId: record?.id ?? null,
    });
  }
  await logDuties(tx, actor.residentId, lines);
  return records;
}

/** A submitted record under a rule of the county; null where there is no such rule, or the person has moved away. */
async function credit(
  tx: Tx,
  actor: Actor,
  { villageId }: Ceremony,
  residentId: string,
  code: string,
  act: { title: string; note: string; at: Date },
): Promise<ActivityRecord | null> {
  const person = found(await tx.one(Resident, { id: residentId }));
  const { householdId } = person;
  if (!householdId || person.villageId !== villageId || person.state !== ResidentState.ACTIVE) return null;
  const rule = await tx.row<{ id: string }>(
    `select u.id from rule u where u.code = $2 and u.area_id = any(select unnest(path) from area where id = $1)
       and exists (select 1 from rule_version v where v.rule_id = u.id and v.effective_from <= $3
         and coalesce(v.effective_to, 'infinity') >= $3)`,
    [villageId, code, dayOf(act.at)],
  );
  if (!rule) return null;
  const startedAt = act.at;
  const score = await scoreOf(tx, villageId, { ruleId: rule.id, startedAt });
  return insertRecord(
    tx,
    { villageId, householdId, residentId, filerId: actor.residentId, way: ActivityWay.FILED },
    {
      requestId: newId(),
      ruleId: rule.id,
      title: act.title,
      note: act.note,
      place: '',
      startedAt,
      minutes: 0,
      photoIds: [],
      submit: true,
    },
    score,
  );
}
