import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useRegisterTexts } from './people-texts';

const HouseholdsTable_household = graphql(`
  fragment HouseholdsTable_household on Household {
    id
    number
    state
    balance
    pendingPoints
    pinSet
    area {
      id
      nameZh
      nameEn
    }
    head {
      id
      name
    }
    members {
      id
    }
  }
`);

type Props = { households: readonly FragmentType<typeof HouseholdsTable_household>[]; loading?: boolean };

/** Households as rows: number, head, where, how many, purse. */
export function HouseholdsTable({ households, loading }: Props) {
  const t = useRegisterTexts();
  const f = useFormat();
  const rows = unmask(HouseholdsTable_household, households);
  type Row = (typeof rows)[number];
  return (
    <Table<Row>
      caption={t('householdsCaption')}
      hideCaption
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'number',
          header: t('number'),
          head: true,
          cell: (row) => (
            <>
              <TextLink to={`/work/households/${row.id}`}>
                {row.number} {row.head?.name ?? t('noHead')}
              </TextLink>
              {row.state === 'ACTIVE' ? null : <span className="muted small"> {t(row.state)}</span>}
            </>
          ),
        },
        { key: 'area', header: t('area'), cell: (row) => t.pick(row.area.nameZh, row.area.nameEn) },
        {
          key: 'members',
          header: t('members'),
          align: 'end',
          cell: (row) => t('people', { count: row.members.length }),
        },
        { key: 'balance', header: t('balance'), align: 'end', cell: (row) => f.pointsWithUnit(row.balance) },
        {
          key: 'pending',
          header: t('pending'),
          align: 'end',
          cell: (row) => f.pointsWithUnit(row.pendingPoints),
        },
        { key: 'pin', header: t('pin'), cell: (row) => t(row.pinSet ? 'pinSet' : 'pinNotSet') },
      ]}
    />
  );
}
