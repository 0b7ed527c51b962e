import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ShopMove } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CheckCircleIcon, WarnIcon } from '#client/ui/icons';
import { TrashIcon } from '#client/ui/more-icons';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useBatchTexts } from './batch-texts';

const BatchMoves_batch = graphql(`
  fragment BatchMoves_batch on StockBatch {
    id
    quantity
    state
    goods {
      id
    }
  }
`);

const RecallBatchDocument = graphql(`
  mutation RecallBatch($input: RecallInput!) {
    recallBatch(input: $input) {
      id
      state
    }
  }
`);
const LiftRecallDocument = graphql(`
  mutation LiftRecall($input: RecallInput!) {
    liftRecall(input: $input) {
      id
      state
    }
  }
`);
const WriteOffDocument = graphql(`
  mutation WriteOff($input: StockInput!) {
    moveStock(input: $input) {
      id
      stock
    }
  }
`);

type Asked = 'recall' | 'lift' | 'writeOff';
type Props = {
  batch: FragmentType<typeof BatchMoves_batch>;
  moves: readonly ShopMove[];
  onDone: () => Promise<unknown>;
};

/** What this person may do with a batch: take it off, put it back, write it off. */
export function BatchMoves({ batch: masked, moves, onDone }: Props) {
  const t = useBatchTexts();
  const intent = useIntent();
  const [asking, setAsking] = useState<Asked | null>(null);
  const [recall] = useMutation(RecallBatchDocument);
  const [lift] = useMutation(LiftRecallDocument);
  const [writeOff] = useMutation(WriteOffDocument);
  const batch = unmask(BatchMoves_batch, masked);
  const recalled = batch.state === 'RECALLED';

  async function carryOut(reason: string): Promise<void> {
    if (asking === 'recall') {
      await recall({ variables: { input: intent.sign({ batchId: batch.id, reason }) } });
      toast.good(t('recalled'));
    } else if (asking === 'lift') {
      await lift({ variables: { input: intent.sign({ batchId: batch.id, reason }) } });
      toast.good(t('lifted'));
    } else {
      const input = intent.sign({
        goodsId: batch.goods.id,
        kind: 'LOSS' as const,
        quantity: batch.quantity,
        reason,
        document: '',
        batchId: batch.id,
      });
      await writeOff({ variables: { input } });
      toast.good(t('writtenOff', { count: batch.quantity }));
    }
    intent.done();
    setAsking(null);
    await onDone();
  }

  const asked = asking ?? 'recall';
  const ideas = { recall: t('recallIdeas'), lift: '', writeOff: t('writeOffIdeas') }[asked];
  return (
    <Row>
      {!recalled && moves.includes('RECALL') ? (
        <Button kind="danger" icon={WarnIcon} onClick={() => setAsking('recall')}>
          {t('recall')}
        </Button>
      ) : null}
      {recalled && moves.includes('LIFT_RECALL') ? (
        <Button icon={CheckCircleIcon} onClick={() => setAsking('lift')}>
          {t('lift')}
        </Button>
      ) : null}
      {batch.quantity > 0 && moves.includes('MOVE_STOCK') ? (
        <Button icon={TrashIcon} onClick={() => setAsking('writeOff')}>
          {t('writeOff')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking !== null}
        onCancel={() => setAsking(null)}
        onConfirm={carryOut}
        title={t(`${asked}Title`)}
        confirm={t(asked)}
        kind={asked === 'lift' ? 'primary' : 'danger'}
        reason={{
          label: t(`${asked}Why`),
          required: true,
          suggestions: ideas === '' ? undefined : ideas.split('|'),
        }}
      >
        {t(`${asked}Text`, { count: batch.quantity })}
      </ConfirmDialog>
    </Row>
  );
}
