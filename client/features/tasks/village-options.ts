import { type FragmentType, graphql, unmask } from '#client/gql';
import { useLanguage } from '#client/ui/i18n';
import type { Option } from './work-fields';

const VillageOptions_area = graphql(`
  fragment VillageOptions_area on Area {
    id
    children {
      id
      nameZh
      nameEn
    }
  }
`);
const VillageOptions_rule = graphql(`
  fragment VillageOptions_rule on Rule {
    id
    code
    current {
      id
      nameZh
      nameEn
      bodies
    }
  }
`);

type Given = {
  area: FragmentType<typeof VillageOptions_area> | null;
  rules: readonly FragmentType<typeof VillageOptions_rule>[];
};

/** The grids and rules of a village as options of a form. */
export function useVillageOptions({ area: maskedArea, rules: maskedRules }: Given): {
  grids: Option[];
  rules: Option[];
  codes: { id: string; code: string }[];
} {
  const { lang } = useLanguage();
  const area = unmask(VillageOptions_area, maskedArea);
  const rules = unmask(VillageOptions_rule, maskedRules);
  const pick = (zh: string, en: string): string => (lang === 'en' && en ? en : zh);
  return {
    grids: (area?.children ?? []).map((grid) => ({ value: grid.id, label: pick(grid.nameZh, grid.nameEn) })),
    // What only the system files cannot be earned by a task.
    rules: rules.flatMap(({ id, code, current }) =>
      current && !current.bodies.includes('AUTO')
        ? [{ value: id, label: `${code} ${pick(current.nameZh, current.nameEn)}` }]
        : [],
    ),
    codes: rules.map(({ id, code }) => ({ id, code })),
  };
}
