import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ServiceKind } from '#client/gql/graphql';
import { NumberField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useNeedTexts } from './need-texts';
import { optionsOf, SERVICE_KINDS } from './need-words';
import './needs.css';

const NeedSettingsForm_settings = graphql(`
  fragment NeedSettingsForm_settings on NeedSettings {
    id
    answerHours
    rules {
      kind
      ruleId
    }
    usualRules {
      kind
      ruleId
    }
    creditRules {
      id
      code
      current {
        id
        nameZh
        nameEn
      }
    }
  }
`);

const ReviseNeedSettingsDocument = graphql(`
  mutation ReviseNeedSettings($input: NeedSettingsInput!) {
    reviseNeedSettings(input: $input) {
      id
      ...NeedSettingsForm_settings
    }
  }
`);

const NONE = 'NONE';

/** How long a need may wait before the village is reminded of it, and by which rule each kind of help is credited. */
export function NeedSettingsForm({
  settings: masked,
}: {
  settings: FragmentType<typeof NeedSettingsForm_settings>;
}) {
  const t = useNeedTexts();
  const intent = useIntent();
  const {
    id: villageId,
    answerHours,
    rules,
    usualRules,
    creditRules,
  } = unmask(NeedSettingsForm_settings, masked);
  const [revise] = useMutation(ReviseNeedSettingsDocument);
  const kinds = optionsOf(SERVICE_KINDS, t.pick);
  const named = creditRules.map(({ id, code, current }) => ({
    value: id,
    label: `${code} ${current ? t.pick(current.nameZh, current.nameEn) : ''}`,
  }));
  const labelOf = (id: string | null): string => named.find(({ value }) => value === id)?.label ?? '';
  const usual = (kind: ServiceKind): string => {
    const rule = labelOf(usualRules.find((each) => each.kind === kind)?.ruleId ?? null);
    return rule ? t('ruleUsual', { rule }) : t('ruleUsualNone');
  };
  const chosen = (kind: ServiceKind): string => {
    const line = rules.find((each) => each.kind === kind);
    return line ? (line.ruleId ?? NONE) : '';
  };
  return (
    <Form
      submit={t('settingsSave')}
      onSubmit={async (values) => {
        const lines = kinds
          .map(({ value: kind }) => ({ kind, choice: readText(values, `rule-${kind}`) }))
          .filter(({ choice }) => choice !== '');
        const input = {
          villageId,
          answerHours: readNumber(values, 'hours') ?? answerHours,
          rules: lines.map(({ kind, choice }) => ({ kind, ruleId: choice === NONE ? null : choice })),
        };
        await revise({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('settingsSaved'));
      }}
    >
      <NumberField
        name="hours"
        label={t('settingsHours')}
        suffix={t('hoursUnit')}
        min={1}
        max={336}
        required
        defaultValue={String(answerHours)}
      />
      <fieldset className="choices">
        <legend className="field-label">{t('settingsRules')}</legend>
        <Stack>
          <p className="muted">{t('settingsRulesHint')}</p>
          <div className="need-rules">
            {kinds.map(({ value: kind, label }) => (
              <SelectField
                key={kind}
                name={`rule-${kind}`}
                label={label}
                defaultValue={chosen(kind)}
                options={[{ value: '', label: usual(kind) }, { value: NONE, label: t('ruleNone') }, ...named]}
              />
            ))}
          </div>
        </Stack>
      </fieldset>
    </Form>
  );
}
