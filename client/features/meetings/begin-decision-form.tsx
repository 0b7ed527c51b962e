import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useDecisionTexts } from './decision-texts';

const BeginDecisionForm_template = graphql(`
  fragment BeginDecisionForm_template on DecisionTemplate {
    code
    nameZh
    nameEn
    whatZh
    whatEn
  }
`);
const BeginDecisionDocument = graphql(`
  mutation BeginDecision($input: BeginDecisionInput!) {
    beginDecision(input: $input) {
      id
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);

type Props = {
  villageId: string;
  templates: readonly FragmentType<typeof BeginDecisionForm_template>[];
  onBegun: (id: string) => void | Promise<unknown>;
};

/** A new decision: by which way, about what. */
export function BeginDecisionForm({ villageId, templates: masked, onBegun }: Props) {
  const t = useDecisionTexts();
  const intent = useIntent();
  const templates = unmask(BeginDecisionForm_template, masked);
  const [begin] = useMutation(BeginDecisionDocument);
  return (
    <Form
      label={t('begin')}
      submit={t('begin')}
      onSubmit={async (values) => {
        const { data } = await begin({
          variables: {
            input: intent.sign({
              villageId,
              templateCode: readText(values, 'templateCode'),
              title: readText(values, 'title'),
              matter: readText(values, 'matter'),
            }),
          },
        });
        intent.done();
        toast.good(t('begun'));
        if (data) await onBegun(data.beginDecision.id);
      }}
    >
      <RadioCards
        name="templateCode"
        label={t('template')}
        required
        options={templates.map((template) => ({
          value: template.code,
          label: t.pick(template.nameZh, template.nameEn),
          hint: t.pick(template.whatZh, template.whatEn),
        }))}
      />
      <TextField name="title" label={t('what')} maxLength={80} required />
      <TextArea name="matter" label={t('matter')} hint={t('matterHint')} rows={4} maxLength={1000} required />
    </Form>
  );
}
