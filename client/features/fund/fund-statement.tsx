import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { EntryMoves } from './entry-moves';
import { useFundTexts } from './fund-texts';

const FundStatement_line = graphql(`
  fragment FundStatement_line on FundLine {
    id
    postedAt
    amountCents
    balanceCents
    reversal
    entry {
      id
      purpose
      party
      document
      state
      enteredBy {
        id
        name
      }
      decidedBy {
        id
        name
      }
      ...EntryMoves_entry
    }
  }
`);

type Props = {
  lines: readonly FragmentType<typeof FundStatement_line>[];
  onDone: () => Promise<unknown>;
};

/** The fund's lines as the ledger holds them, newest first, each with the balance after it. */
export function FundStatement({ lines: masked, onDone }: Props) {
  const t = useFundTexts();
  const f = useFormat();
  const rows = masked.map((each) => unmask(FundStatement_line, each));
  if (rows.length === 0) return <p className="muted">{t('noLines')}</p>;
  return (
    <Table
      caption={t('statement')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'date', header: t('date'), cell: (row) => f.date(row.postedAt), nowrap: true },
        {
          key: 'what',
          header: t('what'),
          head: true,
          cell: ({ reversal, entry }) => (
            <>
              {t(entry.purpose)} · {entry.party}{' '}
              {reversal ? <StatusTag tone="plain">{t('reversal')}</StatusTag> : null}
            </>
          ),
        },
        { key: 'paper', header: t('paper'), cell: ({ entry }) => entry.document },
        {
          key: 'persons',
          header: t('persons'),
          cell: ({ entry }) => `${entry.enteredBy?.name ?? ''}／${entry.decidedBy?.name ?? ''}`,
        },
        {
          key: 'amount',
          header: t('amount'),
          align: 'end',
          nowrap: true,
          cell: (row) => `${row.amountCents > 0 ? '+' : ''}${f.money(row.amountCents)}`,
        },
        {
          key: 'balance',
          header: t('balance'),
          align: 'end',
          nowrap: true,
          cell: (row) => f.money(row.balanceCents),
        },
        {
          key: 'moves',
          header: t('moves'),
          hideHeader: true,
          nowrap: true,
          cell: ({ reversal, entry }) => (reversal ? null : <EntryMoves entry={entry} onDone={onDone} />),
        },
      ]}
    />
  );
}
