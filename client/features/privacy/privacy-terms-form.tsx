import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useConsentTextWords } from './consent-text-words';

const PrivacyTermsForm_terms = graphql(`
  fragment PrivacyTermsForm_terms on PrivacyTerms {
    villageId
    erasureDays
    mayRevise
  }
`);
const RevisePrivacyTermsDocument = graphql(`
  mutation RevisePrivacyTerms($input: PrivacyTermsInput!) {
    revisePrivacyTerms(input: $input) {
      ...PrivacyTermsForm_terms
    }
  }
`);

/** By when the village answers; to read for all who work there, to set for those who may. */
export function PrivacyTermsForm({ terms: masked }: { terms: FragmentType<typeof PrivacyTermsForm_terms> }) {
  const t = useConsentTextWords();
  const intent = useIntent();
  const [revise] = useMutation(RevisePrivacyTermsDocument);
  const { villageId, erasureDays, mayRevise } = unmask(PrivacyTermsForm_terms, masked);
  if (!mayRevise) return <p>{t('answeredWithin', { count: erasureDays })}</p>;
  return (
    <Form
      submit={t('save')}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId,
          erasureDays: readNumber(values, 'erasureDays') ?? erasureDays,
        });
        await revise({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
      }}
    >
      <NumberField
        name="erasureDays"
        label={t('erasureDays')}
        hint={t('erasureDaysHint')}
        suffix={t('days')}
        min={1}
        max={30}
        defaultValue={String(erasureDays)}
        required
      />
    </Form>
  );
}
