import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { NumberField, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSeasonTexts } from './season-texts';

const SeasonSettingsForm_settings = graphql(`
  fragment SeasonSettingsForm_settings on SeasonSettings {
    villageId
    expiry
    beginMonth
    noticeDays
    undoDays
  }
`);

const ReviseSeasonSettingsDocument = graphql(`
  mutation ReviseSeasonSettings($input: SeasonSettingsInput!) {
    reviseSeasonSettings(input: $input) {
      ...SeasonSettingsForm_settings
      ...SeasonSettingsWords_settings
    }
  }
`);

const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);
const MOST_DAYS = 6;
const FARTHEST = 180;

/** The days as written, or null when they are not some whole days from 1 to 180, each once. */
function readDays(text: string): number[] | null {
  const days = text
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '')
    .map(Number);
  const good = days.every((day) => Number.isInteger(day) && day >= 1 && day <= FARTHEST);
  return good && days.length <= MOST_DAYS && new Set(days).size === days.length ? days : null;
}

type Props = {
  settings: FragmentType<typeof SeasonSettingsForm_settings>;
  /** What the page shows is computed from the settings. */
  onSaved: () => void;
};

/** How long points live in the village. */
export function SeasonSettingsForm({ settings: masked, onSaved }: Props) {
  const t = useSeasonTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseSeasonSettingsDocument);
  const settings = unmask(SeasonSettingsForm_settings, masked);
  return (
    <Form
      submit={t('save')}
      check={(values) => ({
        noticeDays: readDays(readText(values, 'noticeDays')) ? undefined : t('noticeDaysWrong'),
      })}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId: settings.villageId,
          expiry: readText(values, 'expiry') === 'NEVER' ? ('NEVER' as const) : ('NEXT_SEASON' as const),
          beginMonth: Number(readText(values, 'beginMonth')),
          noticeDays: readDays(readText(values, 'noticeDays')) ?? [],
          undoDays: readNumber(values, 'undoDays') ?? settings.undoDays,
        });
        await revise({ variables: { input } });
        intent.done();
        toast.good(t('saved'));
        onSaved();
      }}
    >
      <RadioCards
        name="expiry"
        label={t('expiry')}
        defaultValue={settings.expiry}
        options={(['NEXT_SEASON', 'NEVER'] as const).map((value) => ({
          value,
          label: t(value),
          hint: t(`${value}Hint`),
        }))}
        columns={2}
        required
      />
      <SelectField
        name="beginMonth"
        label={t('beginMonth')}
        hint={t('beginMonthHint')}
        defaultValue={String(settings.beginMonth)}
        options={MONTHS.map((month) => ({ value: String(month), label: t('month', { month }) }))}
        required
      />
      <TextField
        name="noticeDays"
        label={t('noticeDays')}
        hint={t('noticeDaysHint')}
        defaultValue={settings.noticeDays.join(' ')}
        maxLength={40}
      />
      <NumberField
        name="undoDays"
        label={t('undoDays')}
        suffix={t('daysUnit')}
        min={0}
        max={90}
        defaultValue={String(settings.undoDays)}
        required
      />
    </Form>
  );
}
