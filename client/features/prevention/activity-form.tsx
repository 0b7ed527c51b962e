import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { ActivityLines_ActivityFragment } from '#client/gql/graphql';
import { DateField, FieldRow, NumberField, SelectField, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput, toTimeInput } from '#client/ui/format';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { KINDS, TOPICS, usePreventionTexts } from './prevention-texts';

const PlanPreventionDocument = graphql(`
  mutation PlanPrevention($input: PlanPreventionInput!) {
    planPrevention(input: $input) {
      id
    }
  }
`);
const AmendPreventionDocument = graphql(`
  mutation AmendPrevention($input: AmendPreventionInput!) {
    amendPrevention(input: $input) {
      id
      ...ActivityLines_activity
    }
  }
`);

type Props = {
  villageId: string;
  now: Date;
  /** What is altered; without it a new one is planned. */
  before?: ActivityLines_ActivityFragment;
  onDone: () => void;
};

/** Plans a talk, a day or an evening, or alters one. */
export function ActivityForm({ villageId, now, before, onDone }: Props) {
  const t = usePreventionTexts();
  const intent = useIntent();
  const [plan] = useMutation(PlanPreventionDocument);
  const [amend] = useMutation(AmendPreventionDocument);
  return (
    <Form
      submit={t(before ? 'amend' : 'plan')}
      submitKind="primary"
      onSubmit={async (values) => {
        const figures = {
          kind: KINDS.find((each) => each === readText(values, 'kind')) ?? 'TALK',
          topic: TOPICS.find((each) => each === readText(values, 'topic')) ?? 'BOTH',
          title: readText(values, 'title'),
          place: readText(values, 'place'),
          partner: readText(values, 'partner'),
          startsAt: fromDateTimeInput(readText(values, 'day'), readText(values, 'time')),
          minutes: readNumber(values, 'minutes') ?? 60,
        };
        if (before) await amend({ variables: { input: intent.sign({ activityId: before.id, ...figures }) } });
        else await plan({ variables: { input: intent.sign({ villageId, ...figures }) } });
        intent.done();
        toast.good(t(before ? 'amended' : 'planned'));
        onDone();
      }}
    >
      <FieldRow>
        <SelectField
          name="kind"
          label={t('kind')}
          required
          defaultValue={before?.kind}
          options={KINDS.map((value) => ({ value, label: t(value) }))}
        />
        <SelectField
          name="topic"
          label={t('topic')}
          required
          defaultValue={before?.topic}
          options={TOPICS.map((value) => ({ value, label: t(value) }))}
        />
      </FieldRow>
      <TextField name="title" label={t('name')} required maxLength={60} defaultValue={before?.title} />
      <TextField name="place" label={t('place')} required maxLength={60} defaultValue={before?.place} />
      <FieldRow>
        <DateField name="day" label={t('day')} required defaultValue={toDateInput(before?.startsAt ?? now)} />
        <TimeField
          name="time"
          label={t('time')}
          required
          defaultValue={before ? toTimeInput(before.startsAt) : '19:30'}
        />
        <NumberField
          name="minutes"
          label={t('minutes')}
          suffix={t('minuteUnit')}
          min={15}
          max={720}
          required
          defaultValue={String(before?.minutes ?? 60)}
        />
      </FieldRow>
      <TextField name="partner" label={t('partner')} maxLength={40} defaultValue={before?.partner} />
    </Form>
  );
}
