import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useRecordDetailTexts } from './record-detail-texts';
import { MOVE_KEY, useRecordWords } from './record-words';

const AnswerDialog_record = graphql(`
  fragment AnswerDialog_record on ActivityRecord {
    id
    title
    objections {
      id
      reason
      state
    }
  }
`);

const AnswerObjectionDocument = graphql(`
  mutation AnswerObjection($input: AnswerInput!) {
    answerObjection(input: $input) {
      id
      state
      outcome
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

/** The council's answer to an open objection: the record stands or is struck, and why. */
export function AnswerDialog({ record: masked, onClose, onDone }: Props) {
  const t = useRecordDetailTexts();
  const ui = useUiTexts();
  const words = useRecordWords();
  const intent = useIntent();
  const [answer] = useMutation(AnswerObjectionDocument);
  const record = unmask(AnswerDialog_record, masked);
  const objection = record.objections.find((each) => each.state === 'OPEN');
  if (!objection) return null;
  return (
    <Dialog open onClose={onClose} title={words(MOVE_KEY.ANSWER)}>
      <Form
        submit={t('sendAnswer')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const outcome = readText(values, 'outcome') === 'STRUCK' ? 'STRUCK' : 'UPHELD';
          const input = intent.sign({
            objectionId: objection.id,
            outcome,
            answer: readText(values, 'answer'),
          } as const);
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
        <RadioCards
          name="outcome"
          label={t('outcome')}
          required
          options={[
            { value: 'UPHELD', label: t('UPHELD'), hint: t('upheldHint') },
            { value: 'STRUCK', label: t('STRUCK'), hint: t('struckHint') },
          ]}
        />
        <TextArea name="answer" label={t('answer')} hint={t('answerHint')} required maxLength={500} />
      </Form>
    </Dialog>
  );
}
