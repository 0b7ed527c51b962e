import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Checkbox } from '#client/ui/choice';
import { DateField, FieldRow, NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCeremonyTexts } from './ceremony-texts';

const StandardForm_standard = graphql(`
  fragment StandardForm_standard on CeremonyStandard {
    id
    weddingNoticeDays
    funeralNoticeDays
    tablesMax
    tableCostMax
    giftMax
    cigarettesMax
    spiritsMax
    daysMax
    hiredShow
    usualTables
    usualTableCost
    gearDays
  }
`);

const ReviseStandardDocument = graphql(`
  mutation ReviseStandard($input: CeremonyStandardInput!) {
    reviseCeremonyStandard(input: $input) {
      id
      ...StandardCard_standard
    }
  }
`);

type Props = {
  villageId: string;
  now: Date;
  standard: FragmentType<typeof StandardForm_standard>;
  onDone: () => void;
};

/** The next version of a village's standard, starting from the one in force. Money is typed in yuan. */
export function StandardForm({ villageId, now, standard, onDone }: Props) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const one = unmask(StandardForm_standard, standard);
  const [revise] = useMutation(ReviseStandardDocument);
  const today = toDateInput(now);
  const days = { suffix: t('dayUnit'), min: 0, required: true } as const;
  const money = { suffix: t('cents'), min: 0, max: 10_000, required: true } as const;
  return (
    <Form
      submit={t('revise')}
      submitKind="primary"
      onSubmit={async (values) => {
        const number = (name: string): number => readNumber(values, name) ?? 0;
        const cents = (name: string): number => Math.round(number(name) * 100);
        const input = {
          villageId,
          effectiveFrom: readText(values, 'effectiveFrom'),
          decided: readText(values, 'decided'),
          weddingNoticeDays: number('weddingNoticeDays'),
          funeralNoticeDays: number('funeralNoticeDays'),
          tablesMax: number('tablesMax'),
          tableCostMax: cents('tableCostMax'),
          giftMax: cents('giftMax'),
          cigarettesMax: cents('cigarettesMax'),
          spiritsMax: cents('spiritsMax'),
          daysMax: number('daysMax'),
          hiredShow: readFlag(values, 'hiredShow'),
          usualTables: number('usualTables'),
          usualTableCost: cents('usualTableCost'),
          gearDays: number('gearDays'),
        };
        await revise({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('revised'));
        onDone();
      }}
    >
      <FieldRow>
        <DateField
          name="effectiveFrom"
          label={t('effectiveFrom')}
          required
          min={today}
          defaultValue={today}
        />
        <TextField name="decided" label={t('decided')} maxLength={80} />
      </FieldRow>
      <FieldRow>
        <NumberField
          {...days}
          name="weddingNoticeDays"
          label={t('weddingDays')}
          max={30}
          defaultValue={String(one.weddingNoticeDays)}
        />
        <NumberField
          {...days}
          name="funeralNoticeDays"
          label={t('funeralDays')}
          max={30}
          defaultValue={String(one.funeralNoticeDays)}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          name="tablesMax"
          label={t('tablesMax')}
          suffix={t('tableUnit')}
          min={1}
          max={100}
          required
          defaultValue={String(one.tablesMax)}
        />
        <NumberField
          {...money}
          name="tableCostMax"
          label={t('costMax')}
          defaultValue={String(one.tableCostMax / 100)}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          {...money}
          name="giftMax"
          label={t('giftMax')}
          defaultValue={String(one.giftMax / 100)}
        />
        <NumberField
          {...money}
          name="cigarettesMax"
          label={t('cigarettesMax')}
          defaultValue={String(one.cigarettesMax / 100)}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          {...money}
          name="spiritsMax"
          label={t('spiritsMax')}
          defaultValue={String(one.spiritsMax / 100)}
        />
        <NumberField
          {...days}
          name="daysMax"
          label={t('daysMax')}
          min={1}
          max={7}
          defaultValue={String(one.daysMax)}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          name="usualTables"
          label={`${t('usual')} · ${t('tables')}`}
          suffix={t('tableUnit')}
          min={1}
          max={200}
          required
          defaultValue={String(one.usualTables)}
        />
        <NumberField
          {...money}
          name="usualTableCost"
          label={`${t('usual')} · ${t('costMax')}`}
          defaultValue={String(one.usualTableCost / 100)}
        />
      </FieldRow>
      <NumberField
        {...days}
        name="gearDays"
        label={t('gearDays')}
        max={5}
        defaultValue={String(one.gearDays)}
      />
      <Checkbox name="hiredShow" label={t('showYes')} defaultChecked={one.hiredShow} />
    </Form>
  );
}
