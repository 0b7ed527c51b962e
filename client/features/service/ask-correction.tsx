import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useHoursTexts } from './hours-texts';

const AskCorrectionDocument = graphql(`
  mutation AskHoursCorrection($input: AskHoursCorrectionInput!) {
    askHoursCorrection(input: $input) {
      ...CorrectionList_correction
    }
  }
`);

type Props = {
  open: boolean;
  onClose: () => void;
  /** Acts that are in the statement, newest first. */
  acts: readonly { recordId: string; label: string }[];
  onAsked: () => Promise<unknown>;
};

/** Asks the village to look into hours. */
export function AskCorrection({ open, onClose, acts, onAsked }: Props) {
  const t = useHoursTexts();
  const intent = useIntent();
  const [ask] = useMutation(AskCorrectionDocument);
  return (
    <Dialog open={open} onClose={onClose} title={t('askCorrection')}>
      <Form
        submit={t('askCorrection')}
        onSubmit={async (values) => {
          const recordId = readText(values, 'recordId');
          const input = intent.sign({ recordId: recordId || null, words: readText(values, 'words') });
          await ask({ variables: { input } });
          intent.done();
          toast.good(t('askDone'));
          onClose();
          await onAsked();
        }}
      >
        <SelectField
          name="recordId"
          label={t('askAbout')}
          options={[
            { value: '', label: t('askMissing') },
            ...acts.map(({ recordId, label }) => ({ value: recordId, label })),
          ]}
        />
        <TextArea name="words" label={t('askWords')} hint={t('askWordsHint')} required maxLength={500} />
      </Form>
    </Dialog>
  );
}
