import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { CloseReport_CloseFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CheckCircleIcon, UndoIcon } from '#client/ui/icons';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useSeasonTexts } from './season-texts';

const SignCloseDocument = graphql(`
  mutation SignClose($input: SignCloseInput!) {
    signClose(input: $input) {
      id
      ...CloseReport_close
    }
  }
`);

const DropCloseDocument = graphql(`
  mutation DropClose($input: DropCloseInput!) {
    dropClose(input: $input) {
      id
      ...CloseReport_close
    }
  }
`);

const UndoExpiryDocument = graphql(`
  mutation UndoExpiry($input: UndoExpiryInput!) {
    undoExpiry(input: $input) {
      id
      ...UndoList_undo
    }
  }
`);

type Close = CloseReport_CloseFragment;
type Props = {
  close: Close;
  /** The household whose line the viewer wants undone. */
  undoing: Close['lines'][number]['household'] | null;
  onUndone: () => void;
  onChanged: () => Promise<unknown>;
};

/** One button for each move that the viewer may make now. */
export function CloseMoves({ close, undoing, onUndone, onChanged }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const intent = useIntent();
  const [sign] = useMutation(SignCloseDocument);
  const [drop] = useMutation(DropCloseDocument);
  const [undo] = useMutation(UndoExpiryDocument);
  const [asked, setAsked] = useState<'SIGN' | 'DROP' | 'UNDO' | null>(null);
  const shut = () => {
    setAsked(null);
    onUndone();
  };

  async function settle(word: 'signed' | 'dropped' | 'undoAsked'): Promise<void> {
    intent.done();
    shut();
    toast.good(t(word));
    await onChanged();
  }

  if (close.moves.length === 0) return null;
  return (
    <>
      <Row>
        {close.moves.includes('SIGN') ? (
          <Button kind="primary" icon={CheckCircleIcon} onClick={() => setAsked('SIGN')}>
            {t('sign')}
          </Button>
        ) : null}
        {close.moves.includes('DROP') ? <Button onClick={() => setAsked('DROP')}>{t('drop')}</Button> : null}
        {close.moves.includes('UNDO') ? (
          <Button icon={UndoIcon} onClick={() => setAsked('UNDO')}>
            {t('undoAll')}
          </Button>
        ) : null}
      </Row>
      <ConfirmDialog
        open={asked === 'SIGN'}
        onCancel={shut}
        title={t('signTitle')}
        confirm={t('sign')}
        onConfirm={async () => {
          await sign({ variables: { input: intent.sign({ closeId: close.id }) } });
          await settle('signed');
        }}
      >
        {t('signText', {
          households: t('householdsCount', { count: close.households }),
          points: f.pointsWithUnit(close.points),
        })}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'DROP'}
        onCancel={shut}
        title={t('dropTitle')}
        confirm={t('drop')}
        kind="danger"
        reason={{ label: t('dropReason'), required: true }}
        onConfirm={async (reason) => {
          await drop({ variables: { input: intent.sign({ closeId: close.id, reason }) } });
          await settle('dropped');
        }}
      >
        {t('dropText')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'UNDO' || undoing !== null}
        onCancel={shut}
        title={undoing ? t('undoTitleOne', { number: undoing.number }) : t('undoTitleAll')}
        confirm={t(undoing ? 'undoOne' : 'undoAll')}
        reason={{
          label: t('undoReason'),
          required: true,
          suggestions: [t('undoReasonAway'), t('undoReasonWrong')],
        }}
        onConfirm={async (reason) => {
          const input = intent.sign({ closeId: close.id, householdId: undoing?.id ?? null, reason });
          await undo({ variables: { input } });
          await settle('undoAsked');
        }}
      >
        {t('undoText')}
      </ConfirmDialog>
    </>
  );
}
