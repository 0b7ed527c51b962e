import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { type Column, Table } from '#client/ui/table';
import type { Tone } from '#client/ui/tone';
import { useFormat } from '#client/ui/use-format';
import { useSeasonTexts } from './season-texts';

const ClosesTable_close = graphql(`
  fragment ClosesTable_close on SeasonClose {
    id
    beginsOn
    endsOn
    state
    points
    postedPoints
    undoneAt
  }
`);

const TONES = {
  PREPARED: 'warn',
  POSTED: 'good',
  DROPPED: 'plain',
  UNDONE: 'plain',
} as const satisfies Record<string, Tone>;

type Props = {
  closes: readonly FragmentType<typeof ClosesTable_close>[];
  pathOf: (closeId: string) => string;
};

/** All closings of a village, with the way to each report. */
export function ClosesTable({ closes: masked, pathOf }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const closes = unmask(ClosesTable_close, masked);
  const columns: Column<(typeof closes)[number]>[] = [
    {
      key: 'season',
      header: t('season'),
      head: true,
      cell: (close) => (
        <TextLink to={pathOf(close.id)}>
          {t('span', { from: f.date(close.beginsOn), to: f.date(close.endsOn) })}
        </TextLink>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, undoneAt }) => {
        const shown = undoneAt ? 'UNDONE' : (state ?? 'PREPARED');
        return <StatusTag tone={TONES[shown]}>{t(shown)}</StatusTag>;
      },
    },
    { key: 'points', header: t('reportPoints'), align: 'end', cell: (close) => f.points(close.points) },
    {
      key: 'posted',
      header: t('postedPoints'),
      align: 'end',
      cell: (close) => (close.postedPoints === null ? '–' : f.points(close.postedPoints)),
    },
  ];
  return (
    <Table
      caption={t('closes')}
      hideCaption
      rows={closes}
      rowKey={(close) => close.id}
      columns={columns}
      empty={<p className="muted">{t('noCloses')}</p>}
    />
  );
}
