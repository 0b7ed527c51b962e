import { type FragmentType, graphql, unmask } from '#client/gql';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { KIND_KEY, usePrivacyTexts } from './privacy-texts';
import { useRoleWords } from './role-words';

const AccessTable_line = graphql(`
  fragment AccessTable_line on AccessLine {
    id
    kind
    at
    viewer {
      id
      name
    }
    post {
      id
      role
    }
    resident {
      id
      name
    }
    household {
      id
      number
    }
  }
`);

/** The log as those who watch over it read it. */
export function AccessTable({
  lines: masked,
  loading,
}: {
  lines: readonly FragmentType<typeof AccessTable_line>[];
  loading: boolean;
}) {
  const t = usePrivacyTexts();
  const roles = useRoleWords();
  const f = useFormat();
  return (
    <Table
      caption={t('kind')}
      hideCaption
      dense
      loading={loading}
      rows={unmask(AccessTable_line, masked)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'who',
          header: t('who'),
          head: true,
          cell: ({ viewer, post }) =>
            post ? t('withRole', { name: viewer.name, role: roles(post.role) }) : viewer.name,
        },
        { key: 'kind', header: t('kind'), cell: ({ kind }) => t(KIND_KEY[kind]) },
        {
          key: 'whose',
          header: t('whose'),
          cell: ({ resident, household }) =>
            [resident?.name, household ? t('ofHousehold', { number: household.number }) : null]
              .filter(Boolean)
              .join(t('and')) || t('ofList'),
        },
        { key: 'at', header: t('when'), nowrap: true, cell: ({ at }) => f.dateTime(at) },
      ]}
    />
  );
}
