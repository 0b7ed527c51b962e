import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { RuleCategory, WorkRuleList_RuleFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { SelectField } from '#client/ui/fields';
import { BookIcon, SearchIcon } from '#client/ui/icons';
import { SearchField } from '#client/ui/search-field';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { CATEGORIES, matches, useRuleWords } from './rule-words';
import { useWorkRuleTexts } from './work-rule-texts';
import './work-rule-list.css';

const WorkRuleList_rule = graphql(`
  fragment WorkRuleList_rule on Rule {
    id
    code
    category
    local
    current {
      id
      nameZh
      nameEn
      plainZh
      basis
      pointsMin
      pointsMax
      caps {
        scope
        period
        unit
        max
      }
      selfClaim
      bodies
      honourOnly
      effectiveTo
    }
    versions {
      id
      version
      nameZh
      nameEn
      effectiveFrom
    }
  }
`);

type Props = {
  rules: readonly FragmentType<typeof WorkRuleList_rule>[];
  bodyName: (code: string) => string;
  rulePath: (ruleId: string) => string;
  /** The day whose rules these are, yyyy-mm-dd. */
  day: string;
  /** Chooses the day; belongs to the page, because it asks the server. */
  dayField: ReactNode;
};

type Row = WorkRuleList_RuleFragment;

/** The rules by category for those who work with them, also what is about to begin or end. */
export function WorkRuleList({ rules: masked, bodyName, rulePath, day, dayField }: Props) {
  const t = useWorkRuleTexts();
  const words = useRuleWords();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<RuleCategory | null>(null);
  const [onlyLocal, setOnlyLocal] = useState(false);
  const rules = unmask(WorkRuleList_rule, masked);
  const used = CATEGORIES.filter((each) => rules.some((rule) => rule.category === each));
  const found = rules.filter(
    (rule) =>
      (category === null || rule.category === category) &&
      (!onlyLocal || rule.local) &&
      matches(search, [
        rule.code,
        rule.code.replace('-', ''),
        words.category(rule.category),
        rule.current?.plainZh ?? '',
        ...rule.versions.flatMap((version) => [version.nameZh, version.nameEn]),
      ]),
  );
  const showAll = () => {
    setSearch('');
    setCategory(null);
    setOnlyLocal(false);
  };
  return (
    <div className="work-rules">
      <div className="work-rules-tools">
        <div className="work-rules-search">
          <SearchField
            label={t('search')}
            placeholder={t('searchHint')}
            value={search}
            onChange={setSearch}
            delay={100}
            showLabel
          />
        </div>
        <SelectField
          name="category"
          label={t('category')}
          placeholder={t('everyCategory')}
          value={category ?? ''}
          options={used.map((each) => ({ value: each, label: words.category(each) }))}
          onChange={(value) => setCategory(CATEGORIES.find((each) => each === value) ?? null)}
        />
        {dayField}
        <Checkbox label={t('onlyLocal')} checked={onlyLocal} onChange={setOnlyLocal} />
      </div>
      <p className="muted small" role="status">
        {t('found', { count: found.length })}
      </p>
      {rules.length === 0 ? <EmptyState icon={BookIcon} title={t('noneAtAll')} /> : null}
      {rules.length > 0 && found.length === 0 ? (
        <EmptyState
          icon={SearchIcon}
          title={t('none')}
          action={<Button onClick={showAll}>{t('showAll')}</Button>}
        >
          {t('noneHint')}
        </EmptyState>
      ) : null}
      <Stack gap="large">
        {used.map((each) => {
          const rows = found.filter((rule) => rule.category === each);
          if (rows.length === 0) return null;
          return (
            <Section key={each} title={words.category(each)}>
              <CategoryTable
                rows={rows}
                caption={words.category(each)}
                bodyName={bodyName}
                rulePath={rulePath}
                day={day}
              />
            </Section>
          );
        })}
      </Stack>
    </div>
  );
}

type TableProps = Pick<Props, 'bodyName' | 'rulePath' | 'day'> & { rows: readonly Row[]; caption: string };

function CategoryTable({ rows, caption, bodyName, rulePath, day }: TableProps) {
  const t = useWorkRuleTexts();
  const words = useRuleWords();
  return (
    <Table<Row>
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          header: t('what'),
          head: true,
          cell: (row) => {
            const named = row.current ?? row.versions.at(-1);
            return (
              <>
                <span className="muted small numeric nowrap">{row.code}</span>{' '}
                <TextLink to={rulePath(row.id)}>
                  {named ? t.pick(named.nameZh, named.nameEn) : row.code}
                </TextLink>
                <RuleTags rule={row} day={day} />
              </>
            );
          },
        },
        {
          key: 'worth',
          header: t('worth'),
          cell: (row) =>
            row.current ? (
              <strong className={row.current.basis === 'SHARED' ? 'numeric' : 'numeric nowrap'}>
                {words.worth(row.current)}
              </strong>
            ) : (
              '—'
            ),
        },
        { key: 'caps', header: t('caps'), cell: (row) => (row.current ? words.caps(row.current.caps) : '—') },
        {
          key: 'approver',
          header: t('approver'),
          cell: (row) => (row.current ? words.bodies(row.current.bodies, bodyName) : '—'),
        },
      ]}
    />
  );
}

function RuleTags({ rule, day }: { rule: Row; day: string }) {
  const t = useWorkRuleTexts();
  const f = useFormat();
  const next = rule.versions.filter((version) => version.effectiveFrom > day).at(0);
  const { current } = rule;
  return (
    <span className="work-rule-tags">
      {current?.selfClaim ? <StatusTag tone="plain">{t('selfClaim')}</StatusTag> : null}
      {current?.honourOnly ? <StatusTag tone="plain">{t('honourOnly')}</StatusTag> : null}
      {next ? (
        <StatusTag tone="info">
          {t(current ? 'revisedFrom' : 'upcoming', { date: f.date(next.effectiveFrom) })}
        </StatusTag>
      ) : null}
      {current?.effectiveTo && !next ? (
        <StatusTag tone="warn">{t('endsOn', { date: f.date(current.effectiveTo) })}</StatusTag>
      ) : null}
      {current || next ? null : <StatusTag tone="plain">{t('notInForce')}</StatusTag>}
    </span>
  );
}
