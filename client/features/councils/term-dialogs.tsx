import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { SeatWay } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSeatTexts } from './seat-texts';

const OpenTermDocument = graphql(`
  mutation OpenTerm($input: OpenTermInput!) {
    openTerm(input: $input) {
      id
      no
    }
  }
`);

const OpenChoiceDocument = graphql(`
  mutation OpenChoice($input: OpenChoiceInput!) {
    openChoice(input: $input) {
      id
    }
  }
`);

type Props = {
  council: { id: string; name: string };
  now: () => Date;
  onClose: () => void;
  onDone: () => Promise<unknown>;
};

const DAY = 86_400_000;

function yearsAfter(day: string, years: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() + years);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

/** A new term of a council. */
export function OpenTermDialog({ council, now, onClose, onDone, termYears }: Props & { termYears: number }) {
  const t = useSeatTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [open] = useMutation(OpenTermDocument);
  const today = toDateInput(now());
  return (
    <Dialog open onClose={onClose} title={t('openTermTitle', { name: council.name })}>
      <Form
        submit={t('openTerm')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            councilId: council.id,
            startsOn: readText(values, 'startsOn'),
            endsOn: readText(values, 'termEndsOn'),
          });
          const { data } = await open({ variables: { input } });
          intent.done();
          toast.good(t('termOpened', { no: data?.openTerm.no ?? '' }));
          onClose();
          await onDone();
        }}
      >
        <p>{t('openTermLead')}</p>
        <FieldRow>
          <DateField name="startsOn" label={t('startsOn')} defaultValue={today} required />
          <DateField
            name="termEndsOn"
            label={t('endsOn')}
            defaultValue={yearsAfter(today, termYears)}
            required
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}

/** Begins an election or an appointment. */
export function OpenChoiceDialog({ council, now, onClose, onDone, seating }: Props & { seating: SeatWay }) {
  const t = useSeatTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [open] = useMutation(OpenChoiceDocument);
  const today = now();
  return (
    <Dialog open onClose={onClose} title={t('openChoiceTitle', { name: council.name })}>
      <Form
        submit={t('openChoice')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            councilId: council.id,
            way: readText(values, 'way') === 'APPOINTED' ? 'APPOINTED' : 'ELECTED',
            nominateUntil: readText(values, 'nominateUntil'),
          } as const);
          await open({ variables: { input } });
          intent.done();
          toast.good(t('choiceOpened'));
          onClose();
          await onDone();
        }}
      >
        <RadioCards
          name="way"
          label={t('way')}
          columns={2}
          defaultValue={seating}
          options={[
            { value: 'ELECTED', label: t('ELECTED') },
            { value: 'APPOINTED', label: t('APPOINTED') },
          ]}
          required
        />
        <DateField
          name="nominateUntil"
          label={t('nominateUntil')}
          min={toDateInput(today)}
          max={toDateInput(new Date(today.getTime() + 60 * DAY))}
          defaultValue={toDateInput(new Date(today.getTime() + 10 * DAY))}
          required
        />
      </Form>
    </Dialog>
  );
}
