import { type FragmentType, graphql, unmask } from '#client/gql';
import type { DecisionSteps_DecisionFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Timeline, type TimelineState } from '#client/ui/timeline';
import { useFormat } from '#client/ui/use-format';
import { DECISION_STATE, STEP_KIND, useDecisionTexts } from './decision-texts';
import './meetings.css';

export const DecisionSteps_decision = graphql(`
  fragment DecisionSteps_decision on VillageDecision {
    id
    year
    no
    title
    matter
    state
    step
    startedAt
    endedAt
    endReason
    template {
      code
      nameZh
      nameEn
    }
    steps {
      id
      words
      outcome
      doneAt
      shownFrom
      shownUntil
      law {
        place
        kind
        councilKind
        nameZh
        nameEn
        whoZh
        whoEn
        presentPart
        presentWhole
        agreePart
        agreeWhole
        agreeOfDue
        agreeMore
        days
      }
      vote {
        seats
        entitled
        agree
        against
        abstain
        heldOn
      }
      sittings {
        id
        heldOn
        due
        present
        agree
        against
        abstain
        words
        state
        outcome
      }
    }
  }
`);

type DecisionStep = DecisionSteps_DecisionFragment['steps'][number];

/** What a step asks for, in words. */
export function useLawWords(): (law: Omit<DecisionStep['law'], 'place'>) => string {
  const t = useDecisionTexts();
  return (law) => {
    if (law.days) return t('lawDays', { count: law.days });
    if (!law.presentPart || !law.presentWhole || !law.agreePart || !law.agreeWhole)
      return t(STEP_KIND[law.kind]);
    const more = law.agreeOfDue
      ? (['lawDueMore', 'lawDueLeast'] as const)
      : (['lawThereMore', 'lawThereLeast'] as const);
    const present = t('lawPresent', { part: law.presentPart, whole: law.presentWhole });
    const agree = t(more[law.agreeMore ? 0 : 1], { part: law.agreePart, whole: law.agreeWhole });
    return `${present}${t.pick('，', ', ')}${agree}`;
  };
}

/** A matter of the village with every step of its way: what was asked for, what came of it. */
export function DecisionSteps({
  decision: masked,
}: {
  decision: FragmentType<typeof DecisionSteps_decision>;
}) {
  const t = useDecisionTexts();
  const f = useFormat();
  const lawWords = useLawWords();
  const decision = unmask(DecisionSteps_decision, masked);
  const { word, tone } = DECISION_STATE[decision.state];

  const stateOf = ({ outcome, law }: DecisionStep): TimelineState => {
    if (outcome) return outcome === 'PASSED' ? 'done' : 'bad';
    return decision.state === 'RUNNING' && law.place === decision.step ? 'now' : 'ahead';
  };

  return (
    <>
      <p>
        <StatusTag tone={tone}>{t(word, { step: decision.step })}</StatusTag>{' '}
        <span className="muted">
          {t.pick(decision.template.nameZh, decision.template.nameEn)} · {t('number', decision)} ·{' '}
          {t('startedOn', { date: f.date(decision.startedAt) })}
          {decision.endedAt ? ` · ${t('endedOn', { date: f.date(decision.endedAt) })}` : ''}
        </span>
      </p>
      <p className="meeting-words">{decision.matter}</p>
      {decision.endReason ? (
        <p>
          {t('stopReason')}
          {t.pick('：', ': ')}
          {decision.endReason}
        </p>
      ) : null}
      <Timeline
        label={t('steps')}
        items={decision.steps.map((step) => ({
          key: String(step.law.place),
          state: stateOf(step),
          title: `${step.law.place}. ${t.pick(step.law.nameZh, step.law.nameEn)}`,
          who: (
            <>
              {t.pick(step.law.whoZh, step.law.whoEn)} · {lawWords(step.law)}
            </>
          ),
          when: step.doneAt ? f.date(step.doneAt) : undefined,
          note: <StepNote step={step} />,
        }))}
      />
    </>
  );
}

function StepNote({ step }: { step: DecisionStep }) {
  const t = useDecisionTexts();
  const f = useFormat();
  const { vote, sittings, words, shownFrom, shownUntil } = step;
  return (
    <>
      {words ? <span className="meeting-words">{words}</span> : null}
      {shownFrom && shownUntil ? (
        <span className="muted small">
          {' '}
          {t('shown', { from: f.date(shownFrom), until: f.date(new Date(Date.parse(shownUntil) - 1)) })}
        </span>
      ) : null}
      {vote ? <span>{t('vote', { ...vote, date: f.date(vote.heldOn) })}</span> : null}
      {sittings.map((sitting) => (
        <span key={sitting.id}>
          {t('sitting', { ...sitting, date: f.date(sitting.heldOn) })} ·{' '}
          {sitting.outcome
            ? t(
                sitting.outcome === 'PASSED'
                  ? 'passed'
                  : sitting.outcome === 'FAILED'
                    ? 'failed'
                    : 'noQuorum',
              )
            : t('entered')}
          {sitting.words ? `${t.pick('：', ': ')}${sitting.words}` : ''}
          <br />
        </span>
      ))}
    </>
  );
}
