import { monthOf } from './calendar';
import { peacePhrases, type Phrases } from './phrases-peace';
import { carePhrases, honourPhrases, learningPhrases, localPhrases } from './phrases-people';
import { customsPhrases, environmentPhrases, governancePhrases } from './phrases-village';
import { volunteerPhrases } from './phrases-volunteer';
import type { Chance } from './random';

const phrases: Readonly<Record<string, Phrases>> = {
  ...peacePhrases,
  ...volunteerPhrases,
  ...environmentPhrases,
  ...customsPhrases,
  ...governancePhrases,
  ...carePhrases,
  ...learningPhrases,
  ...honourPhrases,
  ...localPhrases,
};

export interface Words {
  readonly titleZh: string;
  readonly noteZh: string;
  readonly place: string;
}

/** Acts that are about one's own house happen there. */
const ownHome = new Set(['EN-01', 'EN-03', 'EN-07', 'CU-01', 'CU-02', 'LO-03']);

/** Title, note and place of one act, in varied words; `home` is the doer's grid. */
export function wordsFor(ruleCode: string, day: number, chance: Chance, home: string | null): Words {
  const found = phrases[ruleCode];
  if (!found) throw new Error(`No words for ${ruleCode}`);
  const drawn = chance.pick(found.places);
  const place = home !== null && ownHome.has(ruleCode) ? home : drawn;
  const fill = (text: string): string =>
    text
      .replaceAll('{place}', place)
      .replaceAll('{month}', String(monthOf(day)))
      .replaceAll('{n}', String(chance.between(2, 9)));
  return {
    titleZh: fill(chance.pick(found.titles)),
    noteZh: fill(found.notes.map((part) => chance.pick(part)).join('')),
    place,
  };
}

const refusals: Readonly<Record<string, readonly string[]>> = {
  'PA-01': ['提前离岗，不满2小时', '点名册上没有离岗签字'],
  'PA-03': ['现场查看不属于公共设施', '同一处隐患已有人先报', '照片看不清地点，补拍后再报'],
  'EN-01': ['两名评议员打分不一致，下月再评', '评议当天家里没人，未看成'],
  'EN-04': ['前后照片拍的不是同一路段', '照片与上月重复'],
  'CU-03': ['走访了解到另外办了6桌', '说明没有签字'],
  'LE-05': ['证书上的姓名与申请人不符', '证书是前年的，不在本年度'],
};
const commonRefusals = [
  '签到时间与登记不符',
  '证明材料不全，通知补交后未补',
  '核实人数与名单对不上',
  '同一件事已按另一条规则记过',
  '不满规定时长',
  '现场核实未见本人',
  '登记日期写错，请按实际日期重新登记',
] as const;

/** Why an act was refused. */
export function refusalFor(ruleCode: string, chance: Chance): string {
  return chance.pick([...(refusals[ruleCode] ?? []), ...commonRefusals]);
}

export const returnReasons = [
  '请补一张看得清地点的照片',
  '请写明起止时间',
  '请补上见证人',
  '请核对参加人姓名',
] as const;
export const withdrawReasons = ['登记重复，自己撤回', '填错了人，撤回重填', '时间记错，先撤回'] as const;

const upheld: readonly (readonly [reason: string, answer: string])[] = [
  ['那天我也在场，没看见他干满时间。', '查点名册和现场照片，到岗离岗签字齐全，时长属实，维持原分。'],
  ['他家院子墙角还堆着柴，怎么算优秀？', '两名评议员复看，柴草已码齐，评分表各项合格，维持原分。'],
  ['听说那天只去了半天。', '问过同组3人，都证明干到收工，维持原分。'],
  ['这件事我也出了力，为什么没有我？', '情况属实，您的一份另行补登，本条维持。'],
  ['同一户这个月已经得过好几次分了。', '逐条核对都是不同的事，没有超过上限，维持原分。'],
  ['照片好像是以前拍的。', '核对原图时间和地点，与登记一致，维持原分。'],
];
const struck: readonly (readonly [reason: string, answer: string])[] = [
  ['那天他在镇上做工，没有来。', '查实当天未到，点名册误签，本条不予发放。'],
  ['老人说没人去过她家。', '回访老人和邻居，未能证实上门，本条不予发放。'],
  ['清的是自家门前的沟，不是公共沟渠。', '现场查看属自家排水沟，不在规则范围，本条不予发放。'],
];

/** An objection and the council's answer. */
export function objectionWords(
  outcome: 'UPHELD' | 'STRUCK',
  chance: Chance,
): readonly [reason: string, answer: string] {
  return chance.pick(outcome === 'UPHELD' ? upheld : struck);
}
