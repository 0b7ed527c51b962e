import { graphql } from '#client/gql';
import type { RuleFacts_VersionFragment } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import { useScoringTexts } from './resident-texts';
import { useRuleWords } from './rule-words';
import { useWorkRuleTexts } from './work-rule-texts';

export const RuleFacts_version = graphql(`
  fragment RuleFacts_version on RuleVersion {
    id
    version
    nameZh
    nameEn
    plainZh
    plainEn
    basis
    pointsMin
    pointsMax
    caps {
      scope
      period
      unit
      max
    }
    proof
    proofZh
    proofEn
    selfClaim
    bodies
    publicityDays
    honourOnly
    countsMinutes
    effectiveFrom
    effectiveTo
    createdAt
    createdBy {
      id
      name
    }
  }
`);

export type Fact = { label: string; value: string };

/**
 * Everything a version says but its days, one line each and always in the same order, so that two can be laid side by
 * side.
 */
export function useRuleFacts(bodyName: (code: string) => string) {
  const t = useWorkRuleTexts();
  const proofs = useScoringTexts();
  const words = useRuleWords();
  const f = useFormat();

  function span({
    effectiveFrom,
    effectiveTo,
  }: Pick<RuleFacts_VersionFragment, 'effectiveFrom' | 'effectiveTo'>): string {
    const from = f.date(effectiveFrom);
    return effectiveTo ? t('span', { from, to: f.date(effectiveTo) }) : t('since', { from });
  }

  return {
    span,
    factsOf: (version: RuleFacts_VersionFragment): Fact[] => [
      { label: t('factNameZh'), value: version.nameZh },
      { label: t('factNameEn'), value: version.nameEn },
      { label: t('factPlainZh'), value: version.plainZh },
      { label: t('factPlainEn'), value: version.plainEn },
      { label: t('factBasis'), value: t(`basis${version.basis}`) },
      { label: t('factWorth'), value: words.worth(version) },
      { label: t('factCaps'), value: words.caps(version.caps) },
      { label: t('factProof'), value: proofs(`proof${version.proof}`) },
      { label: t('factProofZh'), value: version.proofZh },
      { label: t('factProofEn'), value: version.proofEn },
      { label: t('factSelfClaim'), value: t(version.selfClaim ? 'may' : 'mayNot') },
      { label: t('factBodies'), value: words.bodies(version.bodies, bodyName) },
      { label: t('factPublicity'), value: words.days(version.publicityDays) },
      { label: t('factHonour'), value: t(version.honourOnly ? 'yes' : 'no') },
      { label: t('factMinutes'), value: t(version.countsMinutes ? 'yes' : 'no') },
    ],
  };
}
