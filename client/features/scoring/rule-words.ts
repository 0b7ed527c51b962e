import type { CapPeriod, CapScope, CapUnit, Proof, RuleBasis, RuleCategory } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import { useScoringTexts } from './resident-texts';

// A rule is figures and codes; a villager reads sentences. Every screen and poster takes them from here.

export const CATEGORIES: readonly RuleCategory[] = [
  'PEACE',
  'VOLUNTEER',
  'ENVIRONMENT',
  'CUSTOMS',
  'GOVERNANCE',
  'CARE',
  'LEARNING',
  'HONOUR',
  'LOCAL',
];

type Worth = { basis: RuleBasis; pointsMin: number; pointsMax: number };
type Cap = { scope: CapScope; period: CapPeriod; unit: CapUnit; max: number };
type Proved = { proof: Proof; proofZh: string; proofEn: string };

/** The words for a rule's figures in the language on screen. */
export function useRuleWords() {
  const t = useScoringTexts();
  const f = useFormat();
  return {
    category: (category: RuleCategory): string => t(`category${category}`),
    worth: ({ basis, pointsMin, pointsMax }: Worth): string => {
      const range =
        pointsMin === pointsMax ? f.points(pointsMax) : `${f.points(pointsMin)}–${f.points(pointsMax)}`;
      if (basis === 'PER_HOUR') return t('worthPerHour', { points: range });
      if (basis === 'SHARED') return t('worthShared', { points: range });
      if (pointsMin === pointsMax) return f.pointsWithUnit(pointsMax);
      return t('worthRange', { min: f.points(pointsMin), max: f.points(pointsMax) });
    },
    caps: (caps: readonly Cap[]): string =>
      caps.length === 0
        ? t('capNone')
        : caps
            .map(({ scope, period, unit, max }) =>
              t('cap', {
                scope: t(`cap${scope}`),
                period: t(`cap${period}`),
                amount: unit === 'TIMES' ? t('times', { count: max }) : f.minutes(max),
              }),
            )
            .join(t('capBetween')),
    proof: ({ proof, proofZh, proofEn }: Proved): string => t.pick(proofZh, proofEn) || t(`proof${proof}`),
    bodies: (bodies: readonly string[], bodyName: (code: string) => string): string =>
      bodies.map(bodyName).join(t('listBetween')),
    days: (days: number): string => (days > 0 ? t('days', { count: days }) : t('daysNone')),
  };
}

/** Path of a category's drawing. */
export function categoryIcon(category: RuleCategory): string {
  return `/rules/${category.toLowerCase()}.svg`;
}

/** Whether every word of the search occurs somewhere in the texts; an empty search matches all. */
export function matches(search: string, texts: readonly string[]): boolean {
  const whole = texts.join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
