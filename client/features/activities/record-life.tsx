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
      filedAt
      answerDueOn
      outcome
      answer
      answeredAt
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

const ENDED = new Set(['REJECTED', 'WITHDRAWN', 'REVERSED']);

/** A record's life from filing to the points, with what is still ahead. */
export function RecordLife(props: {
  record: FragmentType<typeof RecordLife_record>;
  bodyName: (code: string) => string;
}) {
  const t = useLifeTexts();
  const f = useFormat();
  const told = { record: unmask(RecordLife_record, props.record), t, f, bodyName: props.bodyName };
  return (
    <Timeline
      label={t('life')}
      items={[...filing(told), ...deciding(told), ...publicity(told), ...objections(told), ...ending(told)]}
    />
  );
}

/** Who made the last move of this kind and when; the record's own fields do not keep it. */
function lastMove({ record, t, f }: Told, move: string): Pick<Item, 'who' | 'when'> {
  const moves = record.history.filter((each) => each.move === move);
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

function objections({ record, t, f }: Told): Item[] {
  return record.objections.map((objection) => ({
    key: objection.id,
    title: t('objection'),
    state: objection.state === 'OPEN' ? 'now' : 'done',
    when: f.dateTime(objection.filedAt),
    note: (
      <>
        <p>{t('objectionReason', { reason: objection.reason })}</p>
        {objection.state === 'OPEN' ? (
          <p>{t('objectionDue', { date: f.date(objection.answerDueOn) })}</p>
        ) : null}
        {objection.outcome ? <p>{t(objection.outcome)}</p> : null}
        {objection.answer ? <p>{t('objectionAnswer', { answer: objection.answer })}</p> : null}
      </>
    ),
  }));
}

function ending(told: Told): Item[] {
  const { record, t, f } = told;
  const why = record.reason ? t('reason', { reason: record.reason }) : undefined;
  const items: Item[] = [];
  if (record.releasedAt) {
    const points = record.points ?? 0;
    const words = { points: f.pointsWithUnit(points), honour: f.pointsWithUnit(record.facePoints) };
    items.push({
      key: 'release',
      title: t('release'),
      state: 'done',
      when: f.dateTime(record.releasedAt),
      note: points < record.facePoints ? t('releaseCapped', words) : t('releaseNote', words),
    });
  }
  if (record.state === 'REJECTED') {
    items.push({ key: 'end', title: t('rejected'), state: 'bad', ...lastMove(told, 'REJECT'), note: why });
  } else if (record.state === 'WITHDRAWN') {
    items.push({ key: 'end', title: t('withdrawn'), state: 'bad', ...lastMove(told, 'WITHDRAW'), note: why });
  } else if (record.state === 'REVERSED') {
    items.push({ key: 'end', title: t('reversed'), state: 'bad', ...lastMove(told, 'REVERSE'), note: why });
  } else if (!record.releasedAt) {
    const on = record.state === 'IN_PUBLICITY' ? record.publicityEndsAt : null;
    items.push({
      key: 'release',
      title: t('release'),
      state: 'ahead',
      note: on ? t('releaseOn', { date: f.date(on) }) : t('releaseAhead'),
    });
  }
  return items;
}
