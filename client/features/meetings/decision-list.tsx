import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { CardLink, CardList } from '#client/ui/card';
import { ScalesIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { DECISION_STATE, useDecisionTexts } from './decision-texts';

const DecisionList_decision = graphql(`
  fragment DecisionList_decision on VillageDecision {
    id
    year
    no
    title
    state
    step
    startedAt
    template {
      code
      nameZh
      nameEn
    }
    steps {
      id
      outcome
      law {
        place
        nameZh
        nameEn
      }
    }
  }
`);

type Props = {
  decisions: readonly FragmentType<typeof DecisionList_decision>[];
  pathOf: (id: string) => string;
};

/** Decisions with how far each is, the newest first. */
export function DecisionList({ decisions: masked, pathOf }: Props) {
  const t = useDecisionTexts();
  const f = useFormat();
  const decisions = unmask(DecisionList_decision, masked);
  if (decisions.length === 0) {
    return (
      <EmptyState icon={ScalesIcon} title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  }
  return (
    <CardList>
      {decisions.map((decision) => {
        const { word, tone } = DECISION_STATE[decision.state];
        const step = decision.steps.find(({ law }) => law.place === decision.step);
        return (
          <li key={decision.id}>
            <CardLink
              to={pathOf(decision.id)}
              icon={ScalesIcon}
              title={decision.title}
              end={<StatusTag tone={tone}>{t(word, { step: decision.step })}</StatusTag>}
            >
              {t.pick(decision.template.nameZh, decision.template.nameEn)} · {t('number', decision)} ·{' '}
              {t('startedOn', { date: f.date(decision.startedAt) })}
              {step && decision.state !== 'DONE' ? ` · ${t.pick(step.law.nameZh, step.law.nameEn)}` : ''}
            </CardLink>
          </li>
        );
      })}
    </CardList>
  );
}
