import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ActivityMove, Decision } from '#client/gql/graphql';
import { Button, type ButtonKind } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CrossCircleIcon, EditIcon, type Icon, UndoIcon, WarnIcon } from '#client/ui/icons';
import { CheckIcon, ScalesIcon, SendIcon, ShieldIcon, TrashIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './record-after-move';
import { AnswerDialog } from './answer-dialog';
import { useDecisionTexts } from './decision-texts';
import { useRecordDetailTexts } from './record-detail-texts';
import { AmendDialog } from './record-amend-dialog';
import { MOVE_KEY, useRecordWords } from './record-words';
import { refusal } from './refusal';
import './decisions.css';

const RecordWorkMoves_record = graphql(`
  fragment RecordWorkMoves_record on ActivityRecord {
    id
    title
    moves
    objections {
      id
      moves
    }
    ...AnswerDialog_record
    ...AmendDialog_record
  }
`);

const DecideRecordDocument = graphql(`
  mutation DecideRecord($input: DecisionsInput!) {
    decideRecords(input: $input) {
      recordId
      error
      record {
        ...RecordAfterMove_record
      }
    }
  }
`);
const SubmitRecordDocument = graphql(`
  mutation SubmitRecord($input: RecordMoveInput!) {
    submitRecord(input: $input) {
      ...RecordAfterMove_record
    }
  }
`);
const WithdrawRecordDocument = graphql(`
  mutation WithdrawRecord($input: RecordMoveInput!) {
    withdrawRecord(input: $input) {
      ...RecordAfterMove_record
    }
  }
`);
const ReverseRecordDocument = graphql(`
  mutation ReverseRecord($input: RecordMoveInput!) {
    reverseRecord(input: $input) {
      ...RecordAfterMove_record
    }
  }
`);
const ObjectToRecordDocument = graphql(`
  mutation ObjectToRecord($input: ObjectInput!) {
    objectToRecord(input: $input) {
      id
    }
  }
`);

const LOOK: Record<ActivityMove, { icon: Icon; kind: ButtonKind }> = {
  CHECK: { icon: CheckIcon, kind: 'primary' },
  APPROVE: { icon: ShieldIcon, kind: 'primary' },
  SUBMIT: { icon: SendIcon, kind: 'primary' },
  ANSWER: { icon: ScalesIcon, kind: 'primary' },
  AMEND: { icon: EditIcon, kind: 'secondary' },
  RETURN: { icon: UndoIcon, kind: 'secondary' },
  REJECT: { icon: CrossCircleIcon, kind: 'secondary' },
  WITHDRAW: { icon: TrashIcon, kind: 'secondary' },
  OBJECT: { icon: WarnIcon, kind: 'secondary' },
  REVERSE: { icon: UndoIcon, kind: 'danger' },
};
const ORDER = Object.keys(LOOK) as ActivityMove[];
type Asked = Exclude<ActivityMove, 'ANSWER' | 'AMEND'>;

type Props = {
  record: FragmentType<typeof RecordWorkMoves_record>;
  /** The server's clock. */
  now: () => Date;
  /** After a move whose answer does not carry the whole record. */
  onChanged: () => Promise<unknown>;
};

/** Exactly one button for each move the server offers the viewer, each with its own question. */
export function RecordWorkMoves({ record: masked, now, onChanged }: Props) {
  const t = useRecordDetailTexts();
  const words = useRecordWords();
  const record = unmask(RecordWorkMoves_record, masked);
  const [move, setMove] = useState<ActivityMove | null>(null);
  const close = () => setMove(null);
  const offered = ORDER.filter((each) => record.moves.includes(each));
  if (offered.length === 0 && move === null) {
    const decides = record.objections.some((each) => each.moves.includes('DECIDE'));
    return <p className="muted">{t(decides ? 'decideBelow' : 'nothing')}</p>;
  }
  return (
    <>
      <div className="record-work-moves">
        {offered.map((each) => {
          const { icon, kind } = LOOK[each];
          return (
            <Button key={each} icon={icon} kind={kind} onClick={() => setMove(each)}>
              {words(MOVE_KEY[each])}
            </Button>
          );
        })}
      </div>
      {move === 'ANSWER' ? <AnswerDialog record={record} onClose={close} onDone={onChanged} /> : null}
      {move === 'AMEND' ? <AmendDialog record={record} now={now} onClose={close} /> : null}
      {move !== null && move !== 'ANSWER' && move !== 'AMEND' ? (
        <MoveDialog
          key={move}
          move={move}
          recordId={record.id}
          title={record.title}
          onClose={close}
          onChanged={onChanged}
        />
      ) : null}
    </>
  );
}

type MoveDialogProps = {
  move: Asked;
  recordId: string;
  title: string;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
};

function MoveDialog({ move, recordId, title, onClose, onChanged }: MoveDialogProps) {
  const t = useRecordDetailTexts();
  const d = useDecisionTexts();
  const words = useRecordWords();
  const intent = useIntent();
  const [decide] = useMutation(DecideRecordDocument);
  const [submit] = useMutation(SubmitRecordDocument);
  const [withdraw] = useMutation(WithdrawRecordDocument);
  const [reverse] = useMutation(ReverseRecordDocument);
  const [object] = useMutation(ObjectToRecordDocument);

  async function decideOne(decision: Decision, reason: string): Promise<void> {
    const decisions = [{ recordId, decision, reason: reason || null }];
    const { data } = await decide({ variables: { input: intent.sign({ decisions }) } });
    const refused = data?.decideRecords[0]?.error;
    if (refused) throw refusal(refused);
  }

  async function act(reason: string): Promise<void> {
    const input = () => ({ variables: { input: intent.sign({ recordId, reason: reason || null }) } });
    if (move === 'SUBMIT') await submit(input());
    else if (move === 'WITHDRAW') await withdraw(input());
    else if (move === 'REVERSE') await reverse(input());
    else if (move === 'OBJECT') {
      await object({ variables: { input: intent.sign({ recordId, reason }) } });
      await onChanged();
    } else await decideOne(move, reason);
    intent.done();
    toast.good(`${t('done')}: ${words(MOVE_KEY[move])}`);
    onClose();
  }

  const refusals = [
    d('suggestPhoto'),
    d('suggestTime'),
    d('suggestPerson'),
    d('suggestTwice'),
    d('suggestRule'),
  ];
  const reasons: Partial<
    Record<Asked, { label: string; suggestions?: string[]; hint?: string; maxLength?: number }>
  > = {
    RETURN: { label: t('reasonReturn'), suggestions: refusals },
    REJECT: { label: t('reasonReject'), suggestions: refusals },
    WITHDRAW: { label: t('reasonWithdraw') },
    REVERSE: { label: t('reasonReverse') },
    OBJECT: { label: t('reasonObject'), hint: t('objectHint'), maxLength: 500 },
  };
  const lead: Partial<Record<Asked, string>> = {
    CHECK: t('checkText'),
    APPROVE: t('approveText'),
    SUBMIT: t('submitText'),
    REVERSE: t('reverseText'),
  };
  const reason = reasons[move];
  return (
    <ConfirmDialog
      open
      onCancel={onClose}
      onConfirm={act}
      title={words(MOVE_KEY[move])}
      confirm={words(MOVE_KEY[move])}
      kind={LOOK[move].kind === 'danger' || move === 'REJECT' ? 'danger' : 'primary'}
      reason={reason ? { ...reason, required: true } : undefined}
    >
      <p>
        <strong>{title}</strong>
      </p>
      {lead[move] ? <p className="muted">{lead[move]}</p> : null}
    </ConfirmDialog>
  );
}
