import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { AppealOutcome, ObjectionOutcome } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { NumberField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useDoubtTexts } from './doubt-texts';

const AppealObjectionDocument = graphql(`
  mutation AppealObjection($input: AppealInput!) {
    appealObjection(input: $input) {
      ...ObjectionCard_objection
    }
  }
`);
const DecideAppealDocument = graphql(`
  mutation DecideAppeal($input: DecideAppealInput!) {
    decideAppeal(input: $input) {
      ...ObjectionCard_objection
    }
  }
`);

type AppealProps = { objectionId: string; onClose: () => void; onDone: () => void | Promise<unknown> };

/** Either side's one appeal to the town. */
export function AppealDialog({ objectionId, onClose, onDone }: AppealProps) {
  const t = useDoubtTexts();
  const intent = useIntent();
  const [appeal] = useMutation(AppealObjectionDocument);
  return (
    <ConfirmDialog
      open
      onCancel={onClose}
      title={t('appealTitle')}
      confirm={t('appealSend')}
      reason={{ label: t('appealReason'), required: true, maxLength: 500 }}
      onConfirm={async (reason) => {
        await appeal({ variables: { input: intent.sign({ objectionId, reason }) } });
        intent.done();
        toast.good(t('appealDone'));
        await onDone();
        onClose();
      }}
    >
      <p>{t('appealText')}</p>
    </ConfirmDialog>
  );
}

type DecideProps = {
  appealId: string;
  reason: string;
  /** What the village answered: its own outcome is called "confirmed". */
  answered: ObjectionOutcome | null;
  onClose: () => void;
  onDone: () => void | Promise<unknown>;
};

const OUTCOMES = ['CONFIRMED', 'RESTORED', 'REDUCED', 'STRUCK'] as const satisfies readonly AppealOutcome[];

/** The final word on an appeal. */
export function DecideDialog({ appealId, reason, answered, onClose, onDone }: DecideProps) {
  const t = useDoubtTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [outcome, setOutcome] = useState<AppealOutcome | ''>('');
  const [decide] = useMutation(DecideAppealDocument);
  const hints = {
    CONFIRMED: t('confirmedHint'),
    RESTORED: t('restoredHint'),
    REDUCED: t('reducedHint'),
    STRUCK: t('struckHint'),
  };
  const offered = OUTCOMES.filter(
    (each) =>
      !(each === 'RESTORED' && answered === 'UPHELD') && !(each === 'STRUCK' && answered === 'STRUCK'),
  );
  return (
    <Dialog open onClose={onClose} title={t('decide')}>
      <Form
        submit={t('decideSend')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          if (outcome === '') return;
          const input = intent.sign({
            appealId,
            outcome,
            points: outcome === 'REDUCED' ? readNumber(values, 'points') : null,
            answer: readText(values, 'answer'),
          });
          await decide({ variables: { input } });
          intent.done();
          toast.good(t('done'));
          await onDone();
          onClose();
        }}
      >
        <blockquote className="record-objection">{reason}</blockquote>
        <p className="muted">{t('final')}</p>
        <RadioCards
          name="outcome"
          label={t('outcome')}
          required
          value={outcome}
          onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? '')}
          options={offered.map((value) => ({ value, label: t(value), hint: hints[value] }))}
        />
        {outcome === 'REDUCED' ? <NumberField name="points" label={t('newPoints')} min={1} required /> : null}
        <TextArea name="answer" label={t('answer')} hint={t('answerHint')} required maxLength={500} />
      </Form>
    </Dialog>
  );
}
