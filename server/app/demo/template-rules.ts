import { careRules, honourRules, learningRules, villageRules } from './rules-people';
import { peaceRules, volunteerRules } from './rules-peace-volunteer';
import { customsRules, environmentRules, governanceRules } from './rules-village';
import type { RuleCategory, RuleSeed } from './rule-seed';

interface RuleCategorySeed {
  readonly code: RuleCategory;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly icon: string;
  /** Points a village plans to grant in a season; null: draws on the self-governance budget. */
  readonly budgetPoints: number | null;
}

export const ruleCategories = [
  { code: 'PEACE', nameZh: '平安建设', nameEn: 'Peace', icon: '/rules/peace.svg', budgetPoints: 4000 },
  {
    code: 'VOLUNTEER',
    nameZh: '志愿服务',
    nameEn: 'Volunteering',
    icon: '/rules/volunteer.svg',
    budgetPoints: 5000,
  },
  {
    code: 'ENVIRONMENT',
    nameZh: '环境卫生',
    nameEn: 'Environment',
    icon: '/rules/environment.svg',
    budgetPoints: 4000,
  },
  { code: 'CUSTOMS', nameZh: '移风易俗', nameEn: 'Customs', icon: '/rules/customs.svg', budgetPoints: 1500 },
  {
    code: 'GOVERNANCE',
    nameZh: '村民自治',
    nameEn: 'Self-governance',
    icon: '/rules/governance.svg',
    budgetPoints: 1500,
  },
  { code: 'CARE', nameZh: '邻里关爱', nameEn: 'Care', icon: '/rules/care.svg', budgetPoints: 2000 },
  {
    code: 'LEARNING',
    nameZh: '学习教育',
    nameEn: 'Learning',
    icon: '/rules/learning.svg',
    budgetPoints: 1000,
  },
  { code: 'HONOUR', nameZh: '荣誉表彰', nameEn: 'Honours', icon: '/rules/honour.svg', budgetPoints: 1000 },
  {
    code: 'LOCAL',
    nameZh: '本村自定',
    nameEn: 'Village rules',
    icon: '/rules/local.svg',
    budgetPoints: null,
  },
] as const satisfies readonly RuleCategorySeed[];

/** The county's template, PA to HO: every row of the public table except the villages' own. */
export const templateRules: readonly RuleSeed[] = [
  ...peaceRules,
  ...volunteerRules,
  ...environmentRules,
  ...customsRules,
  ...governanceRules,
  ...careRules,
  ...learningRules,
  ...honourRules,
];

/** Every rule in force in 银杏坝村: the template and its own five. */
export const allRules: readonly RuleSeed[] = [...templateRules, ...villageRules];

/** Where the season's ¥20,000 of the demo village comes from, in cents; one point is worth one yuan. */
export const seasonFund = {
  parCents: 100,
  sources: [
    { nameZh: '镇级配套', nameEn: 'Township', cents: 800_000 },
    { nameZh: '村集体', nameEn: 'Village collective', cents: 700_000 },
    { nameZh: '社会捐助', nameEn: 'Donors', cents: 300_000 },
    { nameZh: '帮扶单位', nameEn: 'Helping unit', cents: 200_000 },
  ],
} as const;
