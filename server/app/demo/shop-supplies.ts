import { supplyUnits } from './personas';

/** What comes into the shop by gift, what is lost, how long things keep. */

/** Households that keep something for the visitor of the demo to spend. */
export const keptBack: Readonly<Record<string, number>> = {
  'zhu-guiying': 40,
  'deng-qiaozhen': 60,
  'xia-jianping': 30,
};

/** Why a count finds fewer or more than the book. */
export const shortReasons = [
  '破损后扔掉，没有及时报损',
  '拿错商品，小票记成了另一种',
  '受潮变质，盘点时挑出',
] as const;
export const overReasons = [
  '退回的一件当时没有登记',
  '上月多记了一件报损',
  '箱底找到一件，上次漏数',
] as const;

export const losses = [
  '搬运时打碎',
  '受潮结块',
  '临近保质期下架',
  '包装破损',
  '老鼠咬坏，已补防鼠板',
] as const;
export const donors: readonly (readonly [giver: string, code: string, quantity: number])[] = [
  [supplyUnits.cooperative.nameZh, 'G06', 10],
  [supplyUnits.cooperative.nameZh, 'G45', 4],
  ['县农商行帮扶', 'G35', 20],
  ['在外务工乡亲合捐', 'G11', 6],
  ['县消防救援队', 'G42', 6],
  ['镇卫生院', 'G47', 4],
  ['在外务工乡亲合捐', 'G01', 30],
];

/** Weeks a fresh batch keeps; the rest of the dated goods keep a year and a half. */
export const shelfWeeks: Readonly<Record<string, number>> = {
  G10: 6,
  G11: 26,
  G48: 1,
  G06: 40,
  G07: 40,
  G08: 40,
};

/** Who asked not to be named, and what the register says of the others. */
const quietDonors: readonly string[] = ['在外务工乡亲合捐'];

/** How a donor is entered: whether he agreed to be named on the board, and a note. */
export function donorWords(name: string): { named: boolean; note: string } {
  return quietDonors.includes(name)
    ? { named: false, note: '几户一起捐的，不愿留名' }
    : { named: true, note: '' };
}
