import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { FieldRow, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { NumberFields, readNumbers } from '#client/ui/number-fields';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useHoursTexts } from './hours-texts';

export const HoursTermsForm_terms = graphql(`
  fragment HoursTermsForm_terms on HoursTerms {
    villageId
    numberFormat
    noticeDays
    answerDays
    honourHours
    honourPoints
    issuer
    head
    phone
  }
`);

const ReviseHoursTermsDocument = graphql(`
  mutation ReviseHoursTerms($input: HoursTermsInput!) {
    reviseHoursTerms(input: $input) {
      ...HoursTermsForm_terms
    }
  }
`);

/** Whole numbers as written, or null when they are not. */
function readList(text: string): number[] | null {
  const numbers = text
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '')
    .map(Number);
  return numbers.length <= 6 && numbers.every((each) => Number.isInteger(each) && each >= 0) ? numbers : null;
}

/** Numbers, notice, honours and issuer of a village. */
export function HoursTermsForm({ terms: masked }: { terms: FragmentType<typeof HoursTermsForm_terms> }) {
  const t = useHoursTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseHoursTermsDocument);
  const terms = unmask(HoursTermsForm_terms, masked);
  const asked = [
    { name: 'noticeDays', label: t('noticeDays'), suffix: t('days'), min: 7, max: 60 },
    { name: 'answerDays', label: t('answerDays'), suffix: t('days'), min: 1, max: 30 },
  ] as const;
  return (
    <Form
      submit={t('save')}
      check={(values) => {
        const format = readText(values, 'numberFormat');
        const hours = readList(readText(values, 'honourHours'));
        const points = readList(readText(values, 'honourPoints'));
        const rises = hours?.every((each, place) => each > (hours[place - 1] ?? 0)) ?? false;
        return {
          numberFormat:
            format.includes('{year}') && format.includes('{serial}') ? undefined : t('wrongFormat'),
          honourHours: rises ? undefined : t('wrongList'),
          honourPoints: points?.length === hours?.length ? undefined : t('wrongCount'),
        };
      }}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId: terms.villageId,
          numberFormat: readText(values, 'numberFormat'),
          ...readNumbers(values, asked, terms),
          honourHours: readList(readText(values, 'honourHours')) ?? [],
          honourPoints: readList(readText(values, 'honourPoints')) ?? [],
          issuer: readText(values, 'issuer'),
          head: readText(values, 'head'),
          phone: readText(values, 'phone'),
        });
        await revise({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
      }}
    >
      <TextField name="issuer" label={t('issuer')} defaultValue={terms.issuer} required maxLength={40} />
      <FieldRow>
        <TextField name="head" label={t('head')} defaultValue={terms.head} required maxLength={20} />
        <TextField
          name="phone"
          label={t('phone')}
          type="tel"
          defaultValue={terms.phone}
          required
          maxLength={20}
        />
      </FieldRow>
      <TextField
        name="numberFormat"
        label={t('numberFormat')}
        hint={t('numberFormatHint')}
        defaultValue={terms.numberFormat}
        required
        maxLength={40}
      />
      <NumberFields asked={asked} now={terms} />
      <FieldRow>
        <TextField
          name="honourHours"
          label={t('honourHours')}
          hint={t('honourHoursHint')}
          defaultValue={terms.honourHours.join(' ')}
          maxLength={40}
        />
        <TextField
          name="honourPoints"
          label={t('honourPointsField')}
          hint={t('honourPointsHint')}
          defaultValue={terms.honourPoints.join(' ')}
          maxLength={40}
        />
      </FieldRow>
    </Form>
  );
}
