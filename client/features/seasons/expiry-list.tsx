import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useSeasonTexts } from './season-texts';

export const ExpiryList_line = graphql(`
  fragment ExpiryList_line on ExpiryLine {
    balance
    points
    signsIn
    household {
      id
      number
      head {
        id
        name
      }
    }
  }
`);

export type ExpiryLines = readonly FragmentType<typeof ExpiryList_line>[];

type Props = { lines: ExpiryLines; caption: string; hideCaption?: boolean; footer?: ReactNode };

/** Who has points to lose, by household number. */
export function ExpiryList({ lines: masked, caption, hideCaption, footer }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const lines = unmask(ExpiryList_line, masked);
  const columns: Column<(typeof lines)[number]>[] = [
    {
      key: 'household',
      header: t('number'),
      head: true,
      cell: ({ household }) => `${household.number} ${household.head?.name ?? ''}`,
    },
    { key: 'balance', header: t('balance'), align: 'end', cell: (line) => f.points(line.balance) },
    {
      key: 'points',
      header: t('expiring'),
      align: 'end',
      cell: (line) => <strong className="numeric">{f.points(line.points)}</strong>,
    },
    {
      key: 'phone',
      header: t('phone'),
      cell: (line) =>
        line.signsIn ? (
          <span className="muted">{t('phoneYes')}</span>
        ) : (
          <StatusTag tone="warn">{t('phoneNo')}</StatusTag>
        ),
    },
  ];
  return (
    <Table
      caption={caption}
      hideCaption={hideCaption}
      rows={lines}
      rowKey={(line) => line.household.id}
      columns={columns}
      footer={footer}
      dense
    />
  );
}
