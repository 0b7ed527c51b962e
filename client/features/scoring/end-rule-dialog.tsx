import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useWorkRuleTexts } from './work-rule-texts';

const EndRuleDocument = graphql(`
  mutation EndRule($input: EndRuleInput!) {
    endRule(input: $input) {
      id
      current {
        ...RuleFacts_version
      }
      versions {
        ...RuleFacts_version
      }
    }
  }
`);

type Props = {
  rule: { id: string; code: string };
  /** yyyy-mm-dd */
  today: string;
  onClose: () => void;
  onEnded: () => Promise<unknown>;
};

/** A rule gets its last day. */
export function EndRuleDialog({ rule, today, onClose, onEnded }: Props) {
  const t = useWorkRuleTexts();
  const ui = useUiTexts();
  const f = useFormat();
  const intent = useIntent();
  const [end] = useMutation(EndRuleDocument);
  return (
    <Dialog open onClose={onClose} title={t('endTitle', { code: rule.code })} width="narrow">
      <Form
        submit={t('end')}
        submitKind="danger"
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({ ruleId: rule.id, effectiveTo: readText(values, 'effectiveTo') });
          await end({ variables: { input } });
          intent.done();
          await onEnded();
          toast.good(t('ended', { code: rule.code, date: f.date(input.effectiveTo) }));
          onClose();
        }}
      >
        <p>{t('endLead')}</p>
        <DateField name="effectiveTo" label={t('endDay')} defaultValue={today} min={today} required />
      </Form>
    </Dialog>
  );
}
