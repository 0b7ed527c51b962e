import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { ErasureRequests_RequestFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { useIntent } from '#client/ui/use-intent';
import { usePrivacyTexts } from './privacy-texts';

const PrepareErasureDocument = graphql(`
  mutation PrepareErasure($input: PrepareErasureInput!) {
    prepareErasure(input: $input) {
      ...ErasureRequests_request
    }
  }
`);

/** The first of two people: is it really wanted, and who becomes head? */
export function PrepareErasureDialog({
  request,
  onClose,
  onDone,
}: {
  request: ErasureRequests_RequestFragment;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = usePrivacyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [prepare] = useMutation(PrepareErasureDocument);
  const { household, id } = request.resident;
  const others = household?.head?.id === id ? household.members.filter((member) => member.id !== id) : [];
  return (
    <Dialog open onClose={onClose} title={t('prepareTitle')}>
      <Form
        submit={t('prepare')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const newHeadId = readText(values, 'newHeadId') || null;
          await prepare({ variables: { input: intent.sign({ erasureId: request.id, newHeadId }) } });
          intent.done();
          onDone();
        }}
      >
        <p>{t('prepareText')}</p>
        {others.length > 0 ? (
          <SelectField
            name="newHeadId"
            label={t('newHead')}
            required
            options={others.map((member) => ({ value: member.id, label: member.name }))}
          />
        ) : null}
      </Form>
    </Dialog>
  );
}
