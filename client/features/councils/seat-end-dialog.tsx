import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCouncilTexts } from './council-texts';
import type { Seat } from './seat-lines';

const EndSeatDocument = graphql(`
  mutation EndSeat($input: EndPostInput!) {
    endPost(input: $input) {
      id
      endsOn
      active
    }
  }
`);

type Props = { seat: Seat; now: () => Date; onClose: () => void };

/** A member leaves the council on a day. */
export function SeatEndDialog({ seat, now, onClose }: Props) {
  const t = useCouncilTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [end] = useMutation(EndSeatDocument);
  const { name } = seat.resident;
  const role = t(seat.role === 'COUNCIL_CHAIR' ? 'chair' : 'member');
  const today = toDateInput(now());
  return (
    <Dialog open onClose={onClose} title={t('endTitle', { name, role })} width="narrow">
      <Form
        submit={t('end')}
        submitKind="danger"
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({ postId: seat.id, endsOn: readText(values, 'endsOn') });
          await end({ variables: { input } });
          intent.done();
          toast.good(t('endDone', { name }));
          onClose();
        }}
      >
        <p>{t('endLead')}</p>
        <DateField
          name="endsOn"
          label={t('lastDay')}
          defaultValue={seat.startsOn > today ? seat.startsOn : today}
          min={seat.startsOn}
          required
        />
      </Form>
    </Dialog>
  );
}
