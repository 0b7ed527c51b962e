import { type FragmentType, graphql, unmask } from '#client/gql';
import type { RuleCombobox_RuleFragment } from '#client/gql/graphql';
import { type Choice, Combobox, useChoiceText } from '#client/ui/combobox';
import { defineTexts } from '#client/ui/i18n';
import { useRuleWords } from './rule-words';

const useRuleComboboxTexts = defineTexts('rule-combobox', {
  zh: { label: '按哪条规则', placeholder: '打字查找，如：巡逻、PA-01' },
  en: { label: 'By which rule', placeholder: 'Type to find, e.g. patrol, PA-01' },
});

const RuleCombobox_rule = graphql(`
  fragment RuleCombobox_rule on Rule {
    id
    code
    category
    current {
      id
      nameZh
      nameEn
      plainZh
      plainEn
      basis
      pointsMin
      pointsMax
      honourOnly
      countsMinutes
      proof
    }
  }
`);

type Version = NonNullable<RuleCombobox_RuleFragment['current']>;
/** A rule in force, as a form needs it. */
export type RuleChoice = Choice & { code: string; title: string; version: Version };
export type RuleComboboxRules = readonly FragmentType<typeof RuleCombobox_rule>[];

/** The rules in force as choices, in the order of their codes. */
export function useRuleChoices(rules: RuleComboboxRules): RuleChoice[] {
  const t = useRuleComboboxTexts();
  const words = useRuleWords();
  return unmask(RuleCombobox_rule, rules).flatMap((rule) => {
    if (!rule.current) return [];
    const title = t.pick(rule.current.nameZh, rule.current.nameEn);
    return [
      {
        id: rule.id,
        code: rule.code,
        title,
        label: `${rule.code} ${title}`,
        detail: words.category(rule.category),
        end: words.worth(rule.current),
        version: rule.current,
      },
    ];
  });
}

type Props = {
  rules: RuleComboboxRules;
  name: string;
  chosen: RuleChoice | null;
  onChoose: (rule: RuleChoice | null) => void;
  label?: string;
  hint?: string;
  required?: boolean;
  optionalMark?: boolean;
};

/** Chooses one of the rules in force by its code or words of its name. */
export function RuleCombobox({ rules, chosen, onChoose, label, ...field }: Props) {
  const t = useRuleComboboxTexts();
  const [text, setText] = useChoiceText(chosen);
  const choices = useRuleChoices(rules);
  const typed = chosen ? [] : text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const options = choices.filter(({ code, version }) => {
    const haystack =
      `${code} ${code.replace('-', '')} ${version.nameZh} ${version.nameEn} ${version.plainZh}`.toLowerCase();
    return typed.every((word) => haystack.includes(word));
  });
  return (
    <Combobox
      {...field}
      label={label ?? t('label')}
      placeholder={t('placeholder')}
      options={options}
      text={text}
      onText={setText}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
