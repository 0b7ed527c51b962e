// After the notice a deed is awarded: it gets its number, and its points come as a record that others check and approve.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { Deed, DeedDoubt, DeedMove, DeedState } from './deed.entity';
import { creditAct } from './credit';
import { demandDeedMove, holdDeed } from './facts';
import type { AwardDeedInput } from './inputs';
import { can } from './policy';
import { settingsOf } from './settings';

/**
 * Awards a deed. Throws NOT_FOUND, FORBIDDEN, RECUSED (the own, of the own home or kin), ILLEGAL_MOVE (not in notice, or a
 * doubt waits), NOTICE_NOT_OVER, CONSENT_REQUIRED (the name is not shown now).
 */
export async function awardDeed(tx: Tx, actor: Actor, input: AwardDeedInput): Promise<Deed> {
  const intent = intentOf('awardDeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Deed, { id: earlier }));

  const { deed, facts } = await holdDeed(tx, input.deedId);
  demand(can.award(actor, facts), ErrorCode.NOT_FOUND, 'deedId');
  demand(!can.isClose(actor, facts), ErrorCode.RECUSED, 'deedId');
  demandDeedMove(deed, DeedMove.AWARD);
  demand(deed.noticeUntil && deed.noticeUntil <= tx.at, ErrorCode.NOTICE_NOT_OVER, 'deedId');
  const doubts = await tx.many(DeedDoubt, { deedId: deed.id });
  demand(
    doubts.every(({ answeredAt }) => answeredAt !== null),
    ErrorCode.ILLEGAL_MOVE,
    'deedId',
  );
  const { villageId, nomineeId } = deed;
  const { awardPoints, awardRuleId } = await settingsOf(tx, villageId);
  const record = await creditAct(tx, actor.residentId, {
    villageId,
    residentId: nomineeId,
    ruleId: awardRuleId,
    title: '月度文明新事',
    place: '',
    startedAt: deed.noticeUntil,
    minutes: 0,
    points: awardPoints,
  });
  const awardNo = await nextNumber(tx, villageId);
  await tx.manager.update(
    Deed,
    { id: deed.id },
    {
      state: DeedState.AWARDED,
      awardedAt: tx.at,
      awardedBy: actor.residentId,
      awardNo,
      recordId: record?.id ?? null,
    },
  );
  await tell(tx, [
    {
      residentId: nomineeId,
      kind: MessageKind.DEED_AWARDED,
      params: { number: awardNo },
      link: '/good-deeds',
      key: `deed:${deed.id}:awarded`,
    },
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'DEED',
      subjectId: deed.id,
      move: 'AWARD',
      villageId,
      detail: { number: awardNo },
    },
    ...(record
      ? [
          {
            subjectKind: 'RECORD',
            subjectId: record.id,
            move: 'FILE',
            villageId,
            detail: { points: record.facePoints },
          },
        ]
      : []),
  ]);
  return found(await tx.one(Deed, { id: deed.id }));
}

/** One row a village and year is the lock: a failure gives the number back. */
async function nextNumber(tx: Tx, villageId: string): Promise<string> {
  const year = Number(dayOf(tx.at).slice(0, 4));
  const row = found(
    await tx.row<{ last: number }>(
      `insert into award_count (village_id, year, last) values ($1, $2, 1)
       on conflict (village_id, year) do update set last = award_count.last + 1 returning last`,
      [villageId, year],
    ),
  );
  return `${year}-${row.last}`;
}
