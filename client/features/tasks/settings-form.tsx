import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { KeyValues } from '#client/ui/key-values';
import { NumberFields, readNumbers } from '#client/ui/number-fields';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useSettingsTexts } from './settings-texts';

const SettingsForm_settings = graphql(`
  fragment SettingsForm_settings on TaskSettings {
    id
    remindFirstHours
    remindLastHours
    leaveHours
    weeksAhead
    mayRevise
    setAt
    setByName
  }
`);
const ReviseTaskSettingsDocument = graphql(`
  mutation ReviseTaskSettings($input: TaskSettingsInput!) {
    reviseTaskSettings(input: $input) {
      id
      ...SettingsForm_settings
    }
  }
`);

type Props = {
  settings: FragmentType<typeof SettingsForm_settings>;
  onDone: () => void | Promise<unknown>;
};

/** A village's numbers for tasks: a form for who sets them, the figures for everybody else. */
export function SettingsForm({ settings: masked, onDone }: Props) {
  const t = useSettingsTexts();
  const f = useFormat();
  const intent = useIntent();
  const [revise] = useMutation(ReviseTaskSettingsDocument);
  const settings = unmask(SettingsForm_settings, masked);
  const known =
    settings.setAt && settings.setByName
      ? t('setBy', { name: settings.setByName, when: f.dateTime(settings.setAt) })
      : t('usual');
  if (!settings.mayRevise) {
    return (
      <>
        <KeyValues
          items={[
            { label: t('remindFirst'), value: t('hours', { count: settings.remindFirstHours }) },
            { label: t('remindLast'), value: t('hours', { count: settings.remindLastHours }) },
            { label: t('leave'), value: t('hours', { count: settings.leaveHours }) },
            { label: t('ahead'), value: t('weeks', { count: settings.weeksAhead }) },
          ]}
        />
        <p className="muted">
          {known} {t('whoMay')}
        </p>
      </>
    );
  }
  const hours = t('hourUnit');
  const asked = [
    {
      name: 'remindFirstHours',
      label: t('remindFirst'),
      hint: t('remindFirstHint'),
      suffix: hours,
      min: 3,
      max: 168,
    },
    {
      name: 'remindLastHours',
      label: t('remindLast'),
      hint: t('remindLastHint'),
      suffix: hours,
      min: 1,
      max: 48,
    },
    { name: 'leaveHours', label: t('leave'), hint: t('leaveHint'), suffix: hours, min: 0, max: 168 },
    { name: 'weeksAhead', label: t('ahead'), hint: t('aheadHint'), suffix: t('weekUnit'), min: 1, max: 26 },
  ] as const;
  return (
    <Form
      label={t('title')}
      submit={t('save')}
      check={(values) => ({
        remindLastHours:
          (readNumber(values, 'remindLastHours') ?? 0) < (readNumber(values, 'remindFirstHours') ?? 0)
            ? undefined
            : t('lastBeforeFirst'),
      })}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId: settings.id,
          ...readNumbers(values, asked, settings),
        });
        await revise({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        await onDone();
      }}
    >
      <p className="muted">{known}</p>
      <NumberFields asked={asked} now={settings} />
    </Form>
  );
}
