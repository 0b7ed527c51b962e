import { type FragmentType, graphql, unmask } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { KeyValues } from '#client/ui/key-values';
import { useFormat } from '#client/ui/use-format';
import { useScoringTexts } from './resident-texts';
import { useRuleWords } from './rule-words';

const RuleAsItWas_version = graphql(`
  fragment RuleAsItWas_version on RuleVersion {
    id
    version
    nameZh
    nameEn
    plainZh
    plainEn
    basis
    pointsMin
    pointsMax
    honourOnly
    caps {
      scope
      period
      unit
      max
    }
    proof
    proofZh
    proofEn
    bodies
    publicityDays
    effectiveFrom
    effectiveTo
  }
`);

const useRuleAsItWasTexts = defineTexts('rule-as-it-was', {
  zh: {
    rule: '哪条规则',
    plain: '规则怎么说',
    version: '哪一版',
    since: '第 {{number}} 版，{{from}}起',
    span: '第 {{number}} 版，{{from}}至{{to}}',
  },
  en: {
    rule: 'Rule',
    plain: 'What it says',
    version: 'Version',
    since: 'version {{number}}, since {{from}}',
    span: 'version {{number}}, {{from}} to {{to}}',
  },
});

type Props = {
  version: FragmentType<typeof RuleAsItWas_version>;
  code: string;
  bodyName: (code: string) => string;
};

/** The rule by which an act was scored, in the words and figures it had then. */
export function RuleAsItWas({ version: masked, code, bodyName }: Props) {
  const t = useRuleAsItWasTexts();
  const texts = useScoringTexts();
  const words = useRuleWords();
  const f = useFormat();
  const version = unmask(RuleAsItWas_version, masked);
  const { version: number, effectiveFrom, effectiveTo } = version;
  const from = f.date(effectiveFrom);
  return (
    <KeyValues
      items={[
        { label: t('rule'), value: `${code} ${t.pick(version.nameZh, version.nameEn)}` },
        {
          label: t('version'),
          value: effectiveTo
            ? t('span', { number, from, to: f.date(effectiveTo) })
            : t('since', { number, from }),
        },
        { label: t('plain'), value: t.pick(version.plainZh, version.plainEn), wide: true },
        { label: texts('worth'), value: version.honourOnly ? texts('honourOnly') : words.worth(version) },
        { label: texts('caps'), value: words.caps(version.caps) },
        { label: texts('proof'), value: words.proof(version) },
        { label: texts('approver'), value: words.bodies(version.bodies, bodyName) },
        { label: texts('publicity'), value: words.days(version.publicityDays) },
      ]}
    />
  );
}
