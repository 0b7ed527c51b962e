import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { RefreshIcon, UndoIcon } from '#client/ui/icons';
import { CheckIcon, SendIcon } from '#client/ui/more-icons';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useRequestId } from '#client/ui/use-request-id';
import { useImportTexts } from './import-texts';

const ImportMoves_import = graphql(`
  fragment ImportMoves_import on RegisterImport {
    id
    state
    newHouseholds
    newResidents
    points
    honour
    moves
  }
`);
const ProposeImportDocument = graphql(`
  mutation ProposeImport($input: ImportInput!) {
    proposeImport(input: $input) {
      id
    }
  }
`);
const SignImportDocument = graphql(`
  mutation SignImport($input: ImportInput!) {
    signImport(input: $input) {
      id
    }
  }
`);
const CheckImportDocument = graphql(`
  mutation CheckImport($input: ImportInput!) {
    checkImport(input: $input) {
      id
    }
  }
`);
const DropImportDocument = graphql(`
  mutation DropImport($input: DropImportInput!) {
    dropImport(input: $input) {
      id
    }
  }
`);

type Asking = 'PROPOSE' | 'SIGN' | 'DROP' | 'CHECK';
type Props = { paper: FragmentType<typeof ImportMoves_import>; onMoved: () => Promise<unknown> };

/** One button for each move the viewer may make now. */
export function ImportMoves({ paper: masked, onMoved }: Props) {
  const t = useImportTexts();
  const f = useFormat();
  const paper = unmask(ImportMoves_import, masked);
  const request = useRequestId();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [propose] = useMutation(ProposeImportDocument);
  const [sign] = useMutation(SignImportDocument);
  const [check] = useMutation(CheckImportDocument);
  const [drop] = useMutation(DropImportDocument);
  const may = (move: Asking): boolean => paper.moves.includes(move);
  if (paper.moves.length === 0) return null;

  const input = { requestId: request.id, importId: paper.id };
  async function done(text: string): Promise<void> {
    request.renew();
    await onMoved();
    setAsking(null);
    toast.good(text);
  }
  const counts = t('signCount', {
    households: f.number(paper.newHouseholds),
    residents: f.number(paper.newResidents),
    points: f.points(paper.points),
    honour: f.points(paper.honour),
  });
  const dropWord = t(may('SIGN') ? 'decline' : 'withdraw');
  const close = () => setAsking(null);
  return (
    <>
      <Stack gap="small">
        {may('PROPOSE') ? (
          <Button kind="primary" wide icon={SendIcon} onClick={() => setAsking('PROPOSE')}>
            {t('propose')}
          </Button>
        ) : null}
        {may('SIGN') ? (
          <Button kind="primary" wide icon={CheckIcon} onClick={() => setAsking('SIGN')}>
            {t('sign')}
          </Button>
        ) : null}
        {may('CHECK') ? (
          <Button wide icon={RefreshIcon} onClick={() => setAsking('CHECK')}>
            {t('check')}
          </Button>
        ) : null}
        {may('DROP') ? (
          <Button wide icon={UndoIcon} onClick={() => setAsking('DROP')}>
            {dropWord}
          </Button>
        ) : null}
      </Stack>
      <ConfirmDialog
        open={asking === 'PROPOSE'}
        title={t('propose')}
        confirm={t('propose')}
        onCancel={close}
        onConfirm={async () => {
          await propose({ variables: { input } });
          await done(t('proposed'));
        }}
      >
        <p>{counts}</p>
        <p>{t('proposeLead')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'SIGN'}
        title={t('sign')}
        confirm={t('sign')}
        onCancel={close}
        onConfirm={async () => {
          await sign({ variables: { input } });
          await done(t('signed'));
        }}
      >
        <p>{counts}</p>
        <p>{t('signLead')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'CHECK'}
        title={t('check')}
        confirm={t('check')}
        onCancel={close}
        onConfirm={async () => {
          await check({ variables: { input } });
          await done(t('checked'));
        }}
      />
      <ConfirmDialog
        open={asking === 'DROP'}
        title={dropWord}
        confirm={dropWord}
        kind="danger"
        reason={{ label: t('dropReason'), required: true, maxLength: 200 }}
        onCancel={close}
        onConfirm={async (reason) => {
          await drop({ variables: { input: { ...input, reason } } });
          await done(t('dropped'));
        }}
      />
    </>
  );
}
