import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Form } from '#client/ui/form';
import { NumberFields, readNumbers } from '#client/ui/number-fields';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { usePreventionTexts } from './prevention-texts';

const PreventionSettingsForm_settings = graphql(`
  fragment PreventionSettingsForm_settings on PreventionSettings {
    id
    pledgeMonths
    remindDays
    lowStock
    activitiesPerYear
  }
`);

const RevisePreventionSettingsDocument = graphql(`
  mutation RevisePreventionSettings($input: PreventionSettingsInput!) {
    revisePreventionSettings(input: $input) {
      id
      ...PreventionSettingsForm_settings
    }
  }
`);

/** A village's numbers. */
export function PreventionSettingsForm({
  settings,
}: {
  settings: FragmentType<typeof PreventionSettingsForm_settings>;
}) {
  const t = usePreventionTexts();
  const intent = useIntent();
  const one = unmask(PreventionSettingsForm_settings, settings);
  const [revise] = useMutation(RevisePreventionSettingsDocument);
  const asked = [
    { name: 'pledgeMonths', label: t('pledgeMonths'), suffix: t('monthUnit'), min: 1, max: 36 },
    { name: 'remindDays', label: t('remindDays'), suffix: t('dayUnit'), min: 0, max: 90 },
    { name: 'lowStock', label: t('lowStock'), suffix: t('pieces'), min: 0, max: 10_000 },
    { name: 'activitiesPerYear', label: t('perYear'), suffix: t('times'), min: 0, max: 365 },
  ] as const;
  return (
    <Form
      submit={t('save')}
      onSubmit={async (values) => {
        const input = {
          villageId: one.id,
          ...readNumbers(values, asked, one),
        };
        await revise({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('saved'));
      }}
    >
      <NumberFields asked={asked} now={one} />
    </Form>
  );
}
