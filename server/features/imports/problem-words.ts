import type { SheetLang } from '#server/core/sheets/sheet-routes';
import { ImportProblemCode as Code } from './problem';

export type Lang = SheetLang;

/** What is wrong, in the words of the sheet that goes back to the clerk; `…` stands for the detail. */
const words: Readonly<Record<Code, readonly [zh: string, en: string]>> = {
  [Code.MISSING]: ['没有填', 'missing'],
  [Code.TEXT_TOO_LONG]: ['太长了', 'too long'],
  [Code.BAD_TEXT]: ['有不能用的符号', 'has signs that cannot be used'],
  [Code.FORMULA]: ['是公式，请改成数值', 'is a formula: put the value itself'],
  [Code.BAD_AMOUNT]: ['要写 0 到 100000 的整数', 'must be a whole number from 0 to 100,000'],
  [Code.BAD_PHONE]: ['不是手机号', 'is no mobile number'],
  [Code.BAD_YEAR]: ['不是出生年份', 'is no year of birth'],
  [Code.BAD_CARD]: ['卡号要 6 位数字', 'a card number has 6 digits'],
  [Code.AREA_UNKNOWN]: [
    '本村没有这个网格（组），请改成已有的名字，或请系统管理员先添加',
    'no such grid in this village: use a name that it has, or ask the administrator to add it first',
  ],
  [Code.AREA_DIFFERS]: ['同一户写了不同的网格（组）', 'one household with two grids'],
  [Code.CARD_DIFFERS]: ['同一户写了不同的卡号', 'one household with two cards'],
  [Code.DUPLICATE_IN_FILE]: ['和第 … 行重复', 'the same as row …'],
  [Code.PHONE_TWICE]: ['和第 … 行的电话相同', 'the same phone as in row …'],
  [Code.PHONE_TAKEN]: ['这个电话已经是别人的', 'the phone belongs to somebody else'],
  [Code.CARD_TWICE]: ['和 … 户的卡号相同', 'the same card as household …'],
  [Code.CARD_TAKEN]: ['这个卡号已经是别家的', 'the card belongs to another household'],
  [Code.TWO_HEADS]: ['一户有两个户主', 'a second head in one household'],
  [Code.NO_HEAD]: ['这一户没有户主', 'the household has no head'],
  [Code.HOUSEHOLD_CLOSED]: ['这一户已经销户', 'the household is closed'],
  [Code.NOT_ACTIVE]: ['这个人已经不在册', 'the person is no longer on the register'],
  [Code.LIVES_ELSEWHERE]: ['这个人在册的是 … 户', 'the person is registered in household …'],
  [Code.AMBIGUOUS]: ['这一户有两个同名的人，请写出生年份', 'two people of this name: give the year of birth'],
  [Code.KEY_CLASH]: ['这个编号是另一个人的', 'the ID belongs to another person'],
  [Code.OPENING_LOWER]: ['以前已经导入过 … 分，不能改少', '… were already brought in: it cannot be less'],
  [Code.KEPT_CARD]: ['在册的卡号是 …，不改', 'the register has card …, which stays'],
  [Code.KEPT_HEAD]: ['在册的户主是 …，不改', 'the register has … as head, which stays'],
  [Code.KEPT_PHONE]: ['这个人有岗位或登录，电话不改', 'holds a post or a login: the phone stays'],
  [Code.LOOKS_ALIKE]: [
    '… 户也有一个同名的人，请核对',
    'somebody of this name lives in household …: please check',
  ],
};

/** A problem in words, with its cell. */
export function sayProblem(
  problem: { code: Code; cell: string | null; detail: string | null },
  lang: Lang,
): string {
  const text = words[problem.code][lang === 'zh' ? 0 : 1].replace('…', problem.detail ?? '');
  if (!problem.cell) return text;
  return lang === 'zh' ? `${problem.cell}：${text}` : `${problem.cell}: ${text}`;
}
