type Words = readonly [zh: string, en: string];
type Share = readonly [part: number, whole: number];

/** A column of decision_template each. */
interface TemplateRow {
  code: string;
  position: number;
  name_zh: string;
  name_en: string;
  what_zh: string;
  what_en: string;
}

/** A column of decision_template_step each. */
interface StepRow {
  template_code: string;
  place: number;
  kind: 'NOTE' | 'COUNCIL' | 'ASSEMBLY' | 'DISCLOSURE';
  council_kind: string | null;
  name_zh: string;
  name_en: string;
  who_zh: string;
  who_en: string;
  present_part: number | null;
  present_whole: number | null;
  agree_part: number | null;
  agree_whole: number | null;
  agree_of: 'DUE' | 'PRESENT' | null;
  agree_more: boolean | null;
  days: number | null;
}

type Given = Omit<StepRow, 'template_code' | 'place'>;

const HALF: Share = [1, 2];
const TWO_THIRDS: Share = [2, 3];

const plain = (kind: StepRow['kind'], name: Words, who: Words): Given => ({
  kind,
  council_kind: null,
  name_zh: name[0],
  name_en: name[1],
  who_zh: who[0],
  who_en: who[1],
  present_part: null,
  present_whole: null,
  agree_part: null,
  agree_whole: null,
  agree_of: null,
  agree_more: null,
  days: null,
});

const note = (name: Words, who: Words): Given => plain('NOTE', name, who);
const voted = (council: string, name: Words, who: Words): Given => ({
  ...plain('COUNCIL', name, who),
  council_kind: council,
});
const shown = (days: number, name: Words): Given => ({
  ...plain('DISCLOSURE', name, [
    '村务公开栏，满期无人反对或反对已答复',
    'The village board; doubts raised meanwhile are answered',
  ]),
  days,
});
const counted = (
  name: Words,
  who: Words,
  present: Share,
  agree: Share,
  of: 'DUE' | 'PRESENT',
  more: boolean,
): Given => ({
  ...plain('ASSEMBLY', name, who),
  present_part: present[0],
  present_whole: present[1],
  agree_part: agree[0],
  agree_whole: agree[1],
  agree_of: of,
  agree_more: more,
});

const branch: Words = ['村党支部委员会', 'Party branch of the village'];
const committees: Words = ['村党支部委员会、村民委员会', 'Party branch and village committee'];
const party: Words = ['党员大会', 'Meeting of the party members'];
const deputies: Words = ['村民代表会议', 'Meeting of the villagers’ representatives'];
const council: Words = ['村民议事会', 'Residents council'];

const flows: Readonly<Record<string, readonly Given[]>> = {
  '4Y2G': [
    counted(['党支部会提议', 'The branch proposes'], branch, HALF, HALF, 'DUE', true),
    counted(['村“两委”会商议', 'The two committees discuss'], committees, HALF, HALF, 'DUE', true),
    // Two thirds of the members there, and half of all of them agree: of those due, not of those present.
    counted(['党员大会审议', 'The party members review'], party, TWO_THIRDS, HALF, 'DUE', false),
    counted(['村民代表会议决议', 'The representatives decide'], deputies, TWO_THIRDS, HALF, 'PRESENT', true),
    shown(7, ['决议公开', 'The decision is published']),
    shown(7, ['实施结果公开', 'The result is published']),
  ],
  '3Y3G': [
    voted('RC', ['议事会提议', 'The council proposes'], council),
    shown(5, ['事项公开', 'The matter is published']),
    counted(['村“两委”会商议', 'The two committees discuss'], committees, HALF, HALF, 'DUE', true),
    counted(['村民代表会议决议', 'The representatives decide'], deputies, TWO_THIRDS, HALF, 'PRESENT', true),
    shown(7, ['决议公开', 'The decision is published']),
    shown(7, ['办理结果公开', 'The result is published']),
  ],
  '6B3G': [
    note(['村民提事', 'Villagers bring it up'], ['村民、村民小组', 'Villagers and their groups']),
    voted('RC', ['议事会议事', 'The council discusses'], council),
    shown(5, ['事前公开', 'Published beforehand']),
    counted(['村“两委”定方案', 'The two committees draw the plan'], committees, HALF, HALF, 'DUE', true),
    counted(['代表会议定事', 'The representatives decide'], deputies, TWO_THIRDS, HALF, 'PRESENT', true),
    shown(5, ['事中公开', 'Published meanwhile']),
    note(['办事：按决议办理', 'It is done as decided'], ['村民委员会', 'Village committee']),
    voted('OC', ['监事：监督验收', 'Oversight looks and accepts'], ['村务监督委员会', 'Oversight committee']),
    shown(7, ['事后公开', 'Published afterwards']),
  ],
};

/** The three ways of deciding that a village starts with; a county may add others as rows. */
export const standardTemplates: readonly TemplateRow[] = [
  {
    code: '4Y2G',
    position: 1,
    name_zh: '四议两公开',
    name_en: 'Four deliberations, two disclosures',
    what_zh: '村里的大事：党支部提议、两委商议、党员大会审议、村民代表会议决议，决议和结果都公开。',
    what_en:
      'Great matters: the branch proposes, the two committees discuss, the party members review, the representatives decide; decision and result are published.',
  },
  {
    code: '3Y3G',
    position: 2,
    name_zh: '三议三公开',
    name_en: 'Three deliberations, three disclosures',
    what_zh: '议事会提议、两委商议、村民代表会议决议，事项、决议、结果三次公开。',
    what_en:
      'The council proposes, the two committees discuss, the representatives decide; matter, decision and result are published.',
  },
  {
    code: '6B3G',
    position: 3,
    name_zh: '六步三公开',
    name_en: 'Six steps, three disclosures',
    what_zh: '提事、议事、定方案、定事、办事、监事六步，事前、事中、事后三次公开。',
    what_en: 'Bring up, discuss, plan, decide, do, oversee; published before, meanwhile and afterwards.',
  },
];

export const standardSteps: readonly StepRow[] = Object.entries(flows).flatMap(([template, steps]) =>
  steps.map((step, index) => ({ template_code: template, place: index + 1, ...step })),
);
