import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { NoticeList_NoticeFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { BoardIcon } from '#client/ui/icons';
import { EmptyState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './notice-list.css';
import { useBoardTexts } from './resident-texts';

const NoticeList_notice = graphql(`
  fragment NoticeList_notice on BoardNotice {
    recordId
    maskedName
    householdNumber
    ruleCode
    ruleNameZh
    ruleNameEn
    points
    honour
    happenedOn
    publicityEndsAt
    releasedAt
    objectUntil
    answerDueOn
    answerOverdue
    state
    approvedByZh
    approvedByEn
    mayObject
  }
`);

const NoticeListObject = graphql(`
  mutation NoticeListObject($input: ObjectInput!) {
    objectToRecord(input: $input) {
      id
      state
    }
  }
`);

type Props = {
  villageId: string;
  notices: readonly FragmentType<typeof NoticeList_notice>[];
  kind: 'publicity' | 'released';
  /** The server's clock, for the days left. */
  now: string;
  onObjected: () => void | Promise<unknown>;
};

/** Masked lines of the public board; whoever may object is offered it by the server. */
export function NoticeList({ villageId, notices, kind, now, onObjected }: Props) {
  const t = useBoardTexts();
  const intent = useIntent();
  const [object] = useMutation(NoticeListObject);
  const [asked, setAsked] = useState<NoticeList_NoticeFragment | null>(null);
  const lines = unmask(NoticeList_notice, notices);
  if (lines.length === 0) {
    return (
      <EmptyState icon={BoardIcon} title={t(kind === 'publicity' ? 'noPublicity' : 'noReleased')}>
        {t(kind === 'publicity' ? 'noPublicityHint' : 'noReleasedHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul role="list" className="notice-list">
        {lines.map((line) => (
          <NoticeLine
            key={line.recordId}
            line={line}
            now={now}
            explainPath={`/board/${villageId}/explain/${line.recordId}`}
            onAsk={() => setAsked(line)}
          />
        ))}
      </ul>
      <p className="muted small">{t('masked')}</p>
      <ConfirmDialog
        open={asked !== null}
        onCancel={() => setAsked(null)}
        title={t('objectTitle')}
        confirm={t('object')}
        reason={{ label: t('objectReason'), required: true, maxLength: 500 }}
        onConfirm={async (reason) => {
          if (!asked) return;
          await object({ variables: { input: intent.sign({ recordId: asked.recordId, reason }) } });
          intent.done();
          setAsked(null);
          toast.good(t('objectDone'));
          await onObjected();
        }}
      >
        {asked ? (
          <p>
            <strong>
              {t('objectTo', {
                name: asked.maskedName,
                household: asked.householdNumber,
                act: t.pick(asked.ruleNameZh, asked.ruleNameEn),
              })}
            </strong>
          </p>
        ) : null}
        <p>{t('objectText')}</p>
      </ConfirmDialog>
    </>
  );
}

type LineProps = { line: NoticeList_NoticeFragment; now: string; explainPath: string; onAsk: () => void };

function NoticeLine({ line, now, explainPath, onAsk }: LineProps) {
  const t = useBoardTexts();
  const f = useFormat();
  const act = t.pick(line.ruleNameZh, line.ruleNameEn);
  return (
    <li className="notice-line">
      <div className="notice-line-head">
        <p>
          <span className="notice-line-name">{line.maskedName}</span>{' '}
          <span className="muted small nowrap">
            {t('household')} <span className="numeric">{line.householdNumber}</span>
          </span>
        </p>
        <p className="notice-line-points numeric">
          {line.points > 0
            ? f.pointsWithUnit(line.points)
            : t('honourOnly', { points: f.points(line.honour) })}
        </p>
      </div>
      <p>
        {act} <span className="muted small numeric nowrap">{line.ruleCode}</span>
      </p>
      <p className="muted small">
        {f.date(line.happenedOn)} ·{' '}
        {t('approvedLine', { body: t.pick(line.approvedByZh, line.approvedByEn) })}
      </p>
      <div className="notice-line-foot">
        {line.answerDueOn ? (
          <>
            <StatusTag tone="warn">{t(line.state === 'OBJECTED' ? 'held' : 'doubted')}</StatusTag>
            <p className="small">
              {t(line.answerOverdue ? 'answerLate' : 'answerDue', { date: f.day(line.answerDueOn) })}
            </p>
          </>
        ) : null}
        {line.state === 'IN_PUBLICITY' && line.publicityEndsAt ? (
          <p className="small">
            {t('untilLine', {
              date: f.day(line.publicityEndsAt),
              left: f.relativeDays(line.publicityEndsAt, now),
            })}
          </p>
        ) : null}
        {line.releasedAt ? (
          <p className="small">
            {t('releasedLine', { date: f.date(line.releasedAt) })}
            {line.objectUntil ? ` · ${t('objectLine', { date: f.day(line.objectUntil) })}` : ''}
          </p>
        ) : null}
        <TextLink className="notice-line-explain" to={explainPath}>
          {t('explain')}
        </TextLink>
        {line.mayObject ? (
          <Button
            size="small"
            aria-label={t('objectTo', { name: line.maskedName, household: line.householdNumber, act })}
            onClick={onAsk}
          >
            {t('object')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
