import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { ChoiceCard_ChoiceFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import type { Place } from './place-names';
import { useSeatTexts } from './seat-texts';

const CloseChoiceDocument = graphql(`
  mutation CloseChoice($input: CloseChoiceInput!) {
    closeChoice(input: $input) {
      id
      state
    }
  }
`);

type Props = {
  choice: ChoiceCard_ChoiceFragment;
  places: readonly Place[];
  votesPercent: number;
  now: () => Date;
  onClose: () => void;
  onDone: () => Promise<unknown>;
};

/** The record of an election or appointment, which fills the seats. */
export function CloseChoiceDialog({ choice, places, votesPercent, now, onClose, onDone }: Props) {
  const t = useSeatTexts();
  const ui = useUiTexts();
  const f = useFormat();
  const intent = useIntent();
  const [close] = useMutation(CloseChoiceDocument);
  const elected = choice.way === 'ELECTED';
  const people = choice.nominees.flatMap(({ resident, ...nominee }) =>
    resident ? [{ ...nominee, id: resident.id }] : [],
  );
  const placeOf = (code: string): string => places.find((place) => place.code === code)?.name ?? code;
  return (
    <Dialog open onClose={onClose} title={t('closeTitle', { way: t(choice.way) })} width="wide">
      <Form
        submit={t('close')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const results = people
            .map(({ id }) => ({
              residentId: id,
              votes: elected ? (readNumber(values, `votes-${id}`) ?? 0) : null,
              named: elected || readFlag(values, `named-${id}`),
            }))
            .filter(({ named }) => named)
            .map(({ residentId, votes }) => ({ residentId, votes }));
          const input = intent.sign({
            choiceId: choice.id,
            heldOn: readText(values, 'heldOn'),
            document: readText(values, 'document'),
            entitled: elected ? readNumber(values, 'entitled') : null,
            present: elected ? readNumber(values, 'present') : null,
            results,
          });
          await close({ variables: { input } });
          intent.done();
          toast.good(t('closed'));
          onClose();
          await onDone();
        }}
      >
        <p>{elected ? t('closeElected', { percent: f.percent(votesPercent / 100) }) : t('closeAppointed')}</p>
        <FieldRow>
          <DateField
            name="heldOn"
            label={t('held')}
            max={toDateInput(now())}
            defaultValue={toDateInput(now())}
            required
          />
          <TextField
            name="document"
            label={t('documentField')}
            hint={t('documentHint')}
            maxLength={120}
            required
          />
        </FieldRow>
        {elected ? (
          <FieldRow>
            <NumberField name="entitled" label={t('entitled')} min={1} max={100_000} required />
            <NumberField name="present" label={t('present')} min={0} max={100_000} required />
          </FieldRow>
        ) : null}
        {people.map(({ id, name, place, answer }) =>
          elected ? (
            <NumberField
              key={id}
              name={`votes-${id}`}
              label={t('votesOf', { name: t.aside(name, placeOf(place)) })}
              hint={answer === 'YES' ? undefined : t(answer === 'NO' ? 'saidNo' : 'unanswered')}
              min={0}
              max={100_000}
              defaultValue="0"
              required
            />
          ) : (
            <Checkbox
              key={id}
              name={`named-${id}`}
              label={t.aside(name, placeOf(place))}
              hint={answer === 'YES' ? undefined : t(answer === 'NO' ? 'saidNo' : 'unanswered')}
              disabled={answer !== 'YES'}
            />
          ),
        )}
      </Form>
    </Dialog>
  );
}
