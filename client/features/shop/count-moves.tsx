import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CrossCircleIcon, UndoIcon } from '#client/ui/icons';
import { CheckIcon } from '#client/ui/more-icons';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCountTexts } from './count-texts';

const CountMoves_count = graphql(`
  fragment CountMoves_count on StockCount {
    id
    state
    moves
    figures {
      goods
      counted
    }
  }
`);

const SignCountDocument = graphql(`
  mutation SignCount($input: SignCountInput!) {
    signCount(input: $input) {
      id
      ...CountSheet_count
    }
  }
`);
const ReturnCountDocument = graphql(`
  mutation ReturnCount($input: ReturnCountInput!) {
    returnCount(input: $input) {
      id
      ...CountSheet_count
    }
  }
`);
const DropCountDocument = graphql(`
  mutation DropCount($input: ReturnCountInput!) {
    dropCount(input: $input) {
      id
      state
    }
  }
`);

type Props = {
  count: FragmentType<typeof CountMoves_count>;
  onDone: () => Promise<unknown>;
  onDropped: () => void;
};

/** What this person may do with the sheet now: sign it, send it back, drop it. */
export function CountMoves({ count: masked, onDone, onDropped }: Props) {
  const t = useCountTexts();
  const intent = useIntent();
  const [asking, setAsking] = useState<'SIGN' | 'RETURN' | 'DROP' | null>(null);
  const [sign] = useMutation(SignCountDocument);
  const [giveBack] = useMutation(ReturnCountDocument);
  const [drop] = useMutation(DropCountDocument);
  const count = unmask(CountMoves_count, masked);
  const complete = count.figures.counted === count.figures.goods;

  async function carryOut(reason: string): Promise<void> {
    if (asking === 'SIGN') {
      const { data } = await sign({ variables: { input: intent.sign({ countId: count.id }) } });
      toast.good(t(data?.signCount && count.state === 'SIGNING' ? 'posted' : 'signed'));
    } else if (asking === 'RETURN') {
      await giveBack({ variables: { input: intent.sign({ countId: count.id, reason }) } });
      toast.good(t('givenBack'));
    } else {
      await drop({ variables: { input: intent.sign({ countId: count.id, reason }) } });
      toast.good(t('dropped'));
    }
    intent.done();
    const left = asking === 'DROP';
    setAsking(null);
    if (left) onDropped();
    else await onDone();
  }

  const words = {
    SIGN: ['signTitle', 'sign'],
    RETURN: ['giveBackTitle', 'giveBack'],
    DROP: ['dropTitle', 'drop'],
  } as const;
  const [title, confirm] = words[asking ?? 'SIGN'];
  return (
    <Row>
      {count.moves.includes('SIGN') && complete ? (
        <Button kind="primary" icon={CheckIcon} onClick={() => setAsking('SIGN')}>
          {t('sign')}
        </Button>
      ) : null}
      {count.moves.includes('SIGN') && !complete ? <span className="muted">{t('incomplete')}</span> : null}
      {count.moves.includes('RETURN') ? (
        <Button icon={UndoIcon} onClick={() => setAsking('RETURN')}>
          {t('giveBack')}
        </Button>
      ) : null}
      {count.moves.includes('DROP') ? (
        <Button kind="quiet" icon={CrossCircleIcon} onClick={() => setAsking('DROP')}>
          {t('drop')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking !== null}
        onCancel={() => setAsking(null)}
        onConfirm={carryOut}
        title={t(title)}
        confirm={t(confirm)}
        kind={asking === 'SIGN' ? 'primary' : 'danger'}
        reason={asking === 'SIGN' ? undefined : { label: t('why'), required: true }}
      >
        {asking === 'SIGN' ? t('signText') : asking === 'RETURN' ? t('giveBackText') : undefined}
      </ConfirmDialog>
    </Row>
  );
}
