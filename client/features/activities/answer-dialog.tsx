import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ObjectionOutcome } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { NumberField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useDoubtTexts } from './doubt-texts';

const AnswerDialog_record = graphql(`
  fragment AnswerDialog_record on ActivityRecord {
    id
    title
    honour
    objections {
      id
      reason
      state
      phase
    }
  }
`);

const AnswerObjectionDocument = graphql(`
  mutation AnswerObjection($input: AnswerInput!) {
    answerObjection(input: $input) {
      id
      state
      outcome
      reducedTo
      answer
      answeredAt
    }
  }
`);

type Props = {
  record: FragmentType<typeof AnswerDialog_record>;
  onClose: () => void;
  onDone: () => Promise<unknown>;
};

const OUTCOMES = ['UPHELD', 'REDUCED', 'STRUCK'] as const satisfies readonly ObjectionOutcome[];

/** The council's answer to an open objection: the record stands, stands with fewer points, or is struck, and why. */
export function AnswerDialog({ record: masked, onClose, onDone }: Props) {
  const t = useDoubtTexts();
  const ui = useUiTexts();
  const f = useFormat();
  const intent = useIntent();
  const [outcome, setOutcome] = useState<ObjectionOutcome | ''>('');
  const [answer] = useMutation(AnswerObjectionDocument);
  const record = unmask(AnswerDialog_record, masked);
  const objection = record.objections.find((each) => each.state === 'OPEN');
  if (!objection) return null;
  const hints = { UPHELD: t('upheldHint'), REDUCED: t('reducedHint'), STRUCK: t('struckHint') };
  return (
    <Dialog open onClose={onClose} title={t('answerTitle')}>
      <Form
        submit={t('answerSend')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          if (outcome === '') return;
          const input = intent.sign({
            objectionId: objection.id,
            outcome,
            points: outcome === 'REDUCED' ? readNumber(values, 'points') : null,
            answer: readText(values, 'answer'),
          });
          await answer({ variables: { input } });
          intent.done();
          toast.good(t('done'));
          await onDone();
          onClose();
        }}
      >
        <p>
          <strong>{record.title}</strong>
        </p>
        <blockquote className="record-objection">{objection.reason}</blockquote>
        {objection.phase === 'AFTER_RELEASE' ? <p className="muted">{t('afterText')}</p> : null}
        <RadioCards
          name="outcome"
          label={t('outcome')}
          required
          value={outcome}
          onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? '')}
          options={OUTCOMES.filter((each) => each !== 'REDUCED' || record.honour > 1).map((value) => ({
            value,
            label: t(value),
            hint: hints[value],
          }))}
        />
        {outcome === 'REDUCED' ? (
          <NumberField
            name="points"
            label={t('newPoints')}
            hint={t('newPointsHint', { points: f.pointsWithUnit(record.honour) })}
            min={1}
            max={record.honour - 1}
            required
          />
        ) : null}
        <TextArea name="answer" label={t('answer')} hint={t('answerHint')} required maxLength={500} />
      </Form>
    </Dialog>
  );
}
