import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { NumberField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useAttendanceTexts } from './attendance-texts';
import { AttendanceSheet_sheet } from './sheet-fragment';

const ReviseAttendanceSettingsDocument = graphql(`
  mutation ReviseAttendanceSettings($input: AttendanceSettingsInput!) {
    reviseAttendanceSettings(input: $input) {
      id
      roundingMinutes
      earlyMinutes
      syncHours
    }
  }
`);

/** A village's numbers for rolls, for those who set them. */
export function AttendanceTerms({ sheet: masked }: { sheet: FragmentType<typeof AttendanceSheet_sheet> }) {
  const t = useAttendanceTexts();
  const intent = useIntent();
  const { settings, task } = unmask(AttendanceSheet_sheet, masked);
  const [revise] = useMutation(ReviseAttendanceSettingsDocument);
  return (
    <details>
      <summary>{t('terms')}</summary>
      <Form
        label={t('terms')}
        submit={t('save')}
        onSubmit={async (values) => {
          await revise({
            variables: {
              input: intent.sign({
                villageId: task.village.id,
                roundingMinutes: Number(readText(values, 'roundingMinutes')),
                earlyMinutes: readNumber(values, 'earlyMinutes') ?? settings.earlyMinutes,
                syncHours: readNumber(values, 'syncHours') ?? settings.syncHours,
              }),
            },
          });
          intent.done();
          toast.good(t('termsSaved'));
        }}
      >
        <SelectField
          name="roundingMinutes"
          label={t('termsRounding')}
          defaultValue={String(settings.roundingMinutes)}
          options={['1', '5', '10', '15', '30', '60'].map((value) => ({ value, label: value }))}
        />
        <NumberField
          name="earlyMinutes"
          label={t('termsEarly')}
          defaultValue={String(settings.earlyMinutes)}
          min={0}
          max={240}
          required
        />
        <NumberField
          name="syncHours"
          label={t('termsSync')}
          defaultValue={String(settings.syncHours)}
          min={4}
          max={720}
          required
        />
      </Form>
    </details>
  );
}
