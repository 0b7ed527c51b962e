import { useState } from 'react';
import { graphql, unmask, type FragmentType } from '#client/gql';
import type { RuleCategory, RuleList_RuleFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { BookIcon, EditIcon, SearchIcon } from '#client/ui/icons';
import { KeyValues } from '#client/ui/key-values';
import { SearchField } from '#client/ui/search-field';
import { EmptyState } from '#client/ui/states';
import { useScoringTexts } from './resident-texts';
import './rule-list.css';
import { CATEGORIES, categoryIcon, matches, useRuleWords } from './rule-words';

const RuleList_rule = graphql(`
  fragment RuleList_rule on Rule {
    id
    code
    category
    local
    current {
      id
      nameZh
      nameEn
      plainZh
      plainEn
      basis
      pointsMin
      pointsMax
      caps {
        scope
        period
        unit
        max
      }
      proof
      proofZh
      proofEn
      selfClaim
      bodies
      publicityDays
      honourOnly
    }
  }
`);

type Version = NonNullable<RuleList_RuleFragment['current']>;
type Ruled = RuleList_RuleFragment & { current: Version };

type Props = {
  rules: readonly FragmentType<typeof RuleList_rule>[];
  bodyName: (code: string) => string;
  /** Where a claim starts; left out for guests, who cannot claim. */
  claimPath?: (ruleId: string) => string;
  /** Heading level of a category; the rules stand one below. */
  level?: 2 | 3;
  searchAtFirst?: string;
};

/** All rules in plain words, by category, with search. Rules that are not in force are left out. */
export function RuleList({ rules, bodyName, claimPath, level = 2, searchAtFirst = '' }: Props) {
  const t = useScoringTexts();
  const words = useRuleWords();
  const [search, setSearch] = useState(searchAtFirst);
  const [category, setCategory] = useState<RuleCategory | null>(null);
  const [onlyClaim, setOnlyClaim] = useState(false);
  const Heading = level === 2 ? 'h2' : 'h3';

  const inForce = unmask(RuleList_rule, rules).filter((rule): rule is Ruled => rule.current !== null);
  if (inForce.length === 0) {
    return (
      <EmptyState icon={BookIcon} title={t('emptyTitle')}>
        {t('emptyHint')}
      </EmptyState>
    );
  }
  const used = CATEGORIES.filter((each) => inForce.some((rule) => rule.category === each));
  const found = inForce.filter(
    (rule) =>
      (category === null || rule.category === category) &&
      (!onlyClaim || rule.current.selfClaim) &&
      matches(search, [
        rule.code,
        rule.current.nameZh,
        rule.current.nameEn,
        rule.current.plainZh,
        rule.current.plainEn,
        words.category(rule.category),
      ]),
  );
  const showAll = () => {
    setSearch('');
    setCategory(null);
    setOnlyClaim(false);
  };

  return (
    <div className="rule-list no-print">
      <div className="rule-list-tools">
        <SearchField
          label={t('searchLabel')}
          placeholder={t('searchHint')}
          value={search}
          onChange={setSearch}
          delay={100}
        />
        <fieldset className="rule-categories">
          <legend className="visually-hidden">{t('categories')}</legend>
          <button
            type="button"
            className="rule-category"
            aria-pressed={category === null}
            onClick={() => setCategory(null)}
          >
            <BookIcon size={1.75} />
            <span>{t('all')}</span>
          </button>
          {used.map((each) => (
            <button
              key={each}
              type="button"
              className="rule-category"
              aria-pressed={category === each}
              onClick={() => setCategory(category === each ? null : each)}
            >
              <img src={categoryIcon(each)} alt="" width={28} height={28} />
              <span>{words.category(each)}</span>
            </button>
          ))}
        </fieldset>
        {claimPath ? <Checkbox label={t('onlyClaim')} checked={onlyClaim} onChange={setOnlyClaim} /> : null}
      </div>
      <p className="muted small" role="status">
        {t('found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState
          icon={SearchIcon}
          title={t('none')}
          action={<Button onClick={showAll}>{t('showAll')}</Button>}
        >
          {t('noneHint')}
        </EmptyState>
      ) : null}
      {used.map((each) => {
        const inCategory = found.filter((rule) => rule.category === each);
        if (inCategory.length === 0) return null;
        return (
          <section key={each} className="rule-group" aria-labelledby={`rules-${each}`}>
            <Heading id={`rules-${each}`} className="rule-group-title">
              <img src={categoryIcon(each)} alt="" width={36} height={36} />
              {words.category(each)}
              <span className="rule-group-count numeric">{inCategory.length}</span>
            </Heading>
            <ul role="list" className="rule-cards">
              {inCategory.map((rule) => (
                <RuleCard key={rule.id} rule={rule} bodyName={bodyName} claimPath={claimPath} level={level} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

type CardProps = Pick<Props, 'bodyName' | 'claimPath'> & { rule: Ruled; level: 2 | 3 };

function RuleCard({ rule, bodyName, claimPath, level }: CardProps) {
  const t = useScoringTexts();
  const words = useRuleWords();
  const version = rule.current;
  const name = t.pick(version.nameZh, version.nameEn);
  const Name = level === 2 ? 'h3' : 'h4';
  return (
    <li className="rule-card">
      <div className="rule-card-head">
        <Name className="rule-card-name">{name}</Name>
        <p className="rule-card-worth numeric">
          <span className="visually-hidden">{t('worth')}: </span>
          {words.worth(version)}
        </p>
      </div>
      <p className="rule-card-plain">{t.pick(version.plainZh, version.plainEn)}</p>
      <p className="rule-card-tags">
        <span className="rule-card-code numeric">{rule.code}</span>
        {version.honourOnly ? <StatusTag tone="plain">{t('honourOnly')}</StatusTag> : null}
        {rule.local ? <StatusTag tone="info">{t('local')}</StatusTag> : null}
        <span className="muted small">{words.caps(version.caps)}</span>
      </p>
      <details className="rule-card-more">
        <summary>{t('more')}</summary>
        <KeyValues
          items={[
            { label: t('proof'), value: words.proof(version) },
            { label: t('approver'), value: words.bodies(version.bodies, bodyName) },
            { label: t('caps'), value: words.caps(version.caps) },
            { label: t('publicity'), value: words.days(version.publicityDays) },
          ]}
        />
      </details>
      {claimPath && version.selfClaim ? (
        <LinkButton
          to={claimPath(rule.id)}
          size="small"
          icon={EditIcon}
          aria-label={t('claimRule', { name })}
        >
          {t('claim')}
        </LinkButton>
      ) : null}
    </li>
  );
}
