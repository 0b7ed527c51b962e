import { useState } from 'react';
import { type FragmentType, unmask } from '#client/gql';
import type { RuleFacts_VersionFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { FieldRow, SelectField } from '#client/ui/fields';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { RuleFacts_version, useRuleFacts } from './rule-facts';
import './rule-versions.css';
import { useWorkRuleTexts } from './work-rule-texts';

type Props = {
  versions: readonly FragmentType<typeof RuleFacts_version>[];
  /** The version in force today, if any. */
  currentId: string | null;
  bodyName: (code: string) => string;
  /** yyyy-mm-dd */
  today: string;
};

/** Every version of a rule, newest first, and what changed between any two of them. */
export function RuleVersions({ versions: masked, currentId, bodyName, today }: Props) {
  const t = useWorkRuleTexts();
  const f = useFormat();
  const { span } = useRuleFacts(bodyName);
  const versions = unmask(RuleFacts_version, masked).toSorted((a, b) => b.version - a.version);
  return (
    <Stack>
      <ol className="version-lines" role="list">
        {versions.map((version) => (
          <li key={version.id} className="version-line">
            <span>
              <strong>{t('version', { count: version.version })}</strong>{' '}
              {version.id === currentId ? (
                <StatusTag tone="good">{t('inForce')}</StatusTag>
              ) : (
                <StatusTag tone={version.effectiveFrom > today ? 'info' : 'plain'}>
                  {t(version.effectiveFrom > today ? 'ahead' : 'past')}
                </StatusTag>
              )}
            </span>
            <span>{span(version)}</span>
            <span className="muted small">
              {version.createdBy
                ? t('writtenBy', { name: version.createdBy.name, date: f.date(version.createdAt) })
                : t('writtenAt', { date: f.date(version.createdAt) })}
            </span>
          </li>
        ))}
      </ol>
      {versions.length > 1 ? <Compare versions={versions} bodyName={bodyName} /> : null}
    </Stack>
  );
}

type CompareProps = { versions: readonly RuleFacts_VersionFragment[]; bodyName: (code: string) => string };

function Compare({ versions, bodyName }: CompareProps) {
  const t = useWorkRuleTexts();
  const { factsOf, span } = useRuleFacts(bodyName);
  const [picked, setPicked] = useState<{ older?: string; newer?: string }>({});
  const newer = versions.find((version) => version.id === picked.newer) ?? versions[0];
  const older = versions.find((version) => version.id === picked.older) ?? versions[1];
  if (!newer || !older) return null;
  const left = factsOf(older);
  const rows = factsOf(newer).map((fact, index) => ({ ...fact, before: left[index]?.value ?? '' }));
  const changes = rows.filter((row) => row.before !== row.value).length;
  const options = versions.map((version) => ({
    value: version.id,
    label: t('version', { count: version.version }),
  }));
  return (
    <div className="version-compare">
      <h3>{t('compare')}</h3>
      <FieldRow>
        <SelectField
          name="older"
          label={t('older')}
          options={options}
          value={older.id}
          onChange={(id) => setPicked({ ...picked, older: id })}
        />
        <SelectField
          name="newer"
          label={t('newer')}
          options={options}
          value={newer.id}
          onChange={(id) => setPicked({ ...picked, newer: id })}
        />
      </FieldRow>
      <p role="status">
        {older.id === newer.id
          ? t('sameVersion')
          : changes === 0
            ? t('same')
            : t('changes', { count: changes })}
      </p>
      <table className="compare-table">
        <caption className="visually-hidden">{t('compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fact')}</th>
            <th scope="col">
              {t('version', { count: older.version })} <span className="small">{span(older)}</span>
            </th>
            <th scope="col">
              {t('version', { count: newer.version })} <span className="small">{span(newer)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} data-changed={row.before === row.value ? undefined : ''}>
              <th scope="row">
                {row.label}
                {row.before === row.value ? null : <span className="compare-mark">{t('changed')}</span>}
              </th>
              <td>{row.before === row.value ? row.before : <del>{row.before}</del>}</td>
              <td>{row.before === row.value ? row.value : <ins>{row.value}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
