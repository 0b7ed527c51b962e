import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Checkbox } from '#client/ui/choice';
import { TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCeremonyTexts } from './ceremony-texts';

const CloseCeremonyDocument = graphql(`
  mutation CloseCeremony($input: CloseCeremonyInput!) {
    closeCeremony(input: $input) {
      id
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
      ...ThanksNote_ceremony
    }
  }
`);

type Props = { ceremonyId: string; members: readonly { id: string; name: string }[]; onDone: () => void };

/** Thanks the family, and names the members who served. */
export function CloseForm({ ceremonyId, members, onDone }: Props) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const [served, setServed] = useState<ReadonlySet<string>>(new Set());
  const [close] = useMutation(CloseCeremonyDocument);
  return (
    <Form
      submit={t('close')}
      submitKind="primary"
      onSubmit={async (values) => {
        const input = { ceremonyId, thanks: readText(values, 'thanks'), servedIds: [...served] };
        await close({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('closed'));
        onDone();
      }}
    >
      <TextArea
        name="thanks"
        label={t('thanksLabel')}
        maxLength={300}
        rows={3}
        defaultValue={t('thanksDraft')}
      />
      {members.length > 0 ? (
        <Section title={t('served')} lead={t('servedHint')} level={3}>
          <Stack gap="small">
            {members.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={served.has(id)}
                onChange={(on) =>
                  setServed((before) => {
                    const next = new Set(before);
                    if (on) next.add(id);
                    else next.delete(id);
                    return next;
                  })
                }
              />
            ))}
          </Stack>
        </Section>
      ) : null}
    </Form>
  );
}
