import { type FragmentType, graphql, unmask } from '#client/gql';
import type { FundEntryState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Table } from '#client/ui/table';
import type { Tone } from '#client/ui/tone';
import { useFormat } from '#client/ui/use-format';
import { EntryMoves } from './entry-moves';
import { useFundTexts } from './fund-texts';

const EntryList_entry = graphql(`
  fragment EntryList_entry on FundEntry {
    id
    direction
    purpose
    party
    document
    happenedOn
    amountCents
    note
    state
    reason
    enteredBy {
      id
      name
    }
    decidedBy {
      id
      name
    }
    reverses {
      id
    }
    reversal {
      id
      state
    }
    deliveries {
      id
    }
    ...EntryMoves_entry
  }
`);

const TONE: Readonly<Record<FundEntryState, Tone>> = {
  ENTERED: 'warn',
  CONFIRMED: 'good',
  REFUSED: 'bad',
  WITHDRAWN: 'plain',
  REVERSED: 'plain',
};

type Props = {
  caption: string;
  empty: string;
  entries: readonly FragmentType<typeof EntryList_entry>[];
  onDone: () => Promise<unknown>;
};

/** What was entered, with who stands behind it and what may be done with it now. */
export function EntryList({ caption, empty, entries: masked, onDone }: Props) {
  const t = useFundTexts();
  const f = useFormat();
  const rows = masked.map((each) => unmask(EntryList_entry, each));
  if (rows.length === 0) return <p className="muted">{empty}</p>;
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          header: t('what'),
          head: true,
          cell: (row) => (
            <>
              {t(row.purpose)} · {row.party}
              {row.reverses ? <span className="muted small fund-hint">{t('isReversal')}</span> : null}
              {row.note ? <span className="muted small fund-hint">{row.note}</span> : null}
              {row.deliveries.length > 0 ? (
                <span className="muted small fund-hint">
                  {t('deliveriesPaid', { count: row.deliveries.length })}
                </span>
              ) : null}
            </>
          ),
        },
        { key: 'paper', header: t('paper'), cell: (row) => row.document },
        { key: 'date', header: t('date'), cell: (row) => f.date(row.happenedOn), nowrap: true },
        {
          key: 'amount',
          header: t('amount'),
          align: 'end',
          nowrap: true,
          cell: (row) => `${t(row.direction)} ${f.money(row.amountCents)}`,
        },
        {
          key: 'persons',
          header: t('persons'),
          cell: (row) => (
            <>
              {row.enteredBy ? t('enteredBy', { name: row.enteredBy.name }) : null}
              {row.decidedBy && row.state !== 'WITHDRAWN' && row.state !== 'REFUSED' ? (
                <span className="fund-hint">{t('decidedBy', { name: row.decidedBy.name })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => (
            <>
              <StatusTag tone={TONE[row.state]}>{t(row.state)}</StatusTag>
              {row.reversal?.state === 'ENTERED' ? (
                <span className="small fund-hint">{t('reversalWaits')}</span>
              ) : null}
              {row.reason ? <span className="muted small fund-hint">{row.reason}</span> : null}
            </>
          ),
        },
        {
          key: 'moves',
          header: t('moves'),
          hideHeader: true,
          nowrap: true,
          cell: (row) => <EntryMoves entry={row} onDone={onDone} />,
        },
      ]}
    />
  );
}
