import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { ImportStateTag } from './import-state-tag';
import { useImportTexts } from './import-texts';

const ImportsTable_import = graphql(`
  fragment ImportsTable_import on RegisterImport {
    id
    fileName
    state
    rowCount
    points
    uploadedAt
    uploader {
      id
      name
    }
  }
`);

type Props = { imports: readonly FragmentType<typeof ImportsTable_import>[]; loading?: boolean };

/** The registers brought into a village, newest first. */
export function ImportsTable({ imports, loading }: Props) {
  const t = useImportTexts();
  const f = useFormat();
  const rows = unmask(ImportsTable_import, imports);
  type Row = (typeof rows)[number];
  return (
    <Table<Row>
      caption={t('lists')}
      hideCaption
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'file',
          header: t('fileName'),
          head: true,
          cell: (row) => <TextLink to={`/work/imports/${row.id}`}>{row.fileName}</TextLink>,
        },
        { key: 'state', header: t('state'), cell: (row) => <ImportStateTag state={row.state} /> },
        { key: 'rows', header: t('rows'), align: 'end', cell: (row) => f.number(row.rowCount) },
        { key: 'points', header: t('points'), align: 'end', cell: (row) => f.points(row.points) },
        { key: 'who', header: t('uploadedBy'), cell: (row) => row.uploader.name },
        { key: 'at', header: t('uploadedAt'), nowrap: true, cell: (row) => f.dateTime(row.uploadedAt) },
      ]}
    />
  );
}
