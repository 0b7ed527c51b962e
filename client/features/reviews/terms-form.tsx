import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { FieldRow, NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { KeyValues } from '#client/ui/key-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useTermsTexts } from './terms-texts';

const ReviewTermsForm_terms = graphql(`
  fragment ReviewTermsForm_terms on ReviewTerms {
    villageId
    mayRevise
    objectionDaysAfterRelease
    appealDays
    appealWorkingDays
    photoDistance
    repeatPairDays
    manyClaims
    manyClaimsDays
    samplePercent
    sampleLeast
    hearingDays
    freezeMonths
  }
`);

const ReviseReviewTermsDocument = graphql(`
  mutation ReviseReviewTerms($input: ReviewTermsInput!) {
    reviseReviewTerms(input: $input) {
      ...ReviewTermsForm_terms
    }
  }
`);

/** Fields that belong together stand side by side. */
const ROWS = [
  [
    ['objectionDaysAfterRelease', 'days', 0, 365],
    ['appealDays', 'days', 1, 60],
    ['appealWorkingDays', 'workingDays', 1, 30],
  ],
  [
    ['hearingDays', 'days', 1, 30],
    ['freezeMonths', 'months', 1, 3],
  ],
  [
    ['samplePercent', 'percent', 1, 100],
    ['sampleLeast', 'records', 1, 100],
  ],
  [
    ['photoDistance', 'bits', 0, 16],
    ['repeatPairDays', 'days', 1, 365],
  ],
  [
    ['manyClaims', 'claims', 1, 100],
    ['manyClaimsDays', 'days', 1, 365],
  ],
] as const;
type Name = (typeof ROWS)[number][number][0];

/** The village's numbers for doubts and re-checks; to read for all, to set for those who may. */
export function ReviewTermsForm({ terms: masked }: { terms: FragmentType<typeof ReviewTermsForm_terms> }) {
  const t = useTermsTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseReviewTermsDocument);
  const terms = unmask(ReviewTermsForm_terms, masked);
  if (!terms.mayRevise) {
    return (
      <KeyValues
        columns={2}
        items={ROWS.flat().map(([name, unit]) => ({ label: t(name), value: `${terms[name]} ${t(unit)}` }))}
      />
    );
  }
  return (
    <Form
      submit={t('save')}
      onSubmit={async (values) => {
        const figure = (name: Name) => readNumber(values, name) ?? terms[name];
        const input = intent.sign({
          villageId: terms.villageId,
          objectionDaysAfterRelease: figure('objectionDaysAfterRelease'),
          appealDays: figure('appealDays'),
          appealWorkingDays: figure('appealWorkingDays'),
          photoDistance: figure('photoDistance'),
          repeatPairDays: figure('repeatPairDays'),
          manyClaims: figure('manyClaims'),
          manyClaimsDays: figure('manyClaimsDays'),
          samplePercent: figure('samplePercent'),
          sampleLeast: figure('sampleLeast'),
          hearingDays: figure('hearingDays'),
          freezeMonths: figure('freezeMonths'),
        });
        await revise({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
      }}
    >
      {ROWS.map((row) => (
        <FieldRow key={row[0][0]}>
          {row.map(([name, unit, min, max]) => (
            <NumberField
              key={name}
              name={name}
              label={t(name)}
              hint={t(`${name}Hint`)}
              suffix={t(unit)}
              min={min}
              max={max}
              defaultValue={String(terms[name])}
              required
            />
          ))}
        </FieldRow>
      ))}
    </Form>
  );
}
