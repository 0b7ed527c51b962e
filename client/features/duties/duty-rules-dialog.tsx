import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { DutyKind } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { HAND_KINDS, useDutyTexts } from './duty-texts';

const useRulesTexts = defineTexts('duty-rules', {
  zh: {
    title: '{{name}}：哪些活动记录算履职',
    lead: '成员按这些规则做的事批准以后，自动记到他在会里的账上。',
    notCounted: '不算',
    save: '保存',
    saved: '已保存',
  },
  en: {
    title: '{{name}}: records that are duties',
    lead: 'What a member does under these rules comes into the ledger of duties once it is approved.',
    notCounted: 'not a duty',
    save: 'Save',
    saved: 'Saved',
  },
});

const SetDutyRulesDocument = graphql(`
  mutation SetDutyRules($input: DutyRulesInput!) {
    setDutyRules(input: $input) {
      code
      dutyRules {
        ruleCode
        dutyKind
      }
    }
  }
`);

type Props = {
  kind: { code: string; name: string };
  /** The rules to choose from, by code. */
  rules: readonly { code: string; name: string; now: DutyKind | null }[];
  onClose: () => void;
};

/** By which rules a member's record is a duty for the council too. */
export function DutyRulesDialog({ kind, rules, onClose }: Props) {
  const t = useRulesTexts();
  const words = useDutyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [save] = useMutation(SetDutyRulesDocument);
  return (
    <Dialog open onClose={onClose} title={t('title', { name: kind.name })}>
      <Form
        submit={t('save')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const chosen = rules.flatMap(({ code }) => {
            const dutyKind = HAND_KINDS.find((each) => each === readText(values, code));
            return dutyKind ? [{ ruleCode: code, dutyKind }] : [];
          });
          await save({ variables: { input: intent.sign({ kindCode: kind.code, rules: chosen }) } });
          intent.done();
          toast.good(t('saved'));
          onClose();
        }}
      >
        <p>{t('lead')}</p>
        {rules.map(({ code, name, now }) => (
          <SelectField
            key={code}
            name={code}
            label={`${code} ${name}`}
            defaultValue={now ?? ''}
            options={[
              { value: '', label: t('notCounted') },
              ...HAND_KINDS.map((each) => ({ value: each, label: words(each) })),
            ]}
          />
        ))}
      </Form>
    </Dialog>
  );
}
