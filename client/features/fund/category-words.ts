import type { GoodsCategory, RuleCategory } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';

/** Names of what points are earned for and spent on, for sums by category. */
const useCategoryTexts = defineTexts('fund-categories', {
  zh: {
    PEACE: '平安守护',
    VOLUNTEER: '志愿服务',
    ENVIRONMENT: '环境卫生',
    CUSTOMS: '移风易俗',
    GOVERNANCE: '村民自治',
    CARE: '邻里关爱',
    LEARNING: '学习宣讲',
    HONOUR: '荣誉表彰',
    LOCAL: '本村规则',
    GRAIN_OIL: '米面粮油',
    FOOD: '调味食品',
    CLEANING: '清洁用品',
    HOME: '家居家电',
    TOOLS: '劳动用品',
    SCHOOL: '文体用品',
    SAFETY: '安全用品',
    VOUCHER: '服务券',
    goodsCARE: '洗漱用纸',
  },
  en: {
    PEACE: 'Keeping the peace',
    VOLUNTEER: 'Volunteering',
    ENVIRONMENT: 'Clean village',
    CUSTOMS: 'Simple customs',
    GOVERNANCE: 'Self-governance',
    CARE: 'Caring for neighbours',
    LEARNING: 'Learning',
    HONOUR: 'Honours',
    LOCAL: 'Village rules',
    GRAIN_OIL: 'Grain and oil',
    FOOD: 'Food',
    CLEANING: 'Cleaning',
    HOME: 'Home',
    TOOLS: 'Work',
    SCHOOL: 'School and sport',
    SAFETY: 'Safety',
    VOUCHER: 'Vouchers',
    goodsCARE: 'Personal care',
  },
});

export const RULE_CATEGORIES: readonly RuleCategory[] = [
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

const GOODS: readonly GoodsCategory[] = [
  'GRAIN_OIL',
  'FOOD',
  'CLEANING',
  'CARE',
  'HOME',
  'TOOLS',
  'SCHOOL',
  'SAFETY',
  'VOUCHER',
];

/** The word for a category of rules or of goods; one of them is called the same in both. */
export function useCategoryWord(of: 'rules' | 'goods'): (key: string) => string {
  const t = useCategoryTexts();
  return (key) => {
    if (of === 'rules') {
      const rule = RULE_CATEGORIES.find((each) => each === key);
      return rule ? t(rule) : key;
    }
    const goods = GOODS.find((each) => each === key);
    if (!goods) return key;
    return goods === 'CARE' ? t('goodsCARE') : t(goods);
  };
}
