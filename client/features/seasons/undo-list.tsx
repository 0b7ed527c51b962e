import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { UndoList_UndoFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CheckCircleIcon } from '#client/ui/icons';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useSeasonTexts } from './season-texts';

const UndoList_undo = graphql(`
  fragment UndoList_undo on SeasonUndo {
    id
    state
    reason
    undonePoints
    preparedAt
    signedBody
    signedAt
    droppedAt
    dropReason
    moves
    household {
      id
      number
    }
    preparedBy {
      id
      name
    }
    signedBy {
      id
      name
    }
    droppedBy {
      id
      name
    }
  }
`);

const SignUndoDocument = graphql(`
  mutation SignUndo($input: SignUndoInput!) {
    signUndo(input: $input) {
      id
      ...UndoList_undo
    }
  }
`);

const DropUndoDocument = graphql(`
  mutation DropUndo($input: DropUndoInput!) {
    dropUndo(input: $input) {
      id
      ...UndoList_undo
    }
  }
`);

const TONES = { PREPARED: 'warn', DONE: 'good', DROPPED: 'plain' } as const;

type Props = {
  undos: readonly FragmentType<typeof UndoList_undo>[];
  bodyName: (code: string) => string;
  onChanged: () => Promise<unknown>;
};

/** What was asked to be undone, by whom and why, and what came of it. */
export function UndoList({ undos, bodyName, onChanged }: Props) {
  return (
    <Stack>
      {unmask(UndoList_undo, undos).map((undo) => (
        <Undo key={undo.id} undo={undo} bodyName={bodyName} onChanged={onChanged} />
      ))}
    </Stack>
  );
}

type UndoProps = Pick<Props, 'bodyName' | 'onChanged'> & { undo: UndoList_UndoFragment };

function Undo({ undo, bodyName, onChanged }: UndoProps) {
  const t = useSeasonTexts();
  const f = useFormat();
  const intent = useIntent();
  const [sign] = useMutation(SignUndoDocument);
  const [drop] = useMutation(DropUndoDocument);
  const [asked, setAsked] = useState<'SIGN' | 'DROP' | null>(null);
  const shut = () => setAsked(null);

  async function settle(word: 'undoSigned' | 'undoDropped'): Promise<void> {
    intent.done();
    shut();
    toast.good(t(word));
    await onChanged();
  }

  return (
    <Card
      title={undo.household ? t('undoFor', { number: undo.household.number }) : t('undoForAll')}
      level={3}
      actions={<StatusTag tone={TONES[undo.state]}>{t(`undo${undo.state}`)}</StatusTag>}
    >
      <p>{undo.reason}</p>
      <p className="muted">
        {t('preparedBy')} {t('whoWhen', { name: undo.preparedBy.name, when: f.dateTime(undo.preparedAt) })}
      </p>
      {undo.signedBy ? (
        <p className="muted">
          {t('signedBy')}{' '}
          {t('whoBodyWhen', {
            name: undo.signedBy.name,
            body: bodyName(undo.signedBody ?? ''),
            when: f.dateTime(undo.signedAt ?? ''),
          })}
        </p>
      ) : null}
      {undo.undonePoints ? <p>{t('undoBack', { points: f.pointsWithUnit(undo.undonePoints) })}</p> : null}
      {undo.droppedBy ? (
        <p className="muted">
          {t('droppedBy')}{' '}
          {t('whoWhen', { name: undo.droppedBy.name, when: f.dateTime(undo.droppedAt ?? '') })}{' '}
          {undo.dropReason}
        </p>
      ) : null}
      {undo.moves.length > 0 ? (
        <Row>
          {undo.moves.includes('SIGN') ? (
            <Button kind="primary" icon={CheckCircleIcon} onClick={() => setAsked('SIGN')}>
              {t('signUndo')}
            </Button>
          ) : null}
          {undo.moves.includes('DROP') ? (
            <Button onClick={() => setAsked('DROP')}>{t('dropUndo')}</Button>
          ) : null}
        </Row>
      ) : null}
      <ConfirmDialog
        open={asked === 'SIGN'}
        onCancel={shut}
        title={t('signUndoTitle')}
        confirm={t('signUndo')}
        onConfirm={async () => {
          await sign({ variables: { input: intent.sign({ undoId: undo.id }) } });
          await settle('undoSigned');
        }}
      >
        {t('signUndoText')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'DROP'}
        onCancel={shut}
        title={t('dropUndoTitle')}
        confirm={t('dropUndo')}
        kind="danger"
        reason={{ label: t('dropReason'), required: true }}
        onConfirm={async (reason) => {
          await drop({ variables: { input: intent.sign({ undoId: undo.id, reason }) } });
          await settle('undoDropped');
        }}
      >
        {t('dropUndoText')}
      </ConfirmDialog>
    </Card>
  );
}
