import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CorrectionList_CorrectionFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './hours.css';
import { useHoursTexts } from './hours-texts';

const CorrectionList_correction = graphql(`
  fragment CorrectionList_correction on HoursCorrection {
    id
    words
    askedAt
    dueOn
    state
    answer
    answeredAt
    remedyId
    moves
    record {
      id
      title
    }
    resident {
      id
      name
    }
    answeredBy {
      id
      name
    }
  }
`);

const AnswerCorrectionDocument = graphql(`
  mutation AnswerHoursCorrection($input: AnswerHoursCorrectionInput!) {
    answerHoursCorrection(input: $input) {
      ...CorrectionList_correction
    }
  }
`);

const WithdrawCorrectionDocument = graphql(`
  mutation WithdrawHoursCorrection($input: HoursCorrectionMoveInput!) {
    withdrawHoursCorrection(input: $input) {
      ...CorrectionList_correction
    }
  }
`);

type Correction = CorrectionList_CorrectionFragment;
const TONE = { OPEN: 'warn', CORRECTED: 'good', KEPT: 'plain', WITHDRAWN: 'plain' } as const;

type Props = {
  corrections: readonly FragmentType<typeof CorrectionList_correction>[];
  /** Where a record's own page lies for this reader. */
  recordPath: (id: string) => string;
  /** Whose they are is said where several people's stand together. */
  named?: boolean;
  today: string;
};

/** Requests to correct hours, with what the reader may do about each. */
export function CorrectionList({ corrections: masked, recordPath, named = false, today }: Props) {
  const t = useHoursTexts();
  const f = useFormat();
  const intent = useIntent();
  const [withdraw] = useMutation(WithdrawCorrectionDocument);
  const [answering, setAnswering] = useState<Correction | null>(null);
  const [withdrawing, setWithdrawing] = useState<Correction | null>(null);
  const corrections = unmask(CorrectionList_correction, masked);
  return (
    <>
      <ul className="hours-list" role="list">
        {corrections.map((one) => (
          <li key={one.id}>
            <Row wrap>
              <StatusTag tone={TONE[one.state]}>
                {t(one.state === 'WITHDRAWN' ? 'CORRECTION_WITHDRAWN' : one.state)}
              </StatusTag>
              {named ? <strong>{one.resident.name}</strong> : null}
              <span className="muted small">{f.date(one.askedAt)}</span>
              {one.state === 'OPEN' ? (
                <span className="small">
                  {one.dueOn < today ? t('overdue') : t('dueOn', { date: f.date(one.dueOn) })}
                </span>
              ) : null}
            </Row>
            {one.record ? <TextLink to={recordPath(one.record.id)}>{one.record.title}</TextLink> : null}
            <span>{one.words}</span>
            {one.answer ? (
              <span>
                <b>{t('answer')}</b> {one.answer}{' '}
                <span className="muted small">
                  {one.answeredBy ? t('answeredBy', { name: one.answeredBy.name }) : ''}
                </span>{' '}
                {one.remedyId ? <TextLink to={recordPath(one.remedyId)}>{t('openRecord')}</TextLink> : null}
              </span>
            ) : null}
            {one.moves.length > 0 ? (
              <Row>
                {one.moves.includes('ANSWER') ? (
                  <Button size="small" kind="primary" onClick={() => setAnswering(one)}>
                    {t('answerIt')}
                  </Button>
                ) : null}
                {one.moves.includes('WITHDRAW') ? (
                  <Button size="small" onClick={() => setWithdrawing(one)}>
                    {t('withdrawCorrection')}
                  </Button>
                ) : null}
              </Row>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={withdrawing !== null}
        onCancel={() => setWithdrawing(null)}
        title={t('withdrawCorrectionTitle')}
        confirm={t('withdrawCorrection')}
        onConfirm={async () => {
          if (!withdrawing) return;
          await withdraw({ variables: { input: intent.sign({ correctionId: withdrawing.id }) } });
          intent.done();
          setWithdrawing(null);
          toast.good(t('withdrawn'));
        }}
      >
        <p>{withdrawing?.words}</p>
      </ConfirmDialog>
      <AnswerDialog correction={answering} onClose={() => setAnswering(null)} />
    </>
  );
}

function AnswerDialog({ correction, onClose }: { correction: Correction | null; onClose: () => void }) {
  const t = useHoursTexts();
  const intent = useIntent();
  const [answer] = useMutation(AnswerCorrectionDocument);
  const [outcome, setOutcome] = useState('');
  return (
    <Dialog
      open={correction !== null}
      onClose={onClose}
      title={t('answerTitle', { name: correction?.resident.name ?? '' })}
    >
      <p>{correction?.words}</p>
      <Form
        submit={t('answerIt')}
        onSubmit={async (values) => {
          if (!correction) return;
          const corrected = readText(values, 'outcome') === 'CORRECTED';
          const input = intent.sign({
            correctionId: correction.id,
            outcome: corrected ? ('CORRECTED' as const) : ('KEPT' as const),
            answer: readText(values, 'answer'),
            // A whole address may be pasted: the id is its last part.
            remedyId: corrected ? (readText(values, 'remedyId').split('/').at(-1) ?? '') : null,
          });
          await answer({ variables: { input } });
          intent.done();
          toast.good(t('answered'));
          onClose();
        }}
      >
        <RadioCards
          name="outcome"
          label={t('outcome')}
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'KEPT', label: t('outcomeKEPT') },
            { value: 'CORRECTED', label: t('outcomeCORRECTED'), hint: t('outcomeCORRECTEDHint') },
          ]}
          required
        />
        {outcome === 'CORRECTED' ? (
          <TextField name="remedyId" label={t('remedy')} hint={t('remedyHint')} required maxLength={200} />
        ) : null}
        <TextArea name="answer" label={t('answerWords')} required maxLength={500} />
      </Form>
    </Dialog>
  );
}
