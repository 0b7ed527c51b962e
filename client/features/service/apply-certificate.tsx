import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import type { DocumentKind } from '#client/gql/graphql';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCertificateTexts } from './certificate-texts';

const ApplyForCertificateDocument = graphql(`
  mutation ApplyForCertificate($input: CertificateApplicationInput!) {
    applyForCertificate(input: $input) {
      id
      state
    }
  }
`);

const KINDS = ['ID_CARD', 'PASSPORT', 'OTHER'] as const satisfies readonly DocumentKind[];

type Props = {
  open: boolean;
  onClose: () => void;
  /** The first day with hours, and today. */
  from: string;
  today: string;
  /** For somebody without a phone: whom, and the field that asks it. */
  residentId?: string | null;
  children?: ReactNode;
  onApplied: () => Promise<unknown>;
};

/** The application: the days it is about, and the last digits of the document that will stand on the paper. */
export function ApplyCertificate({
  open,
  onClose,
  from,
  today,
  residentId = null,
  children,
  onApplied,
}: Props) {
  const t = useCertificateTexts();
  const intent = useIntent();
  const [apply] = useMutation(ApplyForCertificateDocument);
  const [kind, setKind] = useState<DocumentKind>('ID_CARD');
  const pattern = kind === 'ID_CARD' ? '[0-9]{3}[0-9Xx]' : '[0-9A-Za-z]{4}';
  return (
    <Dialog open={open} onClose={onClose} title={t('applyTitle')}>
      <Form
        submit={t('sendApplication')}
        onSubmit={async (values) => {
          const input = intent.sign({
            residentId,
            periodFrom: readText(values, 'periodFrom'),
            periodTo: readText(values, 'periodTo'),
            documentKind: kind,
            documentTail: readText(values, 'documentTail'),
            purpose: readText(values, 'purpose'),
          });
          await apply({ variables: { input } });
          intent.done();
          toast.good(t('applied'));
          onClose();
          await onApplied();
        }}
      >
        {children}
        <FieldRow>
          <DateField name="periodFrom" label={t('periodFrom')} defaultValue={from} max={today} required />
          <DateField name="periodTo" label={t('periodTo')} defaultValue={today} max={today} required />
        </FieldRow>
        <SelectField
          name="documentKind"
          label={t('documentKind')}
          value={kind}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'ID_CARD')}
          options={KINDS.map((value) => ({ value, label: t(value) }))}
          required
        />
        <TextField
          name="documentTail"
          label={t('documentTail')}
          hint={t('documentTailHint')}
          pattern={pattern}
          patternHint={t('documentTailWrong')}
          minLength={4}
          maxLength={4}
          autoComplete="off"
          required
        />
        <TextField name="purpose" label={t('purpose')} maxLength={100} />
      </Form>
    </Dialog>
  );
}
