import { graphql } from '#client/gql';
import type { RuleForm_RuleFragment, RuleInput } from '#client/gql/graphql';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import type { CapDraft } from './rule-caps-editor';
import { CATEGORIES } from './rule-words';

export const RuleForm_rule = graphql(`
  fragment RuleForm_rule on Rule {
    id
    code
    category
    area {
      id
    }
    versions {
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
    }
  }
`);

type Version = RuleForm_RuleFragment['versions'][number];
/** The parts of the form that show each other: the rest is read from the form when it is sent. */
export type RuleDraft = {
  basis: Version['basis'];
  pointsMin: string;
  pointsMax: string;
  caps: CapDraft[];
  bodies: readonly string[];
  nameZh: string;
  plainZh: string;
};

export const PROOFS: readonly Version['proof'][] = [
  'ROLL',
  'PHOTO',
  'SHEET',
  'NOTE',
  'AGREEMENT',
  'CERTIFICATE',
  'NOTICE',
  'BOTH_SIGN',
  'LEDGER',
];

/** The newest version: what a revision starts from, also when that one has not begun. */
export function latestOf(rule: RuleForm_RuleFragment | null): Version | null {
  return rule?.versions.toSorted((a, b) => b.version - a.version)[0] ?? null;
}

export function draftOf(version: Version | null): RuleDraft {
  return {
    basis: version?.basis ?? 'FLAT',
    pointsMin: version ? String(version.pointsMin) : '',
    pointsMax: version ? String(version.pointsMax) : '',
    caps: (version?.caps ?? []).map((cap, index) => ({
      key: String(index + 1),
      scope: cap.scope,
      period: cap.period,
      unit: cap.unit,
      max: String(cap.max),
    })),
    bodies: version?.bodies ?? [],
    nameZh: version?.nameZh ?? '',
    plainZh: version?.plainZh ?? '',
  };
}

/** The input of a form: the worth has one figure except where points are given within a range. */
export function ruleInputOf(
  values: FormData,
  draft: RuleDraft,
  kept: { ruleId: string | null; areaId: string; code?: string; category?: RuleInput['category'] },
): Omit<RuleInput, 'requestId'> {
  const pointsMax = readNumber(values, 'pointsMax') ?? 0;
  return {
    ruleId: kept.ruleId,
    areaId: kept.areaId,
    code: kept.code ?? readText(values, 'code').toUpperCase(),
    category: kept.category ?? CATEGORIES.find((each) => each === readText(values, 'category')) ?? 'LOCAL',
    nameZh: readText(values, 'nameZh'),
    nameEn: readText(values, 'nameEn'),
    plainZh: readText(values, 'plainZh'),
    plainEn: readText(values, 'plainEn'),
    basis: draft.basis,
    pointsMin: draft.basis === 'RANGE' ? (readNumber(values, 'pointsMin') ?? 0) : pointsMax,
    pointsMax,
    caps: draft.caps.map(({ scope, period, unit, max }) => ({ scope, period, unit, max: Number(max) })),
    proof: PROOFS.find((each) => each === readText(values, 'proof')) ?? 'NOTE',
    proofZh: readText(values, 'proofZh'),
    proofEn: readText(values, 'proofEn'),
    selfClaim: readFlag(values, 'selfClaim'),
    bodies: [...draft.bodies],
    publicityDays: readNumber(values, 'publicityDays') ?? 0,
    honourOnly: readFlag(values, 'honourOnly'),
    countsMinutes: readFlag(values, 'countsMinutes'),
    effectiveFrom: readText(values, 'effectiveFrom'),
  };
}
