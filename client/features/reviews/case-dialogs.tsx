import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { CaseMove } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCaseTexts } from './case-texts';

const GiveStatementDocument = graphql(`
  mutation GiveStatement($input: StatementInput!) {
    giveStatement(input: $input) {
      ...CaseCard_case
    }
  }
`);
const VoteOnCaseDocument = graphql(`
  mutation VoteOnCase($input: CaseVoteInput!) {
    voteOnCase(input: $input) {
      ...CaseCard_case
    }
  }
`);
const AppealCaseDocument = graphql(`
  mutation AppealCase($input: CaseAppealInput!) {
    appealCase(input: $input) {
      ...CaseCard_case
    }
  }
`);
const DecideCaseAppealDocument = graphql(`
  mutation DecideCaseAppeal($input: DecideCaseAppealInput!) {
    decideCaseAppeal(input: $input) {
      ...CaseCard_case
    }
  }
`);

type Props = {
  move: CaseMove;
  caseId: string;
  onClose: () => void;
  onDone: () => void | Promise<unknown>;
};

/** The one question behind each button of a case. */
export function CaseDialog(props: Props) {
  return props.move === 'VOTE' || props.move === 'DECIDE' ? (
    <ChoiceDialog {...props} move={props.move} />
  ) : (
    <WordDialog {...props} move={props.move} />
  );
}

/** What the person says: a statement, or an appeal. */
function WordDialog({ move, caseId, onClose, onDone }: Props & { move: 'STATE' | 'APPEAL' }) {
  const t = useCaseTexts();
  const intent = useIntent();
  const [state] = useMutation(GiveStatementDocument);
  const [appeal] = useMutation(AppealCaseDocument);
  const stating = move === 'STATE';
  return (
    <ConfirmDialog
      open
      onCancel={onClose}
      title={t(stating ? 'state' : 'appeal')}
      confirm={t(stating ? 'state' : 'appeal')}
      reason={{ label: t(stating ? 'stateLabel' : 'appealReason'), required: true, maxLength: 500 }}
      onConfirm={async (text) => {
        if (stating) await state({ variables: { input: intent.sign({ caseId, statement: text }) } });
        else await appeal({ variables: { input: intent.sign({ caseId, reason: text }) } });
        intent.done();
        toast.good(t(stating ? 'stateDone' : 'appealDone'));
        await onDone();
        onClose();
      }}
    >
      <p>{t(stating ? 'stateText' : 'appealText')}</p>
    </ConfirmDialog>
  );
}

/** Yes or no, and why: a vote, or the town's decision. */
function ChoiceDialog({ move, caseId, onClose, onDone }: Props & { move: 'VOTE' | 'DECIDE' }) {
  const t = useCaseTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [vote] = useMutation(VoteOnCaseDocument);
  const [decide] = useMutation(DecideCaseAppealDocument);
  const voting = move === 'VOTE';
  const options = voting
    ? [
        { value: 'yes', label: t('proved'), hint: t('provedHint') },
        { value: 'no', label: t('notProved'), hint: t('notProvedHint') },
      ]
    : [
        { value: 'no', label: t('keep'), hint: t('keepHint') },
        { value: 'yes', label: t('lift'), hint: t('liftHint') },
      ];
  return (
    <Dialog open onClose={onClose} title={t(voting ? 'vote' : 'decide')} width="narrow">
      <Form
        submit={t(voting ? 'vote' : 'decide')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const yes = readText(values, 'choice') === 'yes';
          const why = readText(values, 'why');
          if (voting) await vote({ variables: { input: intent.sign({ caseId, proved: yes, reason: why }) } });
          else await decide({ variables: { input: intent.sign({ caseId, lifts: yes, answer: why }) } });
          intent.done();
          toast.good(t(voting ? 'voteDone' : 'decideDone'));
          await onDone();
          onClose();
        }}
      >
        {voting ? <p>{t('voteText')}</p> : null}
        <RadioCards name="choice" label={t('voteChoice')} options={options} required />
        <TextArea name="why" label={t(voting ? 'voteReason' : 'answer')} required maxLength={500} />
      </Form>
    </Dialog>
  );
}
