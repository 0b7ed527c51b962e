import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ImportRowState, ImportRows_RowFragment } from '#client/gql/graphql';
import { TextLink } from '#client/ui/button';
import { StatusTag } from '#client/ui/badge';
import { Table } from '#client/ui/table';
import type { Tone } from '#client/ui/tone';
import { useFormat } from '#client/ui/use-format';
import { useImportProblems, useImportTexts } from './import-texts';
import './imports.css';

const ImportRows_row = graphql(`
  fragment ImportRows_row on ImportRow {
    id
    rowNo
    state
    number
    name
    relation
    newHousehold
    isHead
    points
    honour
    changes {
      field
      before
      after
    }
    problems {
      code
      column
      cell
      detail
      blocking
    }
    household {
      id
      number
    }
  }
`);

type Row = ImportRows_RowFragment;
type Props = { rows: readonly FragmentType<typeof ImportRows_row>[]; loading?: boolean };

const TONES: Readonly<Record<ImportRowState, Tone>> = {
  NEW: 'accent',
  CHANGED: 'info',
  SAME: 'plain',
  ERROR: 'bad',
};

const FIELDS = {
  name: 'field_name',
  phone: 'field_phone',
  birthYear: 'field_birthYear',
  area: 'field_area',
  points: 'field_points',
  honour: 'field_honour',
} as const;

function isField(field: string): field is keyof typeof FIELDS {
  return field in FIELDS;
}

/** The rows of a list with what becomes of each, and what is wrong in which cell. */
export function ImportRows({ rows: masked, loading }: Props) {
  const t = useImportTexts();
  const f = useFormat();
  const rows = unmask(ImportRows_row, masked);
  return (
    <Table<Row>
      caption={t('rowsTitle')}
      hideCaption
      rows={rows}
      loading={loading}
      empty={<p className="muted">{t('noRows')}</p>}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: t('name'),
          head: true,
          cell: (row) => (
            <>
              {row.name || t('empty')}
              {row.relation ? <span className="muted small"> {row.relation}</span> : null}
            </>
          ),
        },
        { key: 'rowNo', header: t('rowNo'), align: 'end', cell: (row) => row.rowNo },
        {
          key: 'number',
          header: t('number'),
          cell: (row) =>
            row.household ? (
              <TextLink to={`/work/households/${row.household.id}`}>{row.number}</TextLink>
            ) : (
              row.number || t('empty')
            ),
        },
        {
          key: 'result',
          header: t('result'),
          cell: (row) => <RowResult row={row} />,
        },
        { key: 'points', header: t('points'), align: 'end', cell: (row) => f.points(row.points) },
        { key: 'honour', header: t('honour'), align: 'end', cell: (row) => f.points(row.honour) },
      ]}
    />
  );
}

function RowResult({ row }: { row: Row }) {
  const t = useImportTexts();
  const say = useImportProblems();
  const colon = t.lang === 'zh' ? '：' : ': ';
  return (
    <div className="import-result">
      <span>
        <StatusTag tone={TONES[row.state]}>{t(row.state)}</StatusTag>
        {row.newHousehold || row.isHead ? (
          <span className="muted small">
            {' '}
            {t.list([row.newHousehold ? [t('newHousehold')] : [], row.isHead ? [t('head')] : []].flat())}
          </span>
        ) : null}
      </span>
      {row.changes.map(({ field, before, after }) => (
        <span key={field} className="small">
          {t('change', {
            field: isField(field) ? t(FIELDS[field]) : field,
            before: before ?? t('empty'),
            after: after ?? t('empty'),
          })}
        </span>
      ))}
      {row.problems.map(({ code, cell, detail, blocking }) => (
        <span
          key={`${code}-${cell}`}
          className="import-problem small"
          data-blocking={blocking ? '' : undefined}
        >
          {cell ? `${cell}${colon}` : ''}
          {say(code, { detail: detail ?? '' })}
        </span>
      ))}
    </div>
  );
}
