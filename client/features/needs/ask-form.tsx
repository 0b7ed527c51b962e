import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Form } from '#client/ui/form';
import { SendIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useNeedTexts } from './need-texts';
import { useWanted, WantedFields, wantedInput } from './wanted-fields';

const AskForHelpDocument = graphql(`
  mutation AskForHelp($input: AskForHelpInput!) {
    askForHelp(input: $input) {
      id
      ...NeedCards_need
    }
  }
`);

/** Asks for help for the own household. */
export function AskForm({ now, onAsked }: { now: Date; onAsked: () => Promise<unknown> }) {
  const t = useNeedTexts();
  const intent = useIntent();
  const wanted = useWanted(now);
  const [ask] = useMutation(AskForHelpDocument);
  return (
    <Form
      submit={t('askSend')}
      submitKind="primary"
      submitIcon={SendIcon}
      onSubmit={async (values) => {
        await ask({ variables: { input: intent.sign(wantedInput(wanted, values, now)) } });
        intent.done();
        toast.good(t('asked'));
        await onAsked();
      }}
    >
      <WantedFields wanted={wanted} now={now} />
    </Form>
  );
}
