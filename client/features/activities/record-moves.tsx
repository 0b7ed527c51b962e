import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { EditIcon, UndoIcon, WarnIcon } from '#client/ui/icons';
import { SendIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useErrorText } from '#client/ui/error-text';
import { useIntent } from '#client/ui/use-intent';
import { useLifeTexts } from './record-life-texts';

const RecordMoves_record = graphql(`
  fragment RecordMoves_record on ActivityRecord {
    id
    title
    moves
  }
`);

const RecordMovesSubmit = graphql(`
  mutation RecordMovesSubmit($input: RecordMoveInput!) {
    submitRecord(input: $input) {
      id
      ...RecordFacts_record
      ...RecordLife_record
      ...RecordMoves_record
    }
  }
`);
const RecordMovesWithdraw = graphql(`
  mutation RecordMovesWithdraw($input: RecordMoveInput!) {
    withdrawRecord(input: $input) {
      id
      ...RecordFacts_record
      ...RecordLife_record
      ...RecordMoves_record
    }
  }
`);
const RecordMovesObject = graphql(`
  mutation RecordMovesObject($input: ObjectInput!) {
    objectToRecord(input: $input) {
      id
    }
  }
`);

type Props = {
  record: FragmentType<typeof RecordMoves_record>;
  amendPath: string;
  /** After a move whose answer does not carry the whole record. */
  onChanged: () => void | Promise<unknown>;
};

/** One button per move the server offers this viewer; moves of the work side are not drawn here. */
export function RecordMoves({ record: masked, amendPath, onChanged }: Props) {
  const t = useLifeTexts();
  const errorText = useErrorText();
  const record = unmask(RecordMoves_record, masked);
  const [asking, setAsking] = useState<'withdraw' | 'object' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const intent = useIntent();
  const [submit, { loading: submitting }] = useMutation(RecordMovesSubmit);
  const [withdraw] = useMutation(RecordMovesWithdraw);
  const [object] = useMutation(RecordMovesObject);
  const may = new Set(record.moves);
  if (!may.has('SUBMIT') && !may.has('AMEND') && !may.has('WITHDRAW') && !may.has('OBJECT')) return null;

  async function send(): Promise<void> {
    setFailure(null);
    try {
      await submit({ variables: { input: intent.sign({ recordId: record.id, reason: null }) } });
      intent.done();
      toast.good(t('submitted'));
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section className="no-print" aria-label={t('moves')}>
      {failure ? (
        <Notice tone="bad" live>
          {errorText(failure).message}
        </Notice>
      ) : null}
      <Row wrap>
        {may.has('SUBMIT') ? (
          <Button kind="primary" icon={SendIcon} busy={submitting} onClick={() => void send()}>
            {t('submit')}
          </Button>
        ) : null}
        {may.has('AMEND') ? (
          <LinkButton to={amendPath} icon={EditIcon}>
            {t('amend')}
          </LinkButton>
        ) : null}
        {may.has('WITHDRAW') ? (
          <Button icon={UndoIcon} onClick={() => setAsking('withdraw')}>
            {t('withdraw')}
          </Button>
        ) : null}
        {may.has('OBJECT') ? (
          <Button icon={WarnIcon} onClick={() => setAsking('object')}>
            {t('object')}
          </Button>
        ) : null}
      </Row>
      <ConfirmDialog
        open={asking === 'withdraw'}
        onCancel={() => setAsking(null)}
        title={t('withdrawTitle')}
        confirm={t('withdraw')}
        kind="danger"
        reason={{ label: t('withdrawReason'), maxLength: 200 }}
        onConfirm={async (reason) => {
          await withdraw({
            variables: { input: intent.sign({ recordId: record.id, reason: reason || null }) },
          });
          intent.done();
          setAsking(null);
          toast.good(t('withdrawnDone'));
        }}
      >
        <p>{t('withdrawText')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'object'}
        onCancel={() => setAsking(null)}
        title={t('objectTitle')}
        confirm={t('object')}
        reason={{ label: t('objectReason'), required: true, maxLength: 500 }}
        onConfirm={async (reason) => {
          await object({ variables: { input: intent.sign({ recordId: record.id, reason }) } });
          intent.done();
          setAsking(null);
          toast.good(t('objectDone'));
          await onChanged();
        }}
      >
        <p>{t('objectText')}</p>
      </ConfirmDialog>
    </section>
  );
}
