import { type FragmentType, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { RuleFacts_version, useRuleFacts } from './rule-facts';

type Props = { version: FragmentType<typeof RuleFacts_version>; bodyName: (code: string) => string };

/** One version of a rule in full. */
export function RuleSheet({ version, bodyName }: Props) {
  const { factsOf } = useRuleFacts(bodyName);
  return <KeyValues items={factsOf(unmask(RuleFacts_version, version))} />;
}
