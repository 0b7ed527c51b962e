import { defineTexts } from '#client/ui/i18n';
import type { ActivityMove, ActivityState, ActivityWay } from '#client/gql/graphql';

export const useRecordWords = defineTexts('record-words', {
  zh: {
    DRAFT: '草稿',
    SUBMITTED: '待核对',
    CHECKED: '待审批',
    APPROVED: '已批准',
    IN_PUBLICITY: '公示中',
    OBJECTED: '有异议',
    RELEASED: '已到账',
    RETURNED: '已退回',
    REJECTED: '未通过',
    WITHDRAWN: '已撤回',
    REVERSED: '已冲正',
    wayROLL: '点名',
    wayFILED: '代报',
    wayCLAIM: '自报',
    moveSUBMIT: '提交',
    moveAMEND: '修改',
    moveCHECK: '核对无误',
    moveAPPROVE: '批准',
    moveRETURN: '退回修改',
    moveREJECT: '不予通过',
    moveWITHDRAW: '撤回',
    moveOBJECT: '提出异议',
    moveANSWER: '答复异议',
    moveREVERSE: '冲正收回',
  },
  en: {
    DRAFT: 'Draft',
    SUBMITTED: 'To check',
    CHECKED: 'To approve',
    APPROVED: 'Approved',
    IN_PUBLICITY: 'In publicity',
    OBJECTED: 'Objected',
    RELEASED: 'Released',
    RETURNED: 'Returned',
    REJECTED: 'Rejected',
    WITHDRAWN: 'Withdrawn',
    REVERSED: 'Reversed',
    wayROLL: 'Roll',
    wayFILED: 'Filed for someone',
    wayCLAIM: 'Self-claim',
    moveSUBMIT: 'Submit',
    moveAMEND: 'Amend',
    moveCHECK: 'Checked, all right',
    moveAPPROVE: 'Approve',
    moveRETURN: 'Return for changes',
    moveREJECT: 'Reject',
    moveWITHDRAW: 'Withdraw',
    moveOBJECT: 'Object',
    moveANSWER: 'Answer objection',
    moveREVERSE: 'Reverse',
  },
});

/** Every state in the order of a record's life, side exits last. */
export const STATES: readonly ActivityState[] = [
  'SUBMITTED',
  'CHECKED',
  'APPROVED',
  'IN_PUBLICITY',
  'OBJECTED',
  'RELEASED',
  'DRAFT',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'REVERSED',
];
export const WAYS: readonly ActivityWay[] = ['ROLL', 'FILED', 'CLAIM'];

export const WAY_KEY = { ROLL: 'wayROLL', FILED: 'wayFILED', CLAIM: 'wayCLAIM' } as const satisfies Record<
  ActivityWay,
  string
>;

export const MOVE_KEY = {
  SUBMIT: 'moveSUBMIT',
  AMEND: 'moveAMEND',
  CHECK: 'moveCHECK',
  APPROVE: 'moveAPPROVE',
  RETURN: 'moveRETURN',
  REJECT: 'moveREJECT',
  WITHDRAW: 'moveWITHDRAW',
  OBJECT: 'moveOBJECT',
  ANSWER: 'moveANSWER',
  REVERSE: 'moveREVERSE',
} as const satisfies Record<ActivityMove, string>;
