import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Row, Stack } from '#client/ui/section';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { ErasureWords } from './erasure-words';
import { CHANNEL_KEY, STATE_KEY, usePrivacyTexts } from './privacy-texts';

const AskErasure_resident = graphql(`
  fragment AskErasure_resident on Resident {
    id
    name
    erasedAt
    mayAskErasure
    erasure {
      id
      state
      channel
      askedAt
      dueOn
      overdue
      answer
      moves
      askedBy {
        id
        name
      }
    }
  }
`);

const AskErasureDocument = graphql(`
  mutation AskErasure($input: ErasureInput!) {
    askErasure(input: $input) {
      id
      dueOn
      resident {
        ...AskErasure_resident
      }
    }
  }
`);
const WithdrawErasureDocument = graphql(`
  mutation WithdrawErasure($input: ErasureMoveInput!) {
    withdrawErasure(input: $input) {
      id
      resident {
        ...AskErasure_resident
      }
    }
  }
`);

type Props = {
  resident: FragmentType<typeof AskErasure_resident>;
  /** For staff with a signed sheet of the person. */
  onPaper?: boolean;
  /** The person whose page it is asks for somebody else: a child, or somebody who has died. */
  forOther?: boolean;
};

/** The wish to be forgotten: what it means, how it stands, and the button to ask or to take it back. */
export function AskErasure({ resident: masked, onPaper = false, forOther = false }: Props) {
  const t = usePrivacyTexts();
  const f = useFormat();
  const intent = useIntent();
  const resident = unmask(AskErasure_resident, masked);
  const [asking, setAsking] = useState(false);
  const [takingBack, setTakingBack] = useState(false);
  const [withdraw] = useMutation(WithdrawErasureDocument);
  const { erasure } = resident;
  const waits = erasure?.state === 'OPEN' || erasure?.state === 'PREPARED';
  const mayAsk = resident.mayAskErasure || (onPaper && !waits && !resident.erasedAt);
  return (
    <Stack>
      <ErasureWords />
      {erasure ? (
        <Card
          as="article"
          tone="sunken"
          title={t(STATE_KEY[erasure.state])}
          level={3}
          actions={
            erasure.overdue ? (
              <StatusTag tone="bad">{t('overdue')}</StatusTag>
            ) : waits ? (
              <StatusTag tone="info">{t('dueOn', { date: f.date(erasure.dueOn) })}</StatusTag>
            ) : undefined
          }
        >
          <p className="muted">
            {t('askedBy', {
              name: erasure.askedBy.name,
              how: t(CHANNEL_KEY[erasure.channel]),
              date: f.date(erasure.askedAt),
            })}
          </p>
          {erasure.answer ? <p>{t('answer', { answer: erasure.answer })}</p> : null}
          {erasure.moves.includes('WITHDRAW') ? (
            <Button onClick={() => setTakingBack(true)}>{t('takeErasureBack')}</Button>
          ) : null}
        </Card>
      ) : null}
      {mayAsk ? (
        <Row>
          <Button kind="danger" onClick={() => setAsking(true)}>
            {forOther || onPaper ? t('askFor', { name: resident.name }) : t('askErasure')}
          </Button>
        </Row>
      ) : null}
      {asking ? (
        <AskDialog residentId={resident.id} onPaper={onPaper} onClose={() => setAsking(false)} />
      ) : null}
      <ConfirmDialog
        open={takingBack}
        onCancel={() => setTakingBack(false)}
        title={t('takeErasureBack')}
        confirm={t('takeErasureBack')}
        onConfirm={async () => {
          await withdraw({ variables: { input: intent.sign({ erasureId: erasure?.id ?? '' }) } });
          intent.done();
          toast.good(t('takenBack'));
          setTakingBack(false);
        }}
      />
    </Stack>
  );
}

function AskDialog({
  residentId,
  onPaper,
  onClose,
}: {
  residentId: string;
  onPaper: boolean;
  onClose: () => void;
}) {
  const t = usePrivacyTexts();
  const ui = useUiTexts();
  const f = useFormat();
  const intent = useIntent();
  const [ask] = useMutation(AskErasureDocument);
  return (
    <Dialog open onClose={onClose} title={t('askTitle')}>
      <Form
        submit={t('askErasure')}
        submitKind="danger"
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            residentId,
            words: readText(values, 'words'),
            paper: readText(values, 'paper'),
          });
          const { data } = await ask({ variables: { input } });
          intent.done();
          if (data) toast.good(t('asked', { date: f.date(data.askErasure.dueOn) }));
          onClose();
        }}
      >
        <ErasureWords />
        {onPaper ? (
          <TextField
            name="paper"
            label={t('paperNumber')}
            hint={t('paperNumberHint')}
            required
            maxLength={40}
          />
        ) : null}
        <TextArea name="words" label={t('askWords')} maxLength={300} rows={3} />
      </Form>
    </Dialog>
  );
}
