import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Card } from '#client/ui/card';
import './approver-list.css';
import { useRuleWords } from './rule-words';
import { useWorkRuleTexts } from './work-rule-texts';

const ApproverList_rule = graphql(`
  fragment ApproverList_rule on Rule {
    id
    code
    current {
      id
      nameZh
      nameEn
      basis
      pointsMin
      pointsMax
      bodies
    }
  }
`);

type Props = {
  rules: readonly FragmentType<typeof ApproverList_rule>[];
  bodyChoices: readonly { value: string; label: string }[];
  bodyName: (code: string) => string;
  rulePath: (ruleId: string) => string;
};

/** Turned around: each body and the rules it approves by. */
export function ApproverList({ rules: masked, bodyChoices, bodyName, rulePath }: Props) {
  const t = useWorkRuleTexts();
  const words = useRuleWords();
  const rules = unmask(ApproverList_rule, masked);
  return (
    <div className="approver-list">
      {bodyChoices.map((body) => {
        const its = rules.filter((rule) => rule.current?.bodies.includes(body.value));
        return (
          <Card
            key={body.value}
            title={body.label}
            actions={<span className="muted">{t('bodyRules', { count: its.length })}</span>}
          >
            {its.length === 0 ? <p className="muted">{t('noBodyRules')}</p> : null}
            <ul className="approver-rules" role="list">
              {its.map(({ id, code, current }) => {
                if (!current) return null;
                const others = current.bodies.filter((each) => each !== body.value);
                return (
                  <li key={id} className="approver-rule">
                    <TextLink to={rulePath(id)}>
                      <span className="numeric">{code}</span> {t.pick(current.nameZh, current.nameEn)}
                    </TextLink>
                    <span className="numeric nowrap">{words.worth(current)}</span>
                    {others.length > 0 ? (
                      <span className="muted small">
                        {t('together', { bodies: words.bodies(others, bodyName) })}
                      </span>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}
