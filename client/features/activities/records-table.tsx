import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useRecordListTexts } from './record-list-texts';
import { RecordStateTag } from './record-state-tag';
import { SignsTag } from './signs-tag';
import { WAY_KEY, useRecordWords } from './record-words';

const RecordsTable_record = graphql(`
  fragment RecordsTable_record on ActivityRecord {
    id
    title
    state
    way
    startedAt
    minutes
    facePoints
    points
    moves
    signs {
      key
      mark {
        id
      }
    }
    rule {
      id
      code
    }
    resident {
      id
      name
    }
    household {
      id
      number
    }
    village {
      id
      nameZh
      nameEn
    }
  }
`);

export type RecordsTableRecords = readonly FragmentType<typeof RecordsTable_record>[];

const DECISIONS = ['CHECK', 'APPROVE', 'RETURN', 'REJECT'] as const;

type Props = {
  records: RecordsTableRecords;
  /** Records of several villages stand side by side. */
  withVillage?: boolean;
  loading?: boolean;
  selected?: ReadonlySet<string>;
  onSelect?: (next: Set<string>) => void;
};

/** Records as rows to look through and, where the viewer may decide, to select. */
export function RecordsTable({ records, withVillage, loading, selected, onSelect }: Props) {
  const t = useRecordListTexts();
  const words = useRecordWords();
  const f = useFormat();
  const rows = unmask(RecordsTable_record, records);
  type Row = (typeof rows)[number];
  const labelOf = (row: Row) => t('label', { name: row.resident.name, title: row.title });
  return (
    <Table<Row>
      caption={t('caption')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      loading={loading}
      selection={
        selected && onSelect
          ? {
              selected,
              onChange: onSelect,
              labelOf,
              canSelect: (row) => DECISIONS.some((decision) => row.moves.includes(decision)),
            }
          : undefined
      }
      columns={[
        {
          key: 'what',
          header: t('what'),
          head: true,
          cell: (row) => (
            <>
              <TextLink to={`/work/records/${row.id}`}>{row.title}</TextLink>{' '}
              <span className="muted small nowrap">{row.rule.code}</span>
              <SignsTag signs={row.signs} />
            </>
          ),
        },
        {
          key: 'who',
          header: t('who'),
          cell: (row) => (
            <>
              <span className="nowrap">{row.resident.name}</span>{' '}
              <span className="muted numeric nowrap">{row.household.number}</span>
              {withVillage ? (
                <>
                  {' '}
                  <span className="muted small nowrap">{t.pick(row.village.nameZh, row.village.nameEn)}</span>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'when',
          header: t('when'),
          cell: (row) => (
            <>
              <span className="nowrap">{f.date(row.startedAt)}</span> {f.time(row.startedAt)}
            </>
          ),
        },
        {
          key: 'points',
          header: t('points'),
          align: 'end',
          nowrap: true,
          cell: (row) => (
            <>
              {f.pointsWithUnit(row.points ?? row.facePoints)}
              {row.points !== null && row.points !== row.facePoints ? (
                <>
                  {' '}
                  <span className="muted small">{t('capped', { count: row.facePoints })}</span>
                </>
              ) : null}
            </>
          ),
        },
        { key: 'way', header: t('way'), nowrap: true, cell: (row) => words(WAY_KEY[row.way]) },
        {
          key: 'state',
          header: t('state'),
          nowrap: true,
          cell: (row) => <RecordStateTag state={row.state} />,
        },
      ]}
    />
  );
}
