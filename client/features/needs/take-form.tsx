import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { NumberField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { PhoneIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useNeedTexts } from './need-texts';
import { optionsOf, SERVICE_KINDS, wordIn } from './need-words';
import { useWanted, WantedFields, wantedInput } from './wanted-fields';

const TakeNeedDocument = graphql(`
  mutation TakeNeed($input: TakeNeedInput!) {
    takeNeed(input: $input) {
      id
    }
  }
`);

const WAYS = ['PHONE', 'IN_PERSON', 'PAPER'] as const;

type Props = {
  now: Date;
  householdId: string | null;
  /** The field that chooses the household. */
  household: ReactNode;
  onTaken: (needId: string) => void;
};

/** Writes down what a household asked for by phone, on paper or in person. */
export function TakeForm({ now, householdId, household, onTaken }: Props) {
  const t = useNeedTexts();
  const intent = useIntent();
  const wanted = useWanted(now);
  const [heardBy, setHeardBy] = useState<(typeof WAYS)[number]>('PHONE');
  const [take] = useMutation(TakeNeedDocument);
  return (
    <Form
      submit={t('takeSend')}
      submitKind="primary"
      submitIcon={PhoneIcon}
      check={() => (householdId ? {} : { household: t('householdMissing') })}
      onSubmit={async (values) => {
        const input = {
          ...wantedInput(wanted, values, now),
          householdId: householdId ?? '',
          heardBy,
          minutes: readNumber(values, 'minutes') ?? 60,
          serviceKind: wordIn(SERVICE_KINDS, readText(values, 'serviceKind')),
        };
        const { data } = await take({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('taken'));
        if (data) onTaken(data.takeNeed.id);
      }}
    >
      {household}
      <RadioCards
        name="heardBy"
        label={t('heard')}
        columns={3}
        value={heardBy}
        onChange={(next) => setHeardBy(WAYS.find((way) => way === next) ?? 'PHONE')}
        options={WAYS.map((way) => ({ value: way, label: t(`heardBy${way}`) }))}
      />
      <WantedFields wanted={wanted} now={now} />
      <NumberField
        name="minutes"
        label={t('minutesLabel')}
        suffix={t('minuteUnit')}
        min={15}
        max={480}
        step={15}
        defaultValue="60"
        required
      />
      <SelectField
        name="serviceKind"
        label={t('serviceKind')}
        hint={t('serviceKindHint')}
        options={[{ value: '', label: t('serviceKindByAge') }, ...optionsOf(SERVICE_KINDS, t.pick)]}
      />
    </Form>
  );
}
