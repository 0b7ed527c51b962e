import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSampleTexts } from './sample-texts';

const RecordRecheckDocument = graphql(`
  mutation RecordRecheck($input: RecheckInput!) {
    recordRecheck(input: $input) {
      id
      outcome
      note
      mayRecheck
      recheckedAt
      recheckedBy {
        id
        name
      }
    }
  }
`);

type Props = { lineId: string; title: string; onClose: () => void };

/** The finding on a drawn record: true, or doubtful and why. */
export function RecheckDialog({ lineId, title, onClose }: Props) {
  const t = useSampleTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [outcome, setOutcome] = useState('');
  const [enter] = useMutation(RecordRecheckDocument);
  return (
    <Dialog open onClose={onClose} title={t('enterTitle')} width="narrow">
      <Form
        submit={t('enter')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            lineId,
            outcome: outcome === 'OK' ? ('OK' as const) : ('DOUBTFUL' as const),
            note: readText(values, 'note'),
          });
          await enter({ variables: { input } });
          intent.done();
          toast.good(t('done'));
          onClose();
        }}
      >
        <p>
          <strong>{title}</strong>
        </p>
        <p className="muted">{t('enterText')}</p>
        <RadioCards
          name="outcome"
          label={t('finding')}
          required
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'OK', label: t('OK'), hint: t('okHint') },
            { value: 'DOUBTFUL', label: t('DOUBTFUL'), hint: t('doubtfulHint') },
          ]}
        />
        <TextArea
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          required={outcome === 'DOUBTFUL'}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
