import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Card } from '#client/ui/card';
import { Stack } from '#client/ui/section';
import type { MotionList_MeetingFragment } from '#client/gql/graphql';
import './meetings.css';
import { MAJORITY, MOTION_STATE, namesOf, optionLabel, OUTCOME, useMeetingTexts } from './meeting-texts';
import { MotionMoves } from './motion-moves';

const MotionList_meeting = graphql(`
  fragment MotionList_meeting on Meeting {
    id
    motions {
      id
      place
      text
      majority
      secret
      most
      state
      outcome
      moves
      hasVoted
      options {
        id
        answer
        label
        votes
        chosen
      }
      standing {
        seats
        recused
        entitled
        needed
        ballots
      }
      concerned {
        id
        name
      }
      recused {
        id
        name
      }
      voters {
        id
        name
      }
      votes {
        residentId
        optionId
      }
      resolution {
        id
        no
      }
    }
    roll {
      person {
        id
        name
      }
      state
    }
  }
`);

export type MotionShown = MotionList_MeetingFragment['motions'][number];

type Props = {
  meeting: FragmentType<typeof MotionList_meeting>;
  onChanged: () => Promise<unknown>;
};

/** What is put to the vote, how it stands, and what the viewer may do about it. */
export function MotionList({ meeting: masked, onChanged }: Props) {
  const t = useMeetingTexts();
  const { motions, roll } = unmask(MotionList_meeting, masked);
  if (motions.length === 0) return <p className="muted">{t('motionsNone')}</p>;
  return (
    <Stack>
      {motions.map((motion) => (
        <Card key={motion.id} as="article" level={3} title={`${motion.place}. ${motion.text}`}>
          <MotionFacts motion={motion} />
          <MotionMoves
            motion={motion}
            present={roll.filter(({ state }) => state === 'PRESENT').map(({ person }) => person)}
            onChanged={onChanged}
          />
        </Card>
      ))}
    </Stack>
  );
}

/** State, rules and figures of one vote. */
function MotionFacts({ motion }: { motion: MotionShown }) {
  const t = useMeetingTexts();
  const { standing, outcome } = motion;
  const state = outcome ? OUTCOME[outcome] : MOTION_STATE[motion.state];
  const told = motion.options.some(({ votes }) => votes !== null && votes !== undefined);
  // Of a secret vote about somebody there are no figures: those chosen stand alone.
  const shown = told ? motion.options : motion.options.filter(({ chosen, label }) => chosen && label !== '');
  const most = Math.max(1, ...motion.options.map(({ votes }) => votes ?? 0));
  const nameOf = new Map(motion.voters.map(({ id, name }) => [id, name]));
  return (
    <Stack gap="small">
      <p>
        <StatusTag tone={state.tone}>{t(state.word)}</StatusTag>{' '}
        {motion.secret ? <StatusTag tone="info">{t('secret')}</StatusTag> : null}{' '}
        <span className="muted small">{t(MAJORITY[motion.majority])}</span>
      </p>
      {motion.state === 'WITHDRAWN' ? null : (
        <p className="muted small">
          {outcome
            ? t('standingEnd', standing)
            : standing.entitled < standing.needed
              ? t('standingNeed', standing)
              : t('standing', standing)}
        </p>
      )}
      {motion.concerned.length > 0 ? (
        <p className="small">
          {t('concerns', { names: namesOf(t, motion.concerned) })}
          {t.pick('；', '; ')}
          {t('recused', { names: namesOf(t, motion.recused) })}
        </p>
      ) : null}
      {shown.length > 0 ? (
        <div className="motion-options" role="group" aria-label={t('result')}>
          {shown.map((option) => (
            <div key={option.id} className="motion-option">
              <span>
                {optionLabel(t, option)} {option.chosen ? '✓' : ''}
              </span>
              {told ? (
                <>
                  <span className="motion-bar" aria-hidden="true">
                    <span style={{ width: `${((option.votes ?? 0) / most) * 100}%` }} />
                  </span>
                  <span className="numeric">{t('votes', { count: option.votes ?? 0 })}</span>
                </>
              ) : null}
            </div>
          ))}
        </div>
      ) : null}
      {motion.state === 'OPEN' && motion.voters.length > 0 ? (
        <p className="muted small">{t('voted', { names: namesOf(t, motion.voters) })}</p>
      ) : null}
      {motion.votes.length > 0 ? (
        <details className="meeting-more">
          <summary>{t('whoVoted')}</summary>
          <ul>
            {motion.options.map((option) => (
              <li key={option.id}>
                {optionLabel(t, option)}
                {t.pick('：', ': ')}
                {namesOf(
                  t,
                  motion.votes
                    .filter(({ optionId }) => optionId === option.id)
                    .map(({ residentId }) => ({ name: nameOf.get(residentId) ?? '' })),
                )}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {motion.resolution ? (
        <p>
          <StatusTag tone="good">{t('published', { no: motion.resolution.no })}</StatusTag>
        </p>
      ) : null}
    </Stack>
  );
}
