import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ScalesIcon, SendIcon } from '#client/ui/more-icons';
import { Row, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { AppealDialog, DecideDialog } from './appeal-dialogs';
import { useDoubtTexts } from './doubt-texts';

const ObjectionCard_objection = graphql(`
  fragment ObjectionCard_objection on Objection {
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
    answeredBody
    appealUntil
    moves
    objector {
      id
      name
    }
    appeal {
      id
      side
      reason
      body
      state
      filedAt
      dueOn
      overdue
      outcome
      reducedTo
      answer
      decidedAt
    }
  }
`);

const TONE = {
  UPHELD: 'good',
  CONFIRMED: 'good',
  RESTORED: 'good',
  REDUCED: 'warn',
  STRUCK: 'bad',
} as const;

type Props = {
  objection: FragmentType<typeof ObjectionCard_objection>;
  bodyName: (code: string) => string;
  /** The server's clock, for the days left. */
  now: string;
  /** What was doubted, where the page does not say it. */
  head?: ReactNode;
  foot?: ReactNode;
  onChanged: () => void | Promise<unknown>;
};

/** A doubt about a record: what was said, until when it is answered, how, and what became of an appeal. */
export function ObjectionCard({ objection: masked, bodyName, now, head, foot, onChanged }: Props) {
  const t = useDoubtTexts();
  const f = useFormat();
  const [asked, setAsked] = useState<'APPEAL' | 'DECIDE' | null>(null);
  const objection = unmask(ObjectionCard_objection, masked);
  const { appeal } = objection;
  const open = objection.state === 'OPEN' || appeal?.state === 'OPEN';
  // What the appeal turned is history.
  const turned = appeal !== null && appeal.outcome !== null && appeal.outcome !== 'CONFIRMED';
  const late = objection.overdue || (appeal?.overdue ?? false);
  return (
    <Card tone={open ? 'accent' : 'plain'}>
      <Stack gap="small">
        {head}
        <Row>
          {objection.outcome ? (
            <StatusTag tone={turned ? 'plain' : TONE[objection.outcome]}>
              {t(objection.outcome)}
              {objection.reducedTo !== null
                ? ` · ${t('reducedTo', { points: f.pointsWithUnit(objection.reducedTo) })}`
                : ''}
            </StatusTag>
          ) : (
            <StatusTag tone="warn">{t('OPEN')}</StatusTag>
          )}
          {appeal?.outcome ? (
            <StatusTag tone={TONE[appeal.outcome]}>{t('appealed', { outcome: t(appeal.outcome) })}</StatusTag>
          ) : null}
          {appeal?.state === 'OPEN' ? <StatusTag tone="warn">{t('appealOpen')}</StatusTag> : null}
          {late ? <StatusTag tone="bad">{t('overdue')}</StatusTag> : null}
        </Row>
        <p>{objection.reason}</p>
        <p className="muted small">
          {t('objectedAt', { when: f.dateTime(objection.filedAt) })}
          {objection.phase === 'AFTER_RELEASE' ? ` · ${t('afterRelease')}` : ''}
          {objection.objector ? ` · ${t('objector', { name: objection.objector.name })}` : ''}
          {objection.state === 'OPEN'
            ? ` · ${t('answerDue', { when: f.date(objection.answerDueOn) })}（${f.relativeDays(objection.answerDueOn, now)}）`
            : ''}
        </p>
        {objection.answer ? (
          <p>
            <strong>
              {objection.answeredBody
                ? t('answered', { body: bodyName(objection.answeredBody) })
                : t('answeredPlain')}
            </strong>{' '}
            {objection.answer}{' '}
            {objection.answeredAt ? (
              <span className="muted small">{f.dateTime(objection.answeredAt)}</span>
            ) : null}
          </p>
        ) : null}
        {objection.moves.includes('APPEAL') && objection.appealUntil ? (
          <p className="small">{t('appealUntil', { when: f.date(objection.appealUntil) })}</p>
        ) : null}
        {appeal ? (
          <>
            <p>
              <strong>{t(`appeal${appeal.side}`)}</strong> {appeal.reason}{' '}
              <span className="muted small">{f.dateTime(appeal.filedAt)}</span>
            </p>
            {appeal.outcome && appeal.answer ? (
              <p>
                <strong>
                  {t('decided')} · {t(appeal.outcome)}
                  {appeal.reducedTo !== null
                    ? ` · ${t('reducedTo', { points: f.pointsWithUnit(appeal.reducedTo) })}`
                    : ''}
                </strong>{' '}
                {appeal.answer}{' '}
                {appeal.decidedAt ? (
                  <span className="muted small">{f.dateTime(appeal.decidedAt)}</span>
                ) : null}
              </p>
            ) : (
              <p className="muted small">
                {t('appealTo', { body: bodyName(appeal.body), when: f.date(appeal.dueOn) })}（
                {f.relativeDays(appeal.dueOn, now)}）
              </p>
            )}
          </>
        ) : null}
        {objection.moves.includes('APPEAL') || objection.moves.includes('DECIDE') || foot ? (
          <Row>
            {objection.moves.includes('DECIDE') ? (
              <Button kind="primary" icon={ScalesIcon} onClick={() => setAsked('DECIDE')}>
                {t('decide')}
              </Button>
            ) : null}
            {objection.moves.includes('APPEAL') ? (
              <Button icon={SendIcon} onClick={() => setAsked('APPEAL')}>
                {t('appealTitle')}
              </Button>
            ) : null}
            {foot}
          </Row>
        ) : null}
      </Stack>
      {asked === 'APPEAL' ? (
        <AppealDialog objectionId={objection.id} onClose={() => setAsked(null)} onDone={onChanged} />
      ) : null}
      {asked === 'DECIDE' && appeal ? (
        <DecideDialog
          appealId={appeal.id}
          reason={appeal.reason}
          answered={objection.outcome}
          onClose={() => setAsked(null)}
          onDone={onChanged}
        />
      ) : null}
    </Card>
  );
}
