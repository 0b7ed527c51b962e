import type { GoodsCategory } from '#client/gql/graphql';

/** The kinds of goods in the order of the shelves. */
export const GOODS_CATEGORIES: readonly GoodsCategory[] = [
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
