import { type FragmentType, graphql, unmask } from '#client/gql';
import type { BoardTable_NeedFragment } from '#client/gql/graphql';
import { TextLink } from '#client/ui/button';
import { type Column, Table } from '#client/ui/table';
import { NeedStateTag } from './need-state';
import { KIND_KEY, useNeedTexts } from './need-texts';
import { useSpanWords } from './wanted-span';

const BoardTable_need = graphql(`
  fragment BoardTable_need on Need {
    id
    kind
    state
    overdue
    wantedFrom
    wantedUntil
    home {
      id
      number
      name
    }
    grid {
      id
      nameZh
      nameEn
    }
    team {
      id
      name
    }
    visit {
      id
      helper {
        id
        name
      }
    }
  }
`);

type Props = {
  needs: readonly FragmentType<typeof BoardTable_need>[];
  caption: string;
  empty: string;
};

/** Needs of one stage for those who organise them. */
export function BoardTable({ needs, caption, empty }: Props) {
  const t = useNeedTexts();
  const span = useSpanWords();
  const columns: Column<BoardTable_NeedFragment>[] = [
    {
      key: 'kind',
      header: t('askKind'),
      head: true,
      cell: (need) => <TextLink to={`/work/needs/${need.id}`}>{t(KIND_KEY[need.kind])}</TextLink>,
    },
    {
      key: 'home',
      header: t('home'),
      cell: ({ home, grid }) => (
        <>
          {home ? t('homeOf', { number: home.number, name: home.name }) : ''}
          {grid ? <span className="muted small"> {t.pick(grid.nameZh, grid.nameEn)}</span> : null}
        </>
      ),
    },
    { key: 'when', header: t('when'), cell: (need) => span(need.wantedFrom, need.wantedUntil) },
    {
      key: 'helper',
      header: t('helper'),
      cell: ({ visit, team }) => [team?.name, visit?.helper.name].filter(Boolean).join(' · ') || '–',
    },
    {
      key: 'state',
      header: t('stateWord'),
      cell: (need) => <NeedStateTag state={need.state} overdue={need.overdue} />,
    },
  ];
  return (
    <Table
      caption={caption}
      hideCaption
      rows={unmask(BoardTable_need, needs)}
      rowKey={(need) => need.id}
      columns={columns}
      empty={<p className="muted">{empty}</p>}
    />
  );
}
