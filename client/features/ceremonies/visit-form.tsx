import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Checkbox } from '#client/ui/choice';
import { DateField, FieldRow, NumberField, SelectField, TextArea, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCeremonyTexts } from './ceremony-texts';

const VisitCeremonyDocument = graphql(`
  mutation VisitCeremony($input: VisitCeremonyInput!) {
    visitCeremony(input: $input) {
      id
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
      ...CheckList_ceremony
    }
  }
`);

type Props = {
  ceremonyId: string;
  beginsOn: string;
  endsOn: string;
  tables: number;
  now: Date;
  members: readonly { id: string; name: string }[];
  onDone: () => void;
};

/** What was seen on the day. */
export function VisitForm({ ceremonyId, beginsOn, endsOn, tables, now, members, onDone }: Props) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const [visit] = useMutation(VisitCeremonyDocument);
  const today = toDateInput(now);
  const last = endsOn < today ? endsOn : today;
  return (
    <Form
      submit={t('visit')}
      submitKind="primary"
      onSubmit={async (values) => {
        const input = {
          ceremonyId,
          visitedAt: fromDateTimeInput(readText(values, 'day'), readText(values, 'time')),
          companionId: readText(values, 'companionId') || null,
          tables: readNumber(values, 'tables') ?? 0,
          costKept: readFlag(values, 'costKept'),
          cigarettesKept: readFlag(values, 'cigarettesKept'),
          spiritsKept: readFlag(values, 'spiritsKept'),
          hiredShow: readFlag(values, 'hiredShow'),
          words: readText(values, 'words'),
        };
        await visit({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('visited'));
        onDone();
      }}
    >
      <FieldRow>
        <DateField name="day" label={t('visitDay')} required min={beginsOn} max={last} defaultValue={last} />
        <TimeField name="time" label={t('visitAt')} required defaultValue="11:00" />
      </FieldRow>
      <FieldRow>
        <NumberField
          name="tables"
          label={t('visitTables')}
          suffix={t('tableUnit')}
          min={0}
          max={200}
          required
          defaultValue={String(tables)}
        />
        <SelectField
          name="companionId"
          label={t('companion')}
          placeholder={t('alone')}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      <Checkbox name="costKept" label={t('costKept')} defaultChecked />
      <Checkbox name="cigarettesKept" label={t('cigarettesKept')} defaultChecked />
      <Checkbox name="spiritsKept" label={t('spiritsKept')} defaultChecked />
      <Checkbox name="hiredShow" label={t('hiredShow')} />
      <TextArea name="words" label={t('visitWords')} hint={t('visitHint')} maxLength={200} rows={2} />
    </Form>
  );
}
