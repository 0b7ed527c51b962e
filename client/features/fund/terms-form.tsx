import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { Button } from '#client/ui/button';
import { DateField, FieldRow, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { NumberFields, readNumbers } from '#client/ui/number-fields';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useFundTexts } from './fund-texts';

const TermsForm_terms = graphql(`
  fragment TermsForm_terms on FundTerms {
    id
    parCents
    greenPercent
    amberPercent
    budgetWarnPercent
    overBudget
    document
    decidedOn
  }
`);

const SetFundTermsDocument = graphql(`
  mutation SetFundTerms($input: FundTermsInput!) {
    setFundTerms(input: $input) {
      ...TermsForm_terms
    }
  }
`);

const USUAL = {
  parCents: 100,
  greenPercent: 120,
  amberPercent: 100,
  budgetWarnPercent: 80,
  overBudget: 'WARN',
} as const;

type Props = {
  villageId: string;
  /** Null opens the fund. */
  terms: FragmentType<typeof TermsForm_terms> | null;
  now: () => Date;
  onDone: () => Promise<unknown>;
  onCancel: () => void;
};

/** Par, lights and what a used-up budget does, as a resolution set them. */
export function TermsForm({ villageId, terms: masked, now, onDone, onCancel }: Props) {
  const t = useFundTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [set] = useMutation(SetFundTermsDocument);
  const terms = unmask(TermsForm_terms, masked) ?? USUAL;
  const asked = [
    { name: 'parCents', label: t('parField'), hint: t('parHint'), min: 1 },
    { name: 'greenPercent', label: t('greenField'), min: 50, max: 500 },
    { name: 'amberPercent', label: t('amberField'), min: 50, max: 300 },
    { name: 'budgetWarnPercent', label: t('warnField'), min: 1, max: 100 },
  ] as const;
  return (
    <Form
      submit={t('saveTerms')}
      cancel={<Button onClick={onCancel}>{ui('cancel')}</Button>}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId,
          ...readNumbers(values, asked, terms),
          overBudget:
            readText(values, 'overBudget') === 'HONOUR_ONLY' ? ('HONOUR_ONLY' as const) : ('WARN' as const),
          document: readText(values, 'document'),
          decidedOn: readText(values, 'decidedOn'),
        });
        await set({ variables: { input } });
        intent.done();
        toast.good(t('termsSaved'));
        await onDone();
      }}
    >
      <NumberFields asked={asked} now={terms} />
      <RadioCards
        name="overBudget"
        label={t('overBudget')}
        options={[
          { value: 'WARN', label: t('WARN') },
          { value: 'HONOUR_ONLY', label: t('HONOUR_ONLY') },
        ]}
        defaultValue={terms.overBudget}
        columns={2}
      />
      <FieldRow>
        <TextField name="document" label={t('decisionNumber')} maxLength={80} required />
        <DateField
          name="decidedOn"
          label={t('decidedOn')}
          defaultValue={toDateInput(now())}
          max={toDateInput(now())}
          required
        />
      </FieldRow>
    </Form>
  );
}
