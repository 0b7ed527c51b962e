import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { VisitWish } from '#client/gql/graphql';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useElderTexts } from './elder-texts';

const PassWishDocument = graphql(`
  mutation PassWish($input: PassWishInput!) {
    passWish(input: $input) {
      id
    }
  }
`);

const usePassTexts = defineTexts('pass-wish-dialog', {
  zh: {
    title: '请志愿者帮{{name}}',
    lead: '协会办不了的，转成求助，由志愿者接。',
    wish: '帮什么',
    from: '从哪天起',
    until: '到哪天为止',
    send: '转成求助',
    done: '已转成求助，在“求助”里安排谁去。',
  },
  en: {
    title: 'Ask volunteers to help {{name}}',
    lead: 'What the association cannot do goes to the volunteers as a request for help.',
    wish: 'With what',
    from: 'From',
    until: 'Until',
    send: 'Make it a request',
    done: 'It is a request for help now; assign it there.',
  },
});

type Props = {
  elder: { id: string; name: string };
  visitId: string | null;
  wishes: readonly VisitWish[];
  now: Date;
  onClose: () => void;
  onPassed: (needId: string) => void;
};

/** A wish becomes a request for help, in the words of the list. */
export function PassWishDialog({ elder, visitId, wishes, now, onClose, onPassed }: Props) {
  const t = useElderTexts();
  const p = usePassTexts();
  const intent = useIntent();
  const [pass] = useMutation(PassWishDocument);
  const [wish, setWish] = useState<VisitWish>(wishes[0] ?? 'COMPANY');
  const tomorrow = toDateInput(new Date(now.getTime() + 86_400_000));
  const later = toDateInput(new Date(now.getTime() + 4 * 86_400_000));
  return (
    <Dialog open onClose={onClose} title={p('title', { name: elder.name })}>
      <Form
        submit={p('send')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = {
            elderId: elder.id,
            wish,
            visitId,
            wantedFrom: fromDateTimeInput(readText(values, 'from'), '08:00'),
            wantedUntil: fromDateTimeInput(readText(values, 'until'), '18:00'),
          };
          const { data } = await pass({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(p('done'));
          if (data) onPassed(data.passWish.id);
        }}
      >
        <p className="muted">{p('lead')}</p>
        <RadioCards
          name="wish"
          label={p('wish')}
          columns={2}
          value={wish}
          onChange={(next) => setWish(wishes.find((each) => each === next) ?? wish)}
          options={wishes.map((value) => ({ value, label: t(value) }))}
        />
        <FieldRow>
          <DateField name="from" label={p('from')} defaultValue={tomorrow} min={toDateInput(now)} required />
          <DateField name="until" label={p('until')} defaultValue={later} min={toDateInput(now)} required />
        </FieldRow>
      </Form>
    </Dialog>
  );
}
