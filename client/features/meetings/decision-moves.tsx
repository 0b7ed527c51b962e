import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { DateField, FieldRow, NumberField, SelectField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useErrorText } from '#client/ui/error-text';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { DecisionSteps_decision, useLawWords } from './decision-steps';
import { useDecisionTexts } from './decision-texts';

const DecisionMoves_decision = graphql(`
  fragment DecisionMoves_decision on VillageDecision {
    id
    moves
    votes {
      id
      text
      outcome
      closedAt
    }
  }
`);
const NoteStepDocument = graphql(`
  mutation NoteStep($input: StepWordsInput!) {
    noteStep(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const TakeVoteDocument = graphql(`
  mutation TakeVote($input: TakeVoteInput!) {
    takeVote(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const EnterSittingDocument = graphql(`
  mutation EnterSitting($input: EnterSittingInput!) {
    enterSitting(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const ConfirmSittingDocument = graphql(`
  mutation ConfirmSitting($input: StepMoveInput!) {
    confirmSitting(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const DropSittingDocument = graphql(`
  mutation DropSitting($input: StepMoveInput!) {
    dropSitting(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const ShowStepDocument = graphql(`
  mutation ShowStep($input: StepWordsInput!) {
    showStep(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const EndShowingDocument = graphql(`
  mutation EndShowing($input: StepMoveInput!) {
    endShowing(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);
const StopDecisionDocument = graphql(`
  mutation StopDecision($input: StopDecisionInput!) {
    stopDecision(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);

type Props = {
  decision: FragmentType<typeof DecisionSteps_decision>;
  moves: FragmentType<typeof DecisionMoves_decision>;
  now: Date;
};

/** The step under way and what the viewer may do there; no other step has a button. */
export function DecisionMoves({ decision: maskedSteps, moves: maskedMoves, now }: Props) {
  const t = useDecisionTexts();
  const f = useFormat();
  const words = useErrorText();
  const lawWords = useLawWords();
  // Moves with the same input each have their own id, so that none is taken for another.
  const intents = {
    NOTE: useIntent(),
    TAKE_VOTE: useIntent(),
    ENTER: useIntent(),
    CONFIRM: useIntent(),
    DROP: useIntent(),
    SHOW: useIntent(),
    END_SHOWING: useIntent(),
    STOP: useIntent(),
  };
  const decision = unmask(DecisionSteps_decision, maskedSteps);
  const { moves, votes } = unmask(DecisionMoves_decision, maskedMoves);
  const [note] = useMutation(NoteStepDocument);
  const [take] = useMutation(TakeVoteDocument);
  const [enter] = useMutation(EnterSittingDocument);
  const [confirm] = useMutation(ConfirmSittingDocument);
  const [drop] = useMutation(DropSittingDocument);
  const [show] = useMutation(ShowStepDocument);
  const [endShowing] = useMutation(EndShowingDocument);
  const [stop] = useMutation(StopDecisionDocument);
  const [asked, setAsked] = useState<'CONFIRM' | 'STOP' | null>(null);
  const step = decision.steps.find(({ law }) => law.place === decision.step);
  if (!step || moves.length === 0) return null;
  const { law } = step;
  const may = (move: (typeof moves)[number]): boolean => moves.includes(move);
  const sign = <Input extends object>(move: keyof typeof intents, input: Input) =>
    intents[move].sign({ decisionId: decision.id, place: law.place, ...input });
  const shut = (): void => setAsked(null);

  function settled(
    move: keyof typeof intents,
    word: 'moved' | 'showDone' | 'enterDone' | 'confirmDone' | 'dropDone' | 'stopDone',
  ): void {
    intents[move].done();
    shut();
    toast.good(t(word));
  }

  return (
    <Card
      tone="accent"
      title={`${t('step', { place: law.place })}${t.pick('：', ': ')}${t.pick(law.nameZh, law.nameEn)}`}
    >
      <Stack>
        <p className="muted">
          {t.pick(law.whoZh, law.whoEn)} · {lawWords(law)}
        </p>
        {may('NOTE') ? (
          <Form
            submit={t('save')}
            onSubmit={async (values) => {
              await note({ variables: { input: sign('NOTE', { words: readText(values, 'words') }) } });
              settled('NOTE', 'moved');
            }}
          >
            <TextArea
              name="words"
              label={t('words')}
              hint={t('noteHint')}
              rows={4}
              maxLength={2000}
              required
            />
          </Form>
        ) : null}
        {may('TAKE_VOTE') ? (
          <>
            <p>{t('takeVoteLead', { who: t.pick(law.whoZh, law.whoEn) })}</p>
            {votes.length === 0 ? (
              <p className="muted">{t('takeVoteNone')}</p>
            ) : (
              <Form
                submit={t('takeVote')}
                onSubmit={async (values) => {
                  await take({
                    variables: { input: sign('TAKE_VOTE', { motionId: readText(values, 'motionId') }) },
                  });
                  settled('TAKE_VOTE', 'moved');
                }}
              >
                <SelectField
                  name="motionId"
                  label={t('motion')}
                  required
                  options={votes.map(({ id, text, outcome, closedAt }) => ({
                    value: id,
                    label: t(outcome === 'ADOPTED' ? 'motionAdopted' : 'motionRejected', {
                      text,
                      date: closedAt ? f.day(closedAt) : '',
                    }),
                  }))}
                />
              </Form>
            )}
            <LinkButton to="/work/councils">{t('toMeetings')}</LinkButton>
          </>
        ) : null}
        {may('ENTER') ? (
          <Form
            label={t('enter')}
            submit={t('enter')}
            onSubmit={async (values) => {
              const figure = (name: string): number => readNumber(values, name) ?? 0;
              await enter({
                variables: {
                  input: sign('ENTER', {
                    heldOn: readText(values, 'heldOn'),
                    due: figure('due'),
                    present: figure('present'),
                    agree: figure('agree'),
                    against: figure('against'),
                    abstain: figure('abstain'),
                    words: readText(values, 'words'),
                  }),
                },
              });
              settled('ENTER', 'enterDone');
            }}
          >
            <p className="muted">{t('enterLead')}</p>
            <DateField
              name="heldOn"
              label={t('heldOn')}
              min={toDateInput(decision.startedAt)}
              max={toDateInput(now)}
              defaultValue={toDateInput(now)}
              required
            />
            <FieldRow>
              <NumberField name="due" label={t('due')} min={1} max={20_000} required />
              <NumberField name="present" label={t('present')} min={0} max={20_000} required />
            </FieldRow>
            <FieldRow>
              <NumberField name="agree" label={t('agree')} min={0} max={20_000} required />
              <NumberField
                name="against"
                label={t('against')}
                min={0}
                max={20_000}
                defaultValue="0"
                required
              />
              <NumberField
                name="abstain"
                label={t('abstain')}
                min={0}
                max={20_000}
                defaultValue="0"
                required
              />
            </FieldRow>
            <TextArea name="words" label={t('remark')} hint={t('remarkHint')} rows={2} maxLength={1000} />
          </Form>
        ) : null}
        {may('SHOW') ? (
          <Form
            submit={t('show')}
            onSubmit={async (values) => {
              await show({ variables: { input: sign('SHOW', { words: readText(values, 'words') }) } });
              settled('SHOW', 'showDone');
            }}
          >
            <TextArea
              name="words"
              label={t('wordsShow')}
              hint={t('wordsHint')}
              rows={4}
              maxLength={2000}
              required
            />
          </Form>
        ) : null}
        <Row wrap>
          {may('CONFIRM') ? (
            <Button kind="primary" onClick={() => setAsked('CONFIRM')}>
              {t('confirm')}
            </Button>
          ) : null}
          {may('DROP') ? (
            <Button
              onClick={() => {
                drop({ variables: { input: sign('DROP', {}) } })
                  .then(() => settled('DROP', 'dropDone'))
                  .catch((error: unknown) => toast.bad(words(error).message));
              }}
            >
              {t('drop')}
            </Button>
          ) : null}
          {may('END_SHOWING') ? (
            <Button
              kind="primary"
              onClick={() => {
                endShowing({ variables: { input: sign('END_SHOWING', {}) } })
                  .then(() => settled('END_SHOWING', 'moved'))
                  .catch((error: unknown) => toast.bad(words(error).message));
              }}
            >
              {t('endShowing')}
            </Button>
          ) : null}
          {may('STOP') ? (
            <Button kind="quiet" onClick={() => setAsked('STOP')}>
              {t('stop')}
            </Button>
          ) : null}
        </Row>
      </Stack>
      <ConfirmDialog
        open={asked === 'CONFIRM'}
        onCancel={shut}
        title={t('confirm')}
        confirm={t('confirm')}
        onConfirm={async () => {
          await confirm({ variables: { input: sign('CONFIRM', {}) } });
          settled('CONFIRM', 'confirmDone');
        }}
      >
        <p>{t('confirmAsk')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'STOP'}
        onCancel={shut}
        title={t('stop')}
        confirm={t('stop')}
        kind="danger"
        reason={{ label: t('stopAsk'), required: true, maxLength: 300 }}
        onConfirm={async (reason) => {
          await stop({ variables: { input: intents.STOP.sign({ decisionId: decision.id, reason }) } });
          settled('STOP', 'stopDone');
        }}
      />
    </Card>
  );
}
