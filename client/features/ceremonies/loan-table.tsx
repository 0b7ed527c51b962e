import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { LoanMove, LoanTable_LoanFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { Row } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { STATE_TONE, useCeremonyTexts } from './ceremony-texts';

const LoanTable_loan = graphql(`
  fragment LoanTable_loan on GearLoan {
    id
    quantity
    state
    fromOn
    untilOn
    purpose
    borrower
    ceremonyId
    overdue
    moves
    broken
    gear {
      id
      name
    }
  }
`);

const MoveLoanDocument = graphql(`
  mutation MoveLoan($input: MoveLoanInput!) {
    moveLoan(input: $input) {
      id
      ...LoanTable_loan
    }
  }
`);

type Loan = LoanTable_LoanFragment;
type Props = {
  loans: readonly FragmentType<typeof LoanTable_loan>[];
  caption: string;
  empty: string;
  onMoved: () => void;
};

const piecesOf = ({ gear, quantity }: Loan): string => `${gear.name} × ${quantity}`;

/** What is promised, out or back, with the step that comes next. */
export function LoanTable({ loans, caption, empty, onMoved }: Props) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asked, setAsked] = useState<{ loan: Loan; move: LoanMove } | null>(null);
  const [moveLoan] = useMutation(MoveLoanDocument);
  const shut = (): void => setAsked(null);
  const named = (loan: Loan): string => t.aside(piecesOf(loan), loan.borrower ?? t('theVillage'));
  async function run(broken = 0): Promise<void> {
    if (!asked) return;
    await moveLoan({
      variables: { input: intent.sign({ loanId: asked.loan.id, move: asked.move, broken }) },
    });
    intent.done();
    shut();
    toast.good(t('moved'));
    onMoved();
  }
  const WORD = { HAND_OUT: 'handOut', TAKE_BACK: 'takeBack', CANCEL: 'cancelLoan' } as const;
  return (
    <>
      <Table<Loan>
        caption={caption}
        rows={unmask(LoanTable_loan, loans)}
        rowKey={({ id }) => id}
        empty={<p className="muted">{empty}</p>}
        columns={[
          {
            key: 'gear',
            header: t('gearItem'),
            head: true,
            cell: piecesOf,
          },
          {
            key: 'borrower',
            header: t('borrower'),
            cell: ({ borrower, ceremonyId, purpose }) => (
              <>
                {ceremonyId ? (
                  <TextLink to={`/work/ceremonies/${ceremonyId}`}>{borrower ?? t('theVillage')}</TextLink>
                ) : (
                  (borrower ?? t('theVillage'))
                )}
                {purpose ? ` · ${purpose}` : null}
              </>
            ),
          },
          {
            key: 'days',
            header: t('when'),
            cell: ({ fromOn, untilOn }) => t('daysOf', { from: f.day(fromOn), to: f.day(untilOn) }),
          },
          {
            key: 'state',
            header: t('gear'),
            hideHeader: true,
            cell: ({ state, overdue, broken }) => (
              <>
                <StatusTag tone={overdue ? 'bad' : STATE_TONE[state]}>
                  {t(overdue ? 'overdue' : state)}
                </StatusTag>
                {broken ? ` ${t('brokenWords', { count: broken })}` : null}
              </>
            ),
          },
          {
            key: 'moves',
            header: t('handOut'),
            hideHeader: true,
            align: 'end',
            cell: (loan) => (
              <Row wrap>
                {loan.moves.map((move) => (
                  <Button
                    key={move}
                    size="small"
                    aria-label={`${t(WORD[move])}${t.pick('：', ': ')}${named(loan)}`}
                    onClick={() => setAsked({ loan, move })}
                  >
                    {t(WORD[move])}
                  </Button>
                ))}
              </Row>
            ),
          },
        ]}
      />
      <ConfirmDialog
        open={asked !== null && asked.move !== 'TAKE_BACK'}
        onCancel={shut}
        title={asked ? t(WORD[asked.move]) : ''}
        confirm={asked ? t(WORD[asked.move]) : ''}
        onConfirm={() => run()}
      >
        {asked ? named(asked.loan) : null}
      </ConfirmDialog>
      <Dialog open={asked?.move === 'TAKE_BACK'} onClose={shut} title={t('takeBack')} width="narrow">
        <Form
          submit={t('takeBack')}
          submitKind="primary"
          onSubmit={(values) => run(readNumber(values, 'broken') ?? 0)}
        >
          <p>{asked ? named(asked.loan) : null}</p>
          <NumberField
            name="broken"
            label={t('broken')}
            suffix={t('pieces')}
            min={0}
            max={asked?.loan.quantity ?? 0}
            defaultValue="0"
            required
          />
        </Form>
      </Dialog>
    </>
  );
}
