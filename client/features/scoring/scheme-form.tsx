import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './rule-form.css';
import { useWorkRuleTexts } from './work-rule-texts';

const SchemeForm_scheme = graphql(`
  fragment SchemeForm_scheme on Scheme {
    villageId
    householdQuarterPoints
    personDayMinutes
    twoApproversFromPoints
    openClaimsPerHousehold
    objectionWorkingDays
  }
`);

const ReviseSchemeDocument = graphql(`
  mutation ReviseScheme($input: SchemeInput!) {
    reviseScheme(input: $input) {
      ...SchemeForm_scheme
    }
  }
`);

const FIELDS = [
  ['householdQuarterPoints', 'pointsUnit'],
  ['personDayMinutes', 'minutesUnit'],
  ['twoApproversFromPoints', 'pointsUnit'],
  ['openClaimsPerHousehold', 'claimsUnit'],
  ['objectionWorkingDays', 'workingDaysUnit'],
] as const;

/** The five numbers a village plays by, each with what it is for. */
export function SchemeForm({ scheme: masked }: { scheme: FragmentType<typeof SchemeForm_scheme> }) {
  const t = useWorkRuleTexts();
  const f = useFormat();
  const intent = useIntent();
  const [revise] = useMutation(ReviseSchemeDocument);
  const scheme = unmask(SchemeForm_scheme, masked);
  const [minutes, setMinutes] = useState(String(scheme.personDayMinutes));
  return (
    <Form
      className="rule-form"
      submit={t('schemeSave')}
      onSubmit={async (values) => {
        const figure = (name: (typeof FIELDS)[number][0]) => readNumber(values, name) ?? scheme[name];
        const input = intent.sign({
          villageId: scheme.villageId,
          householdQuarterPoints: figure('householdQuarterPoints'),
          personDayMinutes: figure('personDayMinutes'),
          twoApproversFromPoints: figure('twoApproversFromPoints'),
          openClaimsPerHousehold: figure('openClaimsPerHousehold'),
          objectionWorkingDays: figure('objectionWorkingDays'),
        });
        await revise({ variables: { input } });
        intent.done();
        toast.good(t('schemeSaved'));
      }}
    >
      {FIELDS.map(([name, unit]) =>
        name === 'personDayMinutes' ? (
          <NumberField
            key={name}
            name={name}
            label={t(name)}
            hint={t('personDayMinutesHint', { amount: f.minutes(Number(minutes) || 0) })}
            suffix={t(unit)}
            min={0}
            value={minutes}
            onChange={setMinutes}
            required
          />
        ) : (
          <NumberField
            key={name}
            name={name}
            label={t(name)}
            hint={t(`${name}Hint`)}
            suffix={t(unit)}
            min={0}
            defaultValue={String(scheme[name])}
            required
          />
        ),
      )}
    </Form>
  );
}
