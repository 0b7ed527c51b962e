import type { Gender, Relation } from './person-seed';

/** The households of the named people, and those of their kin next door. */

interface NamedMember {
  readonly relation: Relation;
  readonly nameZh: string;
  readonly gender: Gender;
  readonly age: number;
  readonly away: boolean;
}

export interface NamedHousehold {
  readonly number: string;
  /** The head first. */
  readonly members: readonly NamedMember[];
  readonly cardNumber: string | null;
  /** Names of people of other named households. */
  readonly collectors: readonly string[];
}

const relations: readonly Relation[] = [
  'HEAD',
  'SPOUSE',
  'SON',
  'DAUGHTER',
  'PARENT',
  'GRANDCHILD',
  'CHILD_IN_LAW',
];

/** Reads `HEAD 汪德厚 M 58, SPOUSE 吴翠莲 F 56`: relation, name, gender, age, and AWAY for who works far off. */
function home(
  number: string,
  text: string,
  cardNumber: string | null = null,
  collectors: readonly string[] = [],
): NamedHousehold {
  const members = text.split(', ').map((each): NamedMember => {
    const [word, nameZh, gender, age, away] = each.split(' ');
    const relation = relations.find((known) => known === word);
    if (!relation || !nameZh || !age) throw new Error(`Cannot read ${each}`);
    return { relation, nameZh, gender: gender === 'F' ? 'F' : 'M', age: Number(age), away: away === 'AWAY' };
  });
  return { number, members, cardNumber, collectors };
}

export const namedHouseholds: readonly NamedHousehold[] = [
  home('上坝-001', 'HEAD 汪德厚 M 58, SPOUSE 吴翠莲 F 56'),
  home('上坝-002', 'HEAD 汪德顺 M 54, SPOUSE 廖春香 F 53, SON 汪小兵 M 27 AWAY'),
  home('上坝-003', 'HEAD 祝桂英 F 78', '208116', ['邓巧珍', '汪德厚']),
  home('上坝-005', 'HEAD 杨长林 M 49 AWAY, SPOUSE 邓巧珍 F 47, SON 杨一凡 M 17'),
  home('上坝-008', 'HEAD 郑守田 M 54, SPOUSE 刘春秀 F 52, PARENT 赵玉芝 F 80'),
  home('上坝-009', 'HEAD 郑一鸣 M 29, SPOUSE 秦小曼 F 28, DAUGHTER 郑语桐 F 4'),
  home('上坝-012', 'HEAD 黎长庚 M 72, SPOUSE 陈素兰 F 70'),
  home('上坝-013', 'HEAD 黎新民 M 45, SPOUSE 鲁晓红 F 43, SON 黎俊熙 M 16, DAUGHTER 黎佳怡 F 10'),
  home('上坝-017', 'HEAD 曾广田 M 53, SPOUSE 毕秀云 F 51, SON 曾文涛 M 26'),
  home('下坝-002', 'HEAD 周远鹏 M 40, SPOUSE 贺春梅 F 38, DAUGHTER 周雨桐 F 11'),
  home('下坝-004', 'HEAD 龙志远 M 44, SPOUSE 向小琴 F 42, SON 龙子昂 M 15, PARENT 唐秀芝 F 69'),
  home('下坝-009', 'HEAD 唐福来 M 63, SPOUSE 冉玉梅 F 61'),
  home('下坝-010', 'HEAD 唐福顺 M 59, SPOUSE 杜菊香 F 58'),
  home('下坝-011', 'HEAD 覃永恒 M 36, SPOUSE 易芳菲 F 35, DAUGHTER 覃梓萱 F 8'),
  home('下坝-016', 'HEAD 向永福 M 55, SPOUSE 戴金莲 F 54'),
  home('下坝-020', 'HEAD 孟宪林 M 56, SPOUSE 沈桂琴 F 55, DAUGHTER 孟晓棠 F 29'),
  home('下坝-024', 'HEAD 余成林 M 46, SPOUSE 范美荣 F 45, SON 余思源 M 19 AWAY, PARENT 余光祖 M 74'),
  home('河西-002', 'HEAD 谭建波 M 35, SPOUSE 柯小雅 F 33, DAUGHTER 谭乐瑶 F 6'),
  home('河西-006', 'HEAD 蓝晓峰 M 39, SPOUSE 田春燕 F 37, SON 蓝宇航 M 12, PARENT 蓝正坤 M 66'),
  home('河西-010', 'HEAD 贾承志 M 50, SPOUSE 岳明珠 F 48, DAUGHTER 贾雨涵 F 20 AWAY'),
  home('河西-014', 'HEAD 姚世安 M 54, SPOUSE 苗静怡 F 52'),
  home('河西-018', 'HEAD 石有为 M 60, SPOUSE 丁玉秀 F 58'),
  home('河西-019', 'HEAD 石有才 M 56, SPOUSE 万兰芝 F 55, SON 石泽宇 M 24 AWAY'),
  home('河西-021', 'HEAD 穆家兴 M 41, SPOUSE 钟丽娟 F 39, SON 穆辰逸 M 9'),
  home('河西-023', 'HEAD 夏建平 M 40 AWAY, SPOUSE 邹红霞 F 38, SON 夏子轩 M 13, PARENT 彭桂芳 F 68'),
  home('河西-025', 'HEAD 严志成 M 60, SPOUSE 谢玉兰 F 57'),
  home('河西-027', 'HEAD 焦大成 M 59, SPOUSE 伍秀珍 F 57'),
  home('沟口-003', 'HEAD 冉光亮 M 50, SPOUSE 宋巧云 F 48, SON 冉浩宇 M 14'),
  home('沟口-006', 'HEAD 阮青山 M 61, SPOUSE 尹桂莲 F 60'),
  home('沟口-009', 'HEAD 崔明理 M 57, SPOUSE 段素琴 F 55'),
  home('沟口-012', 'HEAD 毕秀峰 M 48, SPOUSE 熊艳红 F 46, DAUGHTER 毕梦洁 F 18'),
];

/** Kin among the named households, by name; the generator adds more. */
export const namedKin: readonly (readonly [name: string, kin: string, relationZh: string])[] = [
  ['汪德厚', '汪德顺', '兄弟'],
  ['郑守田', '郑一鸣', '父子'],
  ['黎长庚', '黎新民', '父子'],
  ['唐福来', '唐福顺', '兄弟'],
  ['石有为', '石有才', '兄弟'],
  ['毕秀云', '毕秀峰', '姐弟'],
];
