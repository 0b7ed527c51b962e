import { type FragmentType, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { RuleFacts_version, useRuleFacts } from './rule-facts';
import { useWorkRuleTexts } from './work-rule-texts';

type Props = { version: FragmentType<typeof RuleFacts_version>; bodyName: (code: string) => string };

/** One version of a rule in full. */
export function RuleSheet({ version: masked, bodyName }: Props) {
  const t = useWorkRuleTexts();
  const { factsOf, span } = useRuleFacts(bodyName);
  const version = unmask(RuleFacts_version, masked);
  return <KeyValues items={[...factsOf(version), { label: t('factSpan'), value: span(version) }]} />;
}
