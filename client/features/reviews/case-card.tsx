import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CaseCard_CaseFragment, CaseMove, CaseState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { type Icon } from '#client/ui/icons';
import { EarIcon, ScalesIcon, SendIcon, ShieldIcon } from '#client/ui/more-icons';
import { Row, Stack } from '#client/ui/section';
import type { Tone } from '#client/ui/tone';
import { useFormat } from '#client/ui/use-format';
import { CaseDialog } from './case-dialogs';
import { useCaseTexts } from './case-texts';

const CaseCard_case = graphql(`
  fragment CaseCard_case on ClaimCase {
    id
    state
    source
    reason
    freezeMonths
    proposedAt
    hearUntil
    heard
    statement
    statedAt
    decidedAt
    takenBack
    appealUntil
    appealReason
    appealedAt
    appealDueOn
    appealAnswer
    appealDecidedAt
    overdue
    moves
    record {
      id
      state
    }
    proposer {
      id
      name
    }
    votes {
      id
      body
      proved
      reason
      votedAt
      voter {
        id
        name
      }
    }
    freeze {
      id
      startsOn
      endsOn
      liftedAt
    }
  }
`);

const TONE: Record<CaseState, Tone> = {
  OPEN: 'info',
  PROVED: 'bad',
  NOT_PROVED: 'good',
  APPEALED: 'warn',
  CONFIRMED: 'bad',
  LIFTED: 'good',
};
const LOOK: Record<CaseMove, { icon: Icon; words: 'state' | 'vote' | 'appeal' | 'decide' }> = {
  STATE: { icon: EarIcon, words: 'state' },
  VOTE: { icon: ShieldIcon, words: 'vote' },
  APPEAL: { icon: SendIcon, words: 'appeal' },
  DECIDE: { icon: ScalesIcon, words: 'decide' },
};

type Props = {
  theCase: FragmentType<typeof CaseCard_case>;
  bodyName: (code: string) => string;
  /** What it is about, where the page does not say it. */
  head?: ReactNode;
  onChanged: () => void | Promise<unknown>;
};

/** A proposal to take a record back: what is held against it, what the person says, the votes and what followed. */
export function CaseCard({ theCase: masked, bodyName, head, onChanged }: Props) {
  const t = useCaseTexts();
  const f = useFormat();
  const [move, setMove] = useState<CaseMove | null>(null);
  const the = unmask(CaseCard_case, masked);
  const open = the.state === 'OPEN' || the.state === 'APPEALED';
  const turnedDown = the.record?.state === 'REJECTED' || the.record?.state === 'REVERSED';
  // Of a record that was turned down before, only the freeze was left to decide.
  const onlyFreeze = the.freezeMonths > 0 && turnedDown && the.takenBack === null;
  return (
    <Card tone={open ? 'accent' : 'plain'}>
      <Stack gap="small">
        {head}
        <Row>
          <StatusTag tone={TONE[the.state]}>{t(the.state)}</StatusTag>
          {the.overdue ? <StatusTag tone="bad">{t('overdue')}</StatusTag> : null}
        </Row>
        <p className="muted small">
          {t('proposed', { when: f.dateTime(the.proposedAt), source: t(`source${the.source}`) })}
          {the.proposer ? ` · ${t('by', { name: the.proposer.name })}` : ''}
        </p>
        <p>
          {the.freezeMonths > 0
            ? t(onlyFreeze ? 'onlyFreeze' : 'asksFreeze', { count: the.freezeMonths })
            : t('asks')}
        </p>
        <Told label={t('reason')}>{the.reason}</Told>
        {the.statement ? (
          <Told label={t('statement')}>{the.statement}</Told>
        ) : (
          <p className="muted">
            {the.heard || the.state !== 'OPEN'
              ? t('unheard')
              : t('hearUntil', { when: f.date(the.hearUntil) })}
          </p>
        )}
        {the.votes.map((vote) => (
          <Told key={vote.id} label={t(vote.proved ? 'voteYes' : 'voteNo', { body: bodyName(vote.body) })}>
            {vote.reason}{' '}
            <span className="muted small">
              {vote.voter.name} · {f.date(vote.votedAt)}
            </span>
          </Told>
        ))}
        <Outcome the={the} />
        {the.moves.length > 0 ? (
          <Row>
            {the.moves.map((each) => (
              <Button key={each} kind="primary" icon={LOOK[each].icon} onClick={() => setMove(each)}>
                {t(LOOK[each].words)}
              </Button>
            ))}
          </Row>
        ) : null}
      </Stack>
      {move ? (
        <CaseDialog move={move} caseId={the.id} onClose={() => setMove(null)} onDone={onChanged} />
      ) : null}
    </Card>
  );
}

function Told({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p>
      <strong>{label}</strong> {children}
    </p>
  );
}

/** What followed from the votes, and from an appeal. */
function Outcome({ the }: { the: CaseCard_CaseFragment }) {
  const t = useCaseTexts();
  const f = useFormat();
  const { freeze } = the;
  return (
    <>
      {the.takenBack === true ? <p>{t('takenBack')}</p> : null}
      {the.takenBack === false ? <p>{t('notTakenBack')}</p> : null}
      {freeze ? (
        <p>
          {t('freeze', { from: f.date(freeze.startsOn), to: f.date(freeze.endsOn) })}
          {freeze.liftedAt ? ` ${t('lifted', { when: f.date(freeze.liftedAt) })}` : ''}
        </p>
      ) : null}
      {the.state === 'PROVED' && the.appealUntil ? (
        <p className="muted">{t('appealUntil', { when: f.date(the.appealUntil) })}</p>
      ) : null}
      {the.appealReason ? <Told label={t('appealed')}>{the.appealReason}</Told> : null}
      {the.state === 'APPEALED' && the.appealDueOn ? (
        <p className="muted">{t('appealDue', { when: f.date(the.appealDueOn) })}</p>
      ) : null}
      {the.appealAnswer ? <Told label={t('decided')}>{the.appealAnswer}</Told> : null}
    </>
  );
}
