import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { Form } from '#client/ui/form';
import { SendIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { KINDS, useCeremonyTexts } from './ceremony-texts';
import { PlanFields, planInput, usePlan } from './plan-fields';

const NotifyCeremonyDocument = graphql(`
  mutation NotifyCeremony($input: NotifyCeremonyInput!) {
    notifyCeremony(input: $input) {
      id
      ...CeremonyCards_ceremony
    }
  }
`);

type Props = { villageId: string; now: Date; onDone: (ceremonyId: string) => void };

/** A family gives notice for itself. */
export function NotifyForm({ villageId, now, onDone }: Props) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const plan = usePlan(now);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('WEDDING');
  const [notify] = useMutation(NotifyCeremonyDocument);
  return (
    <Form
      submit={t('send')}
      submitKind="primary"
      submitIcon={SendIcon}
      onSubmit={async (values) => {
        const { data } = await notify({
          variables: { input: intent.sign({ kind, ...planInput(plan, values) }) },
        });
        intent.done();
        toast.good(t('sent'));
        if (data) onDone(data.notifyCeremony.id);
      }}
    >
      <RadioCards
        name="kind"
        label={t('kind')}
        columns={2}
        value={kind}
        onChange={(next) => setKind(next === 'FUNERAL' ? 'FUNERAL' : 'WEDDING')}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
      />
      <PlanFields plan={plan} villageId={villageId} now={now} kind={kind} />
    </Form>
  );
}
