// Nominations are closed, each is heard by somebody who is not close to it, and the council votes in secret. Who is kin or
// of the home of anyone on the ballot neither votes nor counts.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import { ballotResult, callBallot } from '#server/features/meetings/ballots';
import { Majority, MotionOutcome, MotionState } from '#server/features/meetings/motion.entity';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Deed, DeedMove, DeedState, GoodMonth, MonthMove, MonthState } from './deed.entity';
import { demandDeedMove, holdDeed, holdMonth, holdMonthOf, reviewOf } from './facts';
import type { CallDeedVoteInput, CloseNominationsInput, ConcludeMonthInput, HearDeedInput } from './inputs';
import { can } from './policy';
import { ballotLabels, fitsDeeds } from './rules';
import { settingsOf } from './settings';

async function deedsOf(tx: Tx, monthId: string): Promise<Deed[]> {
  const rows = await tx.rows<Deed>(
    "select * from deed where month_id = $1 and state <> 'WITHDRAWN' order by created_at, id",
    [monthId],
  );
  return rows.map((row) => Object.assign(new Deed(), row));
}

/** Closes a month's nominations; what comes later counts for the next. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (also without any). */
export async function closeNominations(
  tx: Tx,
  actor: Actor,
  input: CloseNominationsInput,
): Promise<GoodMonth> {
  const intent = intentOf('closeNominations', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(GoodMonth, { id: earlier }));

  const { month } = await holdMonth(tx, actor, input.monthId, MonthMove.CLOSE_NOMINATIONS);
  const deeds = await deedsOf(tx, month.id);
  demand(deeds.length > 0, ErrorCode.ILLEGAL_MOVE, 'monthId');
  await tx.manager.update(GoodMonth, { id: month.id }, { state: MonthState.HEARING });
  await keep(tx, intent, [
    {
      subjectKind: 'GOOD_MONTH',
      subjectId: month.id,
      move: 'CLOSE_NOMINATIONS',
      villageId: month.villageId,
      detail: { deeds: deeds.length },
    },
  ]);
  return found(await tx.one(GoodMonth, { id: month.id }));
}

/**
 * Keeps what a hearing confirmed, or why a nomination is set aside. Hearing is a duty. Throws NOT_FOUND (who is not of
 * the council), RECUSED, ILLEGAL_MOVE (not in hearing), IN_THE_FUTURE (`heardOn`), REASON_REQUIRED (`story`: admitted without one).
 */
export async function hearDeed(tx: Tx, actor: Actor, input: HearDeedInput): Promise<Deed> {
  const intent = intentOf('hearDeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Deed, { id: earlier }));

  const month = await holdMonthOf(tx, input.deedId);
  const { deed, facts } = await holdDeed(tx, input.deedId);
  demand(can.hear(actor, facts), ErrorCode.NOT_FOUND, 'deedId');
  demand(!can.isClose(actor, facts), ErrorCode.RECUSED, 'deedId');
  demand(month.state === MonthState.HEARING, ErrorCode.ILLEGAL_MOVE, 'deedId');
  demandDeedMove(deed, DeedMove.HEAR);
  demand(input.heardOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'heardOn');
  const setAside = input.setAside ?? null;
  const story = trimmed(input.story);
  demand(setAside !== null || story !== '', ErrorCode.REASON_REQUIRED, 'story');
  await tx.manager.update(
    Deed,
    { id: deed.id },
    {
      state: setAside ? DeedState.SET_ASIDE : DeedState.ADMITTED,
      setAsideReason: setAside,
      // What is set aside needs no words: nobody will ever read them.
      story: setAside ? '' : story,
      heardOn: input.heardOn,
      heardBy: actor.residentId,
    },
  );
  const councilId = await reviewOf(tx, deed.villageId);
  if (councilId) {
    await logDuties(tx, actor.residentId, [
      {
        councilId,
        residentId: actor.residentId,
        kind: DutyKind.REVIEW,
        onDay: input.heardOn,
        sourceKind: 'DEED',
        sourceId: deed.id,
      },
    ]);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'DEED',
      subjectId: deed.id,
      move: setAside ? 'SET_ASIDE' : 'HEAR',
      villageId: deed.villageId,
      detail: setAside ? { reason: setAside } : {},
    },
  ]);
  return found(await tx.one(Deed, { id: deed.id }));
}

/**
 * Puts what was admitted to a secret vote in a meeting of the council. Answers the month. Throws NOT_FOUND (month;
 * `meetingId`: of another council), FORBIDDEN, ILLEGAL_MOVE (something is not heard yet, or nothing admitted).
 */
export async function callDeedVote(tx: Tx, actor: Actor, input: CallDeedVoteInput): Promise<GoodMonth> {
  const intent = intentOf('callDeedVote', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(GoodMonth, { id: earlier }));

  const { month } = await holdMonth(tx, actor, input.monthId, MonthMove.CALL_VOTE);
  const deeds = await deedsOf(tx, month.id);
  const admitted = deeds.filter(({ state }) => state === DeedState.ADMITTED);
  demand(fitsDeeds(MonthMove.CALL_VOTE, month.state, deeds), ErrorCode.ILLEGAL_MOVE, 'monthId');
  const councilId = await reviewOf(tx, month.villageId);
  const meeting = await tx.row('select 1 from meeting where id = $1 and council_id = $2', [
    input.meetingId,
    councilId,
  ]);
  demand(meeting, ErrorCode.NOT_FOUND, 'meetingId');
  const people = await tx.rows<{ name: string; grid: string }>(
    `select r.name, coalesce(g.name_zh, a.name_zh) as grid from unnest($1::uuid[]) with ordinality x (id, n)
       join resident r on r.id = x.id join household h on h.id = r.household_id join area a on a.id = h.area_id
       left join area g on g.id = any(a.path) and g.kind = 'GRID' order by x.n`,
    [admitted.map(({ nomineeId }) => nomineeId)],
  );
  const labels = ballotLabels(people);
  const { mostChosen } = await settingsOf(tx, month.villageId);
  const [year, number] = month.month.split('-').map(Number);
  const several = admitted.length > 1;
  const motion = await callBallot(tx, actor, {
    requestId: newId(),
    meetingId: input.meetingId,
    // Who it is about is read in the vote itself, by those who vote: words of a motion are read by the office as well.
    text: several ? `评选${year}年${number}月文明新事` : `同意把这件事迹评为${year}年${number}月文明新事`,
    secret: true,
    majority: several ? Majority.MOST : Majority.HALF_PRESENT,
    choices: several ? admitted.map(({ id }, place) => ({ label: labels[place] ?? '', subjectId: id })) : [],
    most: several ? Math.min(mostChosen, admitted.length - 1) : 1,
    concernedIds: admitted.map(({ nomineeId }) => nomineeId),
  });
  await tx.manager.update(GoodMonth, { id: month.id }, { state: MonthState.VOTING, motionId: motion.id });
  await keep(tx, intent, [
    {
      subjectKind: 'GOOD_MONTH',
      subjectId: month.id,
      move: 'CALL_VOTE',
      villageId: month.villageId,
      detail: { deeds: admitted.length },
    },
  ]);
  return found(await tx.one(GoodMonth, { id: month.id }));
}

/**
 * Takes over what the vote came to: those chosen are asked whether they want to be named, the others are told to nobody.
 * A vote that came to nothing sends the month back, to be voted on again; a month of which nothing was admitted ends
 * without a vote. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (the vote is not closed; not heard yet, or to be voted on).
 */
export async function concludeMonth(tx: Tx, actor: Actor, input: ConcludeMonthInput): Promise<GoodMonth> {
  const intent = intentOf('concludeMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(GoodMonth, { id: earlier }));

  const { month } = await holdMonth(tx, actor, input.monthId, MonthMove.CONCLUDE);
  if (month.state === MonthState.HEARING) {
    const fits = fitsDeeds(MonthMove.CONCLUDE, month.state, await deedsOf(tx, month.id));
    demand(fits, ErrorCode.ILLEGAL_MOVE, 'monthId');
    await decide(tx, month, [], []);
    await keep(tx, intent, [
      { subjectKind: 'GOOD_MONTH', subjectId: month.id, move: 'CONCLUDE', villageId: month.villageId },
    ]);
    return found(await tx.one(GoodMonth, { id: month.id }));
  }
  const result = month.motionId ? await ballotResult(tx, month.motionId) : null;
  const over = result?.state === MotionState.DECIDED || result?.state === MotionState.WITHDRAWN;
  demand(result && over, ErrorCode.ILLEGAL_MOVE, 'monthId');
  const admitted = (await deedsOf(tx, month.id)).filter(({ state }) => state === DeedState.ADMITTED);
  const { outcome } = result;
  const holds =
    outcome === MotionOutcome.CHOSEN ||
    outcome === MotionOutcome.ADOPTED ||
    outcome === MotionOutcome.REJECTED;
  if (!holds) {
    await tx.manager.update(GoodMonth, { id: month.id }, { state: MonthState.HEARING, motionId: null });
  } else {
    const byChoice = new Set(
      result.options.flatMap(({ chosen, subjectId }) => (chosen ? (subjectId ?? []) : [])),
    );
    const chosen = admitted.filter(({ id }) =>
      outcome === MotionOutcome.CHOSEN ? byChoice.has(id) : outcome === MotionOutcome.ADOPTED,
    );
    await decide(tx, month, admitted, chosen);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'GOOD_MONTH',
      subjectId: month.id,
      move: holds ? 'CONCLUDE' : 'VOTE_AGAIN',
      villageId: month.villageId,
      detail: outcome ? { outcome } : {},
    },
  ]);
  return found(await tx.one(GoodMonth, { id: month.id }));
}

async function decide(
  tx: Tx,
  month: GoodMonth,
  admitted: readonly Deed[],
  chosen: readonly Deed[],
): Promise<void> {
  const ids = chosen.map(({ id }) => id);
  await tx.rows(
    `update deed set state = case when id = any($2::uuid[]) then 'CHOSEN' else 'NOT_CHOSEN' end
     where id = any($1::uuid[])`,
    [admitted.map(({ id }) => id), ids],
  );
  await tx.manager.update(GoodMonth, { id: month.id }, { state: MonthState.DECIDED, decidedAt: tx.at });
  await tell(
    tx,
    chosen.map(({ id, nomineeId }) => ({
      residentId: nomineeId,
      kind: MessageKind.DEED_CHOSEN,
      params: { month: month.month },
      link: '/good-deeds',
      key: `deed:${id}:chosen`,
    })),
  );
}
