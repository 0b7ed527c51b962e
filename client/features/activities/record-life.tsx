import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { RecordLife_RecordFragment } from '#client/gql/graphql';
import { sorted } from '#client/ui/ordered';
import { Timeline } from '#client/ui/timeline';
import { type Format, useFormat } from '#client/ui/use-format';
import { useLifeTexts } from './record-life-texts';

export const RecordLife_record = graphql(`
  fragment RecordLife_record on ActivityRecord {
    id
    state
    way
    reason
    facePoints
    points
    honour
    approvedPoints
    objectUntil
    createdAt
    submittedAt
    checkedAt
    publishedAt
    publicityEndsAt
    releasedAt
    filer {
      id
      name
    }
    checker {
      id
      name
    }
    approvals {
      id
      body
      approvedAt
      approver {
        id
        name
      }
    }
    approvalsNeeded
    bodiesMissing
    ruleVersion {
      id
      publicityDays
    }
    objections {
      id
      reason
      state
      phase
      filedAt
      answerDueOn
      overdue
      outcome
      reducedTo
      answer
      answeredAt
      appeal {
        id
        side
        body
        state
        reason
        filedAt
        dueOn
        outcome
        reducedTo
        answer
      }
    }
    history {
      id
      move
      at
      actor {
        id
        name
      }
    }
  }
`);

type Item = {
  key: string;
  title: ReactNode;
  state: 'done' | 'now' | 'ahead' | 'bad';
  who?: ReactNode;
  when?: string;
  note?: ReactNode;
};
type Words = ReturnType<typeof useLifeTexts>;
type Told = { record: RecordLife_RecordFragment; t: Words; f: Format; bodyName: (code: string) => string };

/** Later than any time, as texts compare. */
const LAST = '~';
const ENDED = new Set(['REJECTED', 'WITHDRAWN', 'REVERSED']);

/** A record's life from filing to the points, with what is still ahead. */
export function RecordLife(props: {
  record: FragmentType<typeof RecordLife_record>;
  bodyName: (code: string) => string;
}) {
  const t = useLifeTexts();
  const f = useFormat();
  const told = { record: unmask(RecordLife_record, props.record), t, f, bodyName: props.bodyName };
  const doubts = objections(told);
  // A doubt may come after the points: the line tells what happened in the order in which it did.
  const release = told.record.releasedAt ?? LAST;
  return (
    <Timeline
      label={t('life')}
      items={[
        ...filing(told),
        ...deciding(told),
        ...publicity(told),
        ...doubts.filter(({ at }) => at < release).map(({ item }) => item),
        ...released(told),
        ...doubts.filter(({ at }) => at >= release).map(({ item }) => item),
        ...ending(told),
      ]}
    />
  );
}

/** Who made the last move of these kinds and when; the record's own fields do not keep it. */
function lastMove({ record, t, f }: Told, ...kinds: string[]): Pick<Item, 'who' | 'when'> {
  const moves = record.history.filter((each) => kinds.includes(each.move));
  const [entry] = sorted(moves, (a, b) => b.at.localeCompare(a.at));
  return entry ? { who: entry.actor?.name ?? t('system'), when: f.dateTime(entry.at) } : {};
}

function filing(told: Told): Item[] {
  const { record, t, f } = told;
  const items: Item[] = [
    {
      key: 'filed',
      title: t(`filed${record.way}`),
      state: record.state === 'DRAFT' ? 'now' : 'done',
      who: record.filer.name,
      when: f.dateTime(record.submittedAt ?? record.createdAt),
      note: record.state === 'DRAFT' ? t('draftNote') : undefined,
    },
  ];
  if (record.state === 'RETURNED') {
    items.push({
      key: 'returned',
      title: t('returned_'),
      state: 'now',
      ...lastMove(told, 'RETURN'),
      note: record.reason ? t('reason', { reason: record.reason }) : undefined,
    });
  }
  return items;
}

function deciding({ record, t, f, bodyName }: Told): Item[] {
  const items: Item[] = [];
  const ended = ENDED.has(record.state);
  if (record.checkedAt) {
    items.push({
      key: 'check',
      title: t('check'),
      state: 'done',
      who: record.checker?.name,
      when: f.dateTime(record.checkedAt),
    });
  } else if (!ended && record.approvals.length === 0 && !record.publishedAt) {
    const now = record.state === 'SUBMITTED';
    items.push({
      key: 'check',
      title: t('check'),
      state: now ? 'now' : 'ahead',
      note: now ? t('checkWait') : undefined,
    });
  }
  for (const approval of record.approvals) {
    items.push({
      key: approval.id,
      title: t('approve', { body: bodyName(approval.body) }),
      state: 'done',
      who: approval.approver.name,
      when: f.dateTime(approval.approvedAt),
    });
  }
  if (ended) return items;
  record.bodiesMissing.forEach((body, index) => {
    const now = record.state === 'CHECKED';
    const two =
      index === 0 && record.approvalsNeeded > 1 ? t('approveTwo', { count: record.approvalsNeeded }) : '';
    items.push({
      key: `missing-${body}`,
      title: t('approve', { body: bodyName(body) }),
      state: now ? 'now' : 'ahead',
      note: [now ? t('approveWait') : '', two].filter(Boolean).join(' ') || undefined,
    });
  });
  return items;
}

function publicity({ record, t, f }: Told): Item[] {
  const { publishedAt, publicityEndsAt, state } = record;
  if (!publishedAt || !publicityEndsAt) {
    if (ENDED.has(state) || record.ruleVersion.publicityDays === 0) return [];
    return [
      {
        key: 'publicity',
        title: t('publicityAhead', { count: record.ruleVersion.publicityDays }),
        state: 'ahead',
      },
    ];
  }
  const note =
    state === 'IN_PUBLICITY'
      ? t('publicityNow', { date: f.date(publicityEndsAt), left: f.relativeDays(publicityEndsAt) })
      : state === 'OBJECTED'
        ? t('publicityHeld')
        : undefined;
  return [
    {
      key: 'publicity',
      title: t('publicity'),
      state: state === 'IN_PUBLICITY' ? 'now' : state === 'OBJECTED' ? 'bad' : 'done',
      when: t('publicityUntil', { from: f.date(publishedAt), to: f.date(publicityEndsAt) }),
      note,
    },
  ];
}

/** Objections and appeals, each with the time when it was made. */
function objections({ record, t, f, bodyName }: Told): { at: string; item: Item }[] {
  return record.objections.flatMap((objection) => {
    const { appeal } = objection;
    const doubted: Item = {
      key: objection.id,
      title: t('objection'),
      state: objection.state === 'OPEN' ? 'now' : 'done',
      when: f.dateTime(objection.filedAt),
      note: (
        <>
          <p>{t('objectionReason', { reason: objection.reason })}</p>
          {objection.state === 'OPEN' ? (
            <>
              {objection.phase === 'AFTER_RELEASE' ? <p>{t('objectionAfter')}</p> : null}
              <p>{t('objectionDue', { date: f.date(objection.answerDueOn) })}</p>
              {objection.overdue ? <p>{t('objectionLate')}</p> : null}
            </>
          ) : null}
          {objection.outcome ? <p>{t(objection.outcome)}</p> : null}
          {objection.reducedTo === null ? null : (
            <p>{t('reducedTo', { points: f.pointsWithUnit(objection.reducedTo) })}</p>
          )}
          {objection.answer ? <p>{t('objectionAnswer', { answer: objection.answer })}</p> : null}
        </>
      ),
    };
    const told = { at: objection.filedAt, item: doubted };
    if (!appeal) return [told];
    const { outcome } = appeal;
    const said =
      outcome === 'REDUCED'
        ? t('appealREDUCED', { points: f.pointsWithUnit(appeal.reducedTo ?? 0) })
        : outcome === 'STRUCK'
          ? t('appealSTRUCK')
          : outcome
            ? t(outcome)
            : t('appealDue', { body: bodyName(appeal.body), date: f.date(appeal.dueOn) });
    const appealed: Item = {
      key: appeal.id,
      title: t('appeal'),
      state: appeal.state === 'OPEN' ? 'now' : 'done',
      when: f.dateTime(appeal.filedAt),
      note: (
        <>
          <p>
            {t(`appeal${appeal.side}`)} {appeal.reason}
          </p>
          <p>{said}</p>
          {appeal.answer ? <p>{t('objectionAnswer', { answer: appeal.answer })}</p> : null}
        </>
      ),
    };
    return [told, { at: appeal.filedAt, item: appealed }];
  });
}

function released({ record, t, f }: Told): Item[] {
  if (!record.releasedAt) return [];
  const points = record.points ?? 0;
  const words = { points: f.pointsWithUnit(points), honour: f.pointsWithUnit(record.honour) };
  const corrected = record.honour !== record.facePoints;
  const said = corrected
    ? t('releaseCorrected', {
        before: f.pointsWithUnit(record.approvedPoints ?? 0),
        after: words.points,
        honour: words.honour,
      })
    : t(points < record.facePoints ? 'releaseCapped' : 'releaseNote', words);
  return [
    {
      key: 'release',
      title: t('release'),
      state: 'done',
      when: f.dateTime(record.releasedAt),
      note: (
        <>
          <p>{said}</p>
          {record.objectUntil ? <p>{t('canObject', { date: f.date(record.objectUntil) })}</p> : null}
        </>
      ),
    },
  ];
}

/** How it ended, or the points still ahead. */
function ending(told: Told): Item[] {
  const { record, t, f } = told;
  const note = record.reason ? t('reason', { reason: record.reason }) : undefined;
  // A decision on a doubt or on a false claim ends a record too.
  const struck = ['ANSWER', 'DECIDE_APPEAL', 'TAKE_BACK'];
  const end = (title: string, ...kinds: string[]): Item[] => [
    { key: 'end', title, state: 'bad', ...lastMove(told, ...kinds), note },
  ];
  switch (record.state) {
    case 'REJECTED':
      return end(t('rejected'), 'REJECT', ...struck);
    case 'WITHDRAWN':
      return end(t('withdrawn'), 'WITHDRAW');
    case 'REVERSED':
      return end(t('reversed'), 'REVERSE', ...struck);
    case 'RELEASED':
      return [];
    default: {
      const on = record.state === 'IN_PUBLICITY' ? record.publicityEndsAt : null;
      return [
        {
          key: 'ahead',
          title: t('release'),
          state: 'ahead',
          note: on ? t('releaseOn', { date: f.date(on) }) : t('releaseAhead'),
        },
      ];
    }
  }
}
