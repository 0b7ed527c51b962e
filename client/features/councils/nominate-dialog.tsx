import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import type { Place } from './place-names';
import { useSeatTexts } from './seat-texts';

const NominateDocument = graphql(`
  mutation Nominate($input: NominateInput!) {
    nominate(input: $input) {
      id
    }
  }
`);

type Props = {
  choiceId: string;
  places: readonly Place[];
  /** The reader puts forward the own name. */
  ownId: string | undefined;
  personField?: (chosen: (person: { id: string; name: string } | null) => void) => ReactNode;
  onClose: () => void;
  onDone: () => Promise<unknown>;
};

/** A name put forward, somebody's or the own. */
export function NominateDialog({ choiceId, places, ownId, personField, onClose, onDone }: Props) {
  const t = useSeatTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [nominate] = useMutation(NominateDocument);
  const last = places.at(-1);
  return (
    <Dialog open onClose={onClose} title={t(ownId ? 'standTitle' : 'nominateTitle')}>
      <Form
        submit={t(ownId ? 'stand' : 'nominate')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const residentId = ownId ?? person?.id;
          if (!residentId) return;
          const input = intent.sign({ choiceId, residentId, place: readText(values, 'place') });
          await nominate({ variables: { input } });
          intent.done();
          toast.good(t(ownId ? 'stood' : 'nominated'));
          onClose();
          await onDone();
        }}
      >
        {ownId ? null : personField?.(setPerson)}
        <SelectField
          name="place"
          label={t('place')}
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={last?.code}
          required
        />
      </Form>
    </Dialog>
  );
}
