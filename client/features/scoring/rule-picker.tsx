import { useState } from 'react';
import { graphql, unmask, type FragmentType } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { TextLink } from '#client/ui/button';
import { EditIcon, SearchIcon } from '#client/ui/icons';
import { SearchField } from '#client/ui/search-field';
import { EmptyState } from '#client/ui/states';
import { useScoringTexts } from './resident-texts';
import './rule-picker.css';
import { categoryIcon, matches, useRuleWords } from './rule-words';

const RulePicker_rule = graphql(`
  fragment RulePicker_rule on Rule {
    id
    code
    category
    current {
      id
      nameZh
      nameEn
      plainZh
      plainEn
      basis
      pointsMin
      pointsMax
      selfClaim
      honourOnly
    }
  }
`);

type Props = {
  rules: readonly FragmentType<typeof RulePicker_rule>[];
  pathOf: (ruleId: string) => string;
  rulesPath: string;
};

/** First step of a claim: the acts a resident may claim alone, in plain words. */
export function RulePicker({ rules, pathOf, rulesPath }: Props) {
  const t = useScoringTexts();
  const words = useRuleWords();
  const [search, setSearch] = useState('');
  const claimable = unmask(RulePicker_rule, rules).filter((rule) => rule.current?.selfClaim);
  if (claimable.length === 0) {
    return (
      <EmptyState
        icon={EditIcon}
        title={t('pickEmpty')}
        action={<TextLink to={rulesPath}>{t('allRules')}</TextLink>}
      >
        {t('pickEmptyHint')}
      </EmptyState>
    );
  }
  const found = claimable.filter(
    ({ code, current, category }) =>
      current &&
      matches(search, [
        code,
        current.nameZh,
        current.nameEn,
        current.plainZh,
        current.plainEn,
        words.category(category),
      ]),
  );
  return (
    <div className="rule-picker">
      <SearchField
        label={t('pickSearch')}
        placeholder={t('searchHint')}
        value={search}
        onChange={setSearch}
        delay={100}
      />
      <p className="visually-hidden" role="status">
        {t('found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState
          icon={SearchIcon}
          title={t('pickNone')}
          action={<TextLink to={rulesPath}>{t('allRules')}</TextLink>}
        >
          {t('pickNoneHint')}
        </EmptyState>
      ) : (
        <CardList>
          {found.map(({ id, code, category, current }) =>
            current ? (
              <li key={id}>
                <CardLink
                  to={pathOf(id)}
                  title={t.pick(current.nameZh, current.nameEn)}
                  end={
                    <span className="rule-picker-worth numeric">
                      {words.worth(current)}
                      {current.honourOnly ? (
                        <span className="rule-picker-honour">{t('honourShort')}</span>
                      ) : null}
                    </span>
                  }
                >
                  <span className="rule-picker-text">
                    <img src={categoryIcon(category)} alt="" width={28} height={28} />
                    <span>
                      {t.pick(current.plainZh, current.plainEn)}{' '}
                      <span className="muted small numeric">{code}</span>
                    </span>
                  </span>
                </CardLink>
              </li>
            ) : null,
          )}
        </CardList>
      )}
      <p className="muted">
        {t('pickNoneHint')} <TextLink to={rulesPath}>{t('allRules')}</TextLink>
      </p>
    </div>
  );
}
