import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Table } from '#client/ui/table';
import { useRegisterTexts } from './people-texts';
import { usePostWords } from './post-words';

const ResidentsTable_resident = graphql(`
  fragment ResidentsTable_resident on Resident {
    id
    name
    state
    phone
    birthYear
    household {
      id
      number
    }
    posts {
      id
      role
      active
    }
  }
`);

type Props = { residents: readonly FragmentType<typeof ResidentsTable_resident>[]; loading?: boolean };

/** Residents as rows: name, household, phone, posts. */
export function ResidentsTable({ residents, loading }: Props) {
  const t = useRegisterTexts();
  const words = usePostWords();
  const rows = unmask(ResidentsTable_resident, residents);
  type Row = (typeof rows)[number];
  return (
    <Table<Row>
      caption={t('residentsCaption')}
      hideCaption
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: t('name'),
          head: true,
          cell: (row) => (
            <>
              <TextLink to={`/work/residents/${row.id}`}>{row.name}</TextLink>
              {row.state === 'ACTIVE' ? null : <span className="muted small"> {t(row.state)}</span>}
            </>
          ),
        },
        {
          key: 'household',
          header: t('household'),
          cell: (row) =>
            row.household ? (
              <TextLink to={`/work/households/${row.household.id}`}>{row.household.number}</TextLink>
            ) : (
              t('noHousehold')
            ),
        },
        { key: 'birthYear', header: t('birthYear'), cell: (row) => row.birthYear ?? t('unknown') },
        { key: 'phone', header: t('phone'), nowrap: true, cell: (row) => row.phone ?? t('unknown') },
        {
          key: 'posts',
          header: t('posts'),
          cell: (row) =>
            t.list([...new Set(row.posts.filter((post) => post.active).map((post) => words(post.role)))]) ||
            '–',
        },
      ]}
    />
  );
}
