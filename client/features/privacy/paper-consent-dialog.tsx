import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { DecideConsentDocument, type Standing } from './consent-list';
import { usePrivacyTexts } from './privacy-texts';

type Props = {
  residentId: string;
  standing: Standing;
  /** For a child: the grown-ups of its household; empty for others. */
  guardians: readonly { id: string; name: string }[];
  /** The field in which the witness is found; people belong to another room. */
  witnessField: ReactNode;
  witnessId: string | null;
  onClose: () => void;
};

/** What somebody signed on paper, with who saw it signed. */
export function PaperConsentDialog({
  residentId,
  standing,
  guardians,
  witnessField,
  witnessId,
  onClose,
}: Props) {
  const t = usePrivacyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [decide] = useMutation(DecideConsentDocument);
  const { purpose, given, text } = standing;
  return (
    <Dialog open onClose={onClose} title={t.pick(text.titleZh, text.titleEn)}>
      <Form
        submit={t('enterPaper')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        check={() => ({ witness: witnessId ? undefined : t('paperMissing') })}
        onSubmit={async (values) => {
          const input = intent.sign({
            residentId,
            purpose,
            given: readText(values, 'given') === 'yes',
            textId: text.id,
            paper: {
              number: readText(values, 'number'),
              witnessId: witnessId ?? '',
              guardianId: readText(values, 'guardianId') || null,
            },
          });
          await decide({ variables: { input } });
          intent.done();
          toast.good(t('saved'));
          onClose();
        }}
      >
        <p className="muted">{t('enterPaperLead')}</p>
        <RadioCards
          name="given"
          label={t('given')}
          columns={2}
          defaultValue={given ? 'no' : 'yes'}
          required
          options={[
            { value: 'yes', label: t('agree') },
            { value: 'no', label: t('takeBack') },
          ]}
        />
        <TextField
          name="number"
          label={t('paperNumber')}
          hint={t('paperNumberHint')}
          required
          maxLength={40}
        />
        {guardians.length > 0 ? (
          <SelectField
            name="guardianId"
            label={t('guardianWho')}
            required
            options={guardians.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        {witnessField}
      </Form>
    </Dialog>
  );
}
