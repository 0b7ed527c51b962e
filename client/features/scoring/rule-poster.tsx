import { graphql, unmask, type FragmentType } from '#client/gql';
import { useScoringTexts } from './resident-texts';
import './rule-poster.css';
import { CATEGORIES, useRuleWords } from './rule-words';

const RulePoster_rule = graphql(`
  fragment RulePoster_rule on Rule {
    id
    code
    category
    current {
      id
      nameZh
      nameEn
      basis
      pointsMin
      pointsMax
      caps {
        scope
        period
        unit
        max
      }
      bodies
      honourOnly
    }
  }
`);

type Props = {
  rules: readonly FragmentType<typeof RulePoster_rule>[];
  bodyName: (code: string) => string;
  title: string;
};

/** The rules as a sheet for the wall: only on paper, one table per category. */
export function RulePoster({ rules, bodyName, title }: Props) {
  const t = useScoringTexts();
  const words = useRuleWords();
  const all = unmask(RulePoster_rule, rules);
  return (
    <div className="rule-poster print-only">
      <p className="rule-poster-title">{title}</p>
      {CATEGORIES.map((category) => {
        const inCategory = all.filter((rule) => rule.category === category && rule.current !== null);
        if (inCategory.length === 0) return null;
        return (
          <table key={category}>
            <caption>{words.category(category)}</caption>
            <thead>
              <tr>
                <th scope="col">{t('posterCode')}</th>
                <th scope="col">{t('posterWhat')}</th>
                <th scope="col">{t('posterPoints')}</th>
                <th scope="col">{t('posterCap')}</th>
                <th scope="col">{t('posterWho')}</th>
              </tr>
            </thead>
            <tbody>
              {inCategory.map(({ id, code, current }) =>
                current ? (
                  <tr key={id}>
                    <td className="numeric nowrap">{code}</td>
                    <td>{t.pick(current.nameZh, current.nameEn)}</td>
                    <td>
                      {words.worth(current)}
                      {current.honourOnly ? ` (${t('honourOnly')})` : ''}
                    </td>
                    <td>{words.caps(current.caps)}</td>
                    <td>{words.bodies(current.bodies, bodyName)}</td>
                  </tr>
                ) : null,
              )}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
