import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { DateField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { PhoneIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { KINDS, useCeremonyTexts, WAYS } from './ceremony-texts';
import { PlanFields, planInput, usePlan } from './plan-fields';

const TakeCeremonyDocument = graphql(`
  mutation TakeCeremony($input: TakeCeremonyInput!) {
    takeCeremony(input: $input) {
      id
    }
  }
`);

type Props = {
  villageId: string;
  now: Date;
  host: { id: string; householdId: string | null } | null;
  /** The field that chooses whom to speak with. */
  person: ReactNode;
  onTaken: (ceremonyId: string) => void;
};

/** Writes down a notice that came by phone, on paper or in person. */
export function TakeCeremonyForm({ villageId, now, host, person, onTaken }: Props) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const plan = usePlan(now);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('FUNERAL');
  const [heardBy, setHeardBy] = useState<(typeof WAYS)[number]>('PHONE');
  const [take] = useMutation(TakeCeremonyDocument);
  const today = toDateInput(now);
  return (
    <Form
      submit={t('take')}
      submitKind="primary"
      submitIcon={PhoneIcon}
      check={() => (host?.householdId ? {} : { person: t('personMissing') })}
      onSubmit={async (values) => {
        const heardOn = readText(values, 'heardOn');
        const input = {
          ...planInput(plan, values),
          kind,
          householdId: host?.householdId ?? '',
          hostId: host?.id ?? null,
          heardBy,
          heardAt: heardOn && heardOn < today ? `${heardOn}T12:00:00+08:00` : null,
        };
        const { data } = await take({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('taken'));
        if (data) onTaken(data.takeCeremony.id);
      }}
    >
      {person}
      <RadioCards
        name="kind"
        label={t('kind')}
        columns={2}
        value={kind}
        onChange={(next) => setKind(next === 'FUNERAL' ? 'FUNERAL' : 'WEDDING')}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
      />
      <RadioCards
        name="heardBy"
        label={t('heard')}
        columns={3}
        value={heardBy}
        onChange={(next) => setHeardBy(WAYS.find((way) => way === next) ?? 'PHONE')}
        options={WAYS.map((way) => ({ value: way, label: t(way) }))}
      />
      <DateField name="heardOn" label={t('heardOn')} hint={t('heardHint')} max={today} defaultValue={today} />
      <PlanFields plan={plan} villageId={villageId} now={now} kind={kind} free />
    </Form>
  );
}
