import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { FundEntryMove } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CrossCircleIcon, UndoIcon } from '#client/ui/icons';
import { CheckIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useFundTexts } from './fund-texts';

const EntryMoves_entry = graphql(`
  fragment EntryMoves_entry on FundEntry {
    id
    state
    purpose
    party
    document
    amountCents
    moves
  }
`);

const DecideFundEntryDocument = graphql(`
  mutation DecideFundEntry($input: FundDecisionInput!) {
    decideFundEntry(input: $input) {
      ...EntryMoves_entry
    }
  }
`);
const WithdrawFundEntryDocument = graphql(`
  mutation WithdrawFundEntry($input: FundMoveInput!) {
    withdrawFundEntry(input: $input) {
      ...EntryMoves_entry
    }
  }
`);
const ReverseFundEntryDocument = graphql(`
  mutation ReverseFundEntry($input: FundMoveInput!) {
    reverseFundEntry(input: $input) {
      ...EntryMoves_entry
    }
  }
`);

const ICON = { CONFIRM: CheckIcon, REFUSE: CrossCircleIcon, WITHDRAW: UndoIcon, REVERSE: UndoIcon } as const;
const TITLE = {
  CONFIRM: 'confirmTitle',
  REFUSE: 'refuseTitle',
  WITHDRAW: 'withdrawTitle',
  REVERSE: 'reverseTitle',
} as const;
const DONE = { CONFIRM: 'confirmed', REFUSE: 'refused', WITHDRAW: 'withdrawn', REVERSE: 'reversed' } as const;

type Props = { entry: FragmentType<typeof EntryMoves_entry>; onDone: () => Promise<unknown> };

/** One button for each move that the server allows on the entry. */
export function EntryMoves({ entry: masked, onDone }: Props) {
  const t = useFundTexts();
  const f = useFormat();
  const intent = useIntent();
  const [open, setOpen] = useState<FundEntryMove | null>(null);
  const [decide] = useMutation(DecideFundEntryDocument);
  const [withdraw] = useMutation(WithdrawFundEntryDocument);
  const [reverse] = useMutation(ReverseFundEntryDocument);
  const entry = unmask(EntryMoves_entry, masked);
  if (entry.moves.length === 0) return null;

  async function carryOut(move: FundEntryMove, reason: string): Promise<void> {
    const base = { entryId: entry.id, reason: reason || null };
    if (move === 'CONFIRM' || move === 'REFUSE') {
      await decide({ variables: { input: intent.sign({ ...base, decision: move }) } });
    } else {
      const run = move === 'WITHDRAW' ? withdraw : reverse;
      await run({ variables: { input: intent.sign(base) } });
    }
    intent.done();
    setOpen(null);
    toast.good(t(DONE[move]));
    await onDone();
  }

  return (
    <div className="row" data-wrap="">
      {entry.moves.map((move) => (
        <Button
          key={move}
          size="small"
          kind={move === 'CONFIRM' ? 'primary' : 'secondary'}
          icon={ICON[move]}
          onClick={() => setOpen(move)}
        >
          {t(move)}
        </Button>
      ))}
      {open ? (
        <ConfirmDialog
          open
          title={t(TITLE[open])}
          confirm={t(open)}
          kind={open === 'CONFIRM' ? 'primary' : 'danger'}
          reason={
            open === 'REFUSE' || open === 'REVERSE' ? { label: t('reason'), required: true } : undefined
          }
          onCancel={() => setOpen(null)}
          onConfirm={(reason) => carryOut(open, reason)}
        >
          <p>
            {t('confirmText', {
              what: `${t(entry.purpose)} ${entry.party}`,
              amount: f.money(entry.amountCents),
              paper: entry.document,
            })}
          </p>
          {open === 'WITHDRAW' ? <p>{t('withdrawText')}</p> : null}
          {open === 'REVERSE' ? <p>{t('reverseText')}</p> : null}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
