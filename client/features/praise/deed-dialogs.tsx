import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import type { DeedCard_DeedFragment, SetAsideReason } from '#client/gql/graphql';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { ErrorState, LoadingState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useDeskTexts } from './desk-texts';
import { REASONS, usePraiseTexts } from './praise-texts';

const HearDeedDocument = graphql(`
  mutation HearDeed($input: HearDeedInput!) {
    hearDeed(input: $input) {
      id
      ...DeedCard_deed
    }
  }
`);

const AnswerDoubtDocument = graphql(`
  mutation AnswerDoubt($input: AnswerDoubtInput!) {
    answerDoubt(input: $input) {
      id
      stands
      answer
      mayAnswer
    }
  }
`);

const PaperYesDocument = graphql(`
  mutation PaperYes($input: AnswerDeedInput!) {
    answerDeed(input: $input) {
      id
      ...DeedCard_deed
    }
  }
`);

const PaperTextDocument = graphql(`
  query PaperText {
    consentTexts {
      id
      purpose
      wordsZh
      wordsEn
    }
  }
`);

type PaperProps = {
  deed: DeedCard_DeedFragment;
  witness: ReactNode;
  witnessId: string | null;
  onClose: () => void;
};

/** The yes of somebody without a phone: a signed sheet, and who saw it signed. */
export function PaperDialog({ deed, witness, witnessId, onClose }: PaperProps) {
  const d = useDeskTexts();
  const intent = useIntent();
  const { data, error, loading, refetch } = useQuery(PaperTextDocument);
  const [say] = useMutation(PaperYesDocument);
  const text = data?.consentTexts.find(({ purpose }) => purpose === 'HONOUR_BOARD');
  return (
    <Dialog open onClose={onClose} title={d('paperTitle', { name: deed.nominee.name })}>
      {text ? (
        <Form
          submit={d('paper')}
          submitKind="primary"
          check={() => (witnessId ? {} : { witnessId: d('paperMissing') })}
          onSubmit={async (values) => {
            const paper = { number: readText(values, 'number'), witnessId: witnessId ?? '' };
            const input = { deedId: deed.id, agrees: true, textId: text.id, paper };
            await say({ variables: { input: intent.sign(input) } });
            intent.done();
            toast.good(d('paperDone'));
            onClose();
          }}
        >
          <p className="muted">{d.pick(text.wordsZh, text.wordsEn)}</p>
          <TextField name="number" label={d('paperNumber')} maxLength={40} required />
          {witness}
        </Form>
      ) : loading ? (
        <LoadingState kind="card" />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}

/** What a hearing confirmed, or why it goes no further. */
export function HearDialog({
  deed,
  now,
  onClose,
  onChanged,
}: {
  deed: DeedCard_DeedFragment;
  now: Date;
  onClose: () => void;
  onChanged: () => void;
}) {
  const t = usePraiseTexts();
  const d = useDeskTexts();
  const intent = useIntent();
  const [result, setResult] = useState<SetAsideReason | 'ADMIT'>(deed.setAsideReason ?? 'ADMIT');
  const [hear] = useMutation(HearDeedDocument);
  const today = toDateInput(now);
  return (
    <Dialog open onClose={onClose} title={d('hearTitle', { name: deed.nominee.name })}>
      <Form
        submit={d('hearSend')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = {
            deedId: deed.id,
            heardOn: readText(values, 'heardOn'),
            story: readText(values, 'story'),
            setAside: result === 'ADMIT' ? null : result,
          };
          await hear({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(d('heard'));
          onChanged();
          onClose();
        }}
      >
        <RadioCards
          name="result"
          label={d('result')}
          value={result}
          onChange={(next) => setResult(REASONS.find((each) => each === next) ?? 'ADMIT')}
          options={[
            { value: 'ADMIT', label: d('admit') },
            ...REASONS.map((reason) => ({ value: reason, label: d('aside', { reason: t(reason) }) })),
          ]}
        />
        {result === 'ADMIT' ? (
          <TextArea
            name="story"
            label={d('story')}
            hint={d('storyHint')}
            rows={4}
            maxLength={300}
            defaultValue={deed.story || deed.nominations[0]?.words || ''}
            required
          />
        ) : null}
        <DateField name="heardOn" label={d('heardOn')} defaultValue={today} max={today} required />
      </Form>
    </Dialog>
  );
}

/** The answer to a doubt: the deed stands, or it lapses. */
export function DoubtDialog({
  doubtId,
  onClose,
  onDone,
}: {
  doubtId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const d = useDeskTexts();
  const intent = useIntent();
  const [stands, setStands] = useState(true);
  const [answer] = useMutation(AnswerDoubtDocument);
  return (
    <Dialog open onClose={onClose} title={d('answerTitle')}>
      <Form
        submit={d('answerSend')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = { doubtId, stands, answer: readText(values, 'answer') };
          await answer({ variables: { input: intent.sign(input) } });
          intent.done();
          onDone();
        }}
      >
        <RadioCards
          name="stands"
          label={d('result')}
          value={stands ? 'yes' : 'no'}
          onChange={(next) => setStands(next === 'yes')}
          options={[
            { value: 'yes', label: d('stands') },
            { value: 'no', label: d('falls') },
          ]}
        />
        <TextArea name="answer" label={d('answer')} maxLength={500} required />
      </Form>
    </Dialog>
  );
}
