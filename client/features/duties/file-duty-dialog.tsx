import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { DutyKind } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { HAND_KINDS, useDutyTexts } from './duty-texts';

const FileDutyDocument = graphql(`
  mutation FileDuty($input: FileDutyInput!) {
    fileDuty(input: $input) {
      id
      state
    }
  }
`);

type Props = {
  councilId: string;
  /** Who may have done it; one person alone is not asked for. */
  people: readonly { id: string; name: string }[];
  /** The person writes down the own duty. */
  own?: boolean;
  now: () => Date;
  onClose: () => void;
  onFiled: () => Promise<unknown>;
};

const DAY = 86_400_000;

function kindOf(text: string): DutyKind {
  return HAND_KINDS.find((kind) => kind === text) ?? 'VISIT';
}

/** One duty written down by hand. */
export function FileDutyDialog({ councilId, people, own, now, onClose, onFiled }: Props) {
  const t = useDutyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [file] = useMutation(FileDutyDocument);
  const today = toDateInput(now());
  return (
    <Dialog open onClose={onClose} title={t('fileTitle')}>
      <Form
        submit={t('file')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const [only] = people;
          const input = intent.sign({
            councilId,
            residentId: people.length === 1 && only ? only.id : readText(values, 'residentId'),
            kind: kindOf(readText(values, 'kind')),
            onDay: readText(values, 'onDay'),
            minutes: readNumber(values, 'minutes'),
            what: readText(values, 'what'),
          });
          const { data } = await file({ variables: { input } });
          intent.done();
          toast.good(t(data?.fileDuty.state === 'ASKED' ? 'asked' : 'filed'));
          onClose();
          await onFiled();
        }}
      >
        {people.length === 1 ? null : (
          <SelectField
            name="residentId"
            label={t('who')}
            placeholder={t('who')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
        )}
        <SelectField
          name="kind"
          label={t('kind')}
          options={HAND_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
          required
        />
        <FieldRow>
          <DateField
            name="onDay"
            label={t('day')}
            defaultValue={today}
            min={toDateInput(new Date(now().getTime() - 60 * DAY))}
            max={today}
            required
          />
          <NumberField
            name="minutes"
            label={t('minutes')}
            hint={t('minutesHint')}
            min={5}
            max={720}
            optionalMark
          />
        </FieldRow>
        <TextField name="what" label={t('what')} hint={t('whatHint')} maxLength={60} optionalMark />
        {own ? <p className="muted small">{t('ownHint')}</p> : null}
      </Form>
    </Dialog>
  );
}
