/** The shop's 48 goods at par one yuan a point. */

export type GoodsCategory =
  | 'GRAIN_OIL'
  | 'FOOD'
  | 'CLEANING'
  | 'CARE'
  | 'HOME'
  | 'TOOLS'
  | 'SCHOOL'
  | 'SAFETY'
  | 'VOUCHER';

export interface GoodsSeed {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly category: GoodsCategory;
  readonly points: number;
  /** What one unit costs the village, in cents of a yuan. */
  readonly costCents: number;
  /** At most so many for one household in a quarter. */
  readonly limitPerQuarter: number;
  /** Batches carry a best-before date. */
  readonly bestBefore: boolean;
  /** A voucher for a service rather than a thing on the shelf. */
  readonly isService: boolean;
  readonly picture: string;
  /** Units on the shelf on the shop's first day; for vouchers, printed ones in the drawer. */
  readonly openingStock: number;
  readonly reorderLevel: number;
}

function good(
  place: number,
  nameZh: string,
  nameEn: string,
  unitZh: string,
  unitEn: string,
  category: GoodsCategory,
  points: number,
  costCents: number,
  limitPerQuarter: number,
  openingStock: number,
  reorderLevel: number,
  bestBefore = false,
): GoodsSeed {
  const two = String(place).padStart(2, '0');
  return {
    code: `G${two}`,
    nameZh,
    nameEn,
    unitZh,
    unitEn,
    category,
    points,
    costCents,
    limitPerQuarter,
    bestBefore,
    isService: category === 'VOUCHER',
    picture: `/goods/g${two}.svg`,
    openingStock,
    reorderLevel,
  };
}

// Place, names, unit, shelf, points, cost in cents, limit a quarter, opening stock, reorder level, best-before.
export const goods: readonly GoodsSeed[] = [
  good(1, '食盐', 'Salt', '400克/袋', '400 g bag', 'FOOD', 3, 280, 6, 36, 12, true),
  good(2, '酱油', 'Soy sauce', '500毫升/瓶', '500 ml bottle', 'FOOD', 8, 760, 3, 18, 6, true),
  good(3, '陈醋', 'Vinegar', '500毫升/瓶', '500 ml bottle', 'FOOD', 7, 680, 3, 14, 4, true),
  good(4, '菜籽油', 'Rapeseed oil', '1.8升/瓶', '1.8 l bottle', 'GRAIN_OIL', 32, 3150, 2, 10, 3, true),
  good(5, '菜籽油（大桶）', 'Rapeseed oil, large', '5升/桶', '5 l jug', 'GRAIN_OIL', 78, 7780, 1, 4, 1, true),
  good(6, '大米', 'Rice', '5公斤/袋', '5 kg bag', 'GRAIN_OIL', 30, 2960, 2, 14, 4, true),
  good(7, '大米（大袋）', 'Rice, large', '10公斤/袋', '10 kg bag', 'GRAIN_OIL', 58, 5760, 1, 5, 1, true),
  good(8, '面粉', 'Flour', '5公斤/袋', '5 kg bag', 'GRAIN_OIL', 24, 2380, 2, 7, 2, true),
  good(9, '挂面', 'Dried noodles', '1公斤/把', '1 kg bundle', 'GRAIN_OIL', 8, 780, 4, 22, 7, true),
  good(10, '鸡蛋', 'Eggs', '30枚/板', 'Tray of 30', 'FOOD', 28, 2750, 2, 6, 2, true),
  good(11, '纯牛奶', 'Milk', '12盒/箱', '12 packs', 'FOOD', 36, 3580, 2, 6, 2, true),
  good(12, '白糖', 'Sugar', '500克/袋', '500 g bag', 'FOOD', 6, 560, 3, 14, 4, true),
  good(13, '绿茶', 'Local green tea', '100克/罐', '100 g tin', 'FOOD', 25, 2450, 1, 5, 1, true),
  good(14, '肥皂', 'Soap', '两块', 'Two bars', 'CLEANING', 6, 570, 4, 24, 8),
  good(15, '洗衣粉', 'Washing powder', '1.5公斤/袋', '1.5 kg bag', 'CLEANING', 15, 1480, 2, 14, 4),
  good(16, '洗衣液', 'Washing liquid', '2公斤/瓶', '2 kg bottle', 'CLEANING', 20, 1960, 2, 10, 3),
  good(17, '洗洁精', 'Dish soap', '1公斤/瓶', '1 kg bottle', 'CLEANING', 9, 870, 3, 14, 4),
  good(18, '洁厕液', 'Toilet cleaner', '500毫升/瓶', '500 ml bottle', 'CLEANING', 7, 660, 2, 11, 3),
  good(19, '牙膏', 'Toothpaste', '120克/支', '120 g tube', 'CARE', 7, 690, 4, 22, 7, true),
  good(20, '牙刷', 'Toothbrushes', '两支', 'Two', 'CARE', 6, 550, 4, 22, 7),
  good(21, '洗发水', 'Shampoo', '400毫升/瓶', '400 ml bottle', 'CARE', 22, 2180, 2, 7, 2, true),
  good(22, '毛巾', 'Towel', '一条', 'One', 'CARE', 8, 790, 4, 24, 8),
  good(23, '抽纸', 'Tissues', '6包/提', '6 packs', 'CARE', 14, 1380, 3, 14, 4),
  good(24, '卷纸', 'Toilet rolls', '10卷/提', '10 rolls', 'CARE', 18, 1770, 3, 12, 4),
  good(25, '扫把簸箕套装', 'Broom and pan', '一套', 'One set', 'HOME', 18, 1790, 1, 5, 1),
  good(26, '拖把', 'Mop', '一把', 'One', 'HOME', 22, 2150, 1, 5, 1),
  good(27, '分类垃圾桶', 'Sorting bin', '一个', 'One', 'HOME', 28, 2780, 1, 5, 1),
  good(28, '塑料桶', 'Bucket', '一个', 'One', 'HOME', 12, 1160, 1, 6, 2),
  good(29, '保温瓶', 'Vacuum flask', '2升', '2 l', 'HOME', 30, 2980, 1, 4, 1),
  good(30, '热水袋', 'Hot-water bag', '一个', 'One', 'HOME', 20, 1980, 1, 5, 1),
  good(31, '手电筒（充电）', 'Rechargeable torch', '一支', 'One', 'SAFETY', 28, 2790, 1, 5, 1),
  good(32, '雨伞', 'Umbrella', '一把', 'One', 'HOME', 22, 2170, 1, 5, 1),
  good(33, '劳保手套', 'Work gloves', '5双', '5 pairs', 'TOOLS', 10, 960, 2, 14, 4),
  good(34, '雨靴', 'Rubber boots', '一双', 'One pair', 'TOOLS', 38, 3760, 1, 4, 1),
  good(35, '作业本', 'Exercise books', '10本', '10 books', 'SCHOOL', 10, 980, 3, 12, 4),
  good(36, '文具套装', 'Stationery set', '一套', 'One set', 'SCHOOL', 15, 1490, 2, 7, 2),
  good(37, '书包', 'School bag', '一个', 'One', 'SCHOOL', 60, 5950, 1, 2, 1),
  good(38, '篮球', 'Basketball', '一个', 'One', 'SCHOOL', 55, 5480, 1, 2, 1),
  good(39, '电热水壶', 'Electric kettle', '一把', 'One', 'HOME', 70, 6950, 1, 2, 1),
  good(40, '电饭煲', 'Rice cooker', '3升', '3 l', 'HOME', 150, 14900, 1, 2, 1),
  good(41, '电热毯', 'Electric blanket', '一床', 'One', 'HOME', 90, 8950, 1, 2, 1),
  good(42, '烟雾报警器', 'Smoke alarm', '一个', 'One', 'SAFETY', 35, 3480, 1, 4, 1),
  good(43, '灭火毯', 'Fire blanket', '一张', 'One', 'SAFETY', 25, 2470, 1, 4, 1),
  good(44, '理发服务券', 'Haircut voucher', '一次', 'One visit', 'VOUCHER', 10, 1000, 3, 12, 4),
  good(45, '农机耕地半亩券', 'Ploughing voucher', '半亩', 'Half mu', 'VOUCHER', 40, 4000, 1, 5, 1),
  good(46, '文化礼堂使用券', 'Hall use voucher', '半天', 'Half day', 'VOUCHER', 30, 3000, 1, 4, 1),
  good(47, '体检项目券（卫生室）', 'Check-up voucher', '一次', 'One visit', 'VOUCHER', 45, 4500, 1, 4, 1),
  good(48, '老人生日蛋糕', 'Birthday cake for an elder', '一个', 'One', 'FOOD', 50, 4980, 1, 2, 1, true),
];

export const goodsCategories: readonly {
  readonly code: GoodsCategory;
  readonly nameZh: string;
  readonly nameEn: string;
}[] = [
  { code: 'GRAIN_OIL', nameZh: '米面粮油', nameEn: 'Grain and oil' },
  { code: 'FOOD', nameZh: '调味食品', nameEn: 'Food' },
  { code: 'CLEANING', nameZh: '清洁用品', nameEn: 'Cleaning' },
  { code: 'CARE', nameZh: '洗漱用纸', nameEn: 'Personal care' },
  { code: 'HOME', nameZh: '家居家电', nameEn: 'Home' },
  { code: 'TOOLS', nameZh: '劳动用品', nameEn: 'Work' },
  { code: 'SCHOOL', nameZh: '文体用品', nameEn: 'School and sport' },
  { code: 'SAFETY', nameZh: '安全用品', nameEn: 'Safety' },
  { code: 'VOUCHER', nameZh: '服务券', nameEn: 'Service vouchers' },
];
