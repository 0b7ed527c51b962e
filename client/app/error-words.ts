import { graphql } from '#client/gql';
import type { ErrorCodes_AboutFragment } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';

// Never asked for: it is here so that the contract's codes become a type, and a new code stops this file compiling.
export const ErrorCodesAbout = graphql(`
  fragment ErrorCodes_about on About {
    errorCodes
  }
`);

export type ErrorCode = ErrorCodes_AboutFragment['errorCodes'][number];

const zh = {
  UNAUTHENTICATED: '登录已经失效，请重新登录。',
  FORBIDDEN: '您的岗位不能做这件事。',
  NOT_FOUND: '没有找到，可能已经改动或删除。',
  BAD_INPUT: '填写的内容不对，请检查。',
  TOO_LONG: '写得太长了，请改短一些。',
  OUT_OF_RANGE: '数字超出了允许的范围。',
  IN_THE_FUTURE: '时间不能晚于现在。',
  TOO_MANY: '一次太多了，请分几次做。',
  ILLEGAL_MOVE: '它的状态已经变了，现在不能这样做。请刷新后再看。',
  CONFLICT: '这个编号或位置已经有了，或者刚刚有人同时做了改动。请核对，或刷新后再试。',
  IDEMPOTENCY_MISMATCH: '这一次提交的内容和上一次不同。请刷新页面，重新填写。',
  INTERNAL: '系统出了点问题，您的内容没有丢。请稍后再试。',
  OVERLOADED: '现在使用的人太多，请稍等一下再试。',
  TOO_MANY_ATTEMPTS: '试的次数太多了，请过一会儿再试。',
  WRONG_CREDENTIALS: '手机号、卡号或密码不对。',
  WRONG_CODE: '验证码不对或已过期。',
  WEAK_PASSWORD: '密码太简单，请用至少 8 个字符。',
  WRONG_PIN: 'PIN 码不对。',
  PIN_LOCKED: 'PIN 码错了太多次，这张卡先锁住了。请联系村文书。',
  PIN_NOT_SET: '这张卡还没有设 PIN 码，请先设置。',
  PIN_FORMAT: 'PIN 码要 6 位数字，不能太简单。',
  CARD_NOT_FOUND: '没有找到这张卡，请核对卡号。',
  VISIT_NOT_FOUND: '这位顾客的兑换已经结束，请重新刷卡。',
  VISIT_EXPIRED: '时间到了，请顾客重新刷卡。',
  INSUFFICIENT_POINTS: '积分不够。',
  SOLD_OUT: '卖完了，库存不够。',
  GOODS_LIMIT: '超过了每户每季度的限量。',
  GOODS_NOT_FOUND: '没有找到这件商品，或者已经下架。',
  STOCK_NEGATIVE: '库存不能少于 0。',
  ALREADY_RETURNED: '这张单已经退过了。',
  RETURN_TOO_LATE: '过了可以退货的时间。',
  FOUR_EYES_FILER: '自己填报的，要由别人审批。',
  FOUR_EYES_HOUSEHOLD: '这是自己家的记录，要由别人审批。',
  FOUR_EYES_KIN: '这是亲属的记录，要由别人审批。',
  FOUR_EYES_COUNT: '还需要另一个组织的人审批。',
  NOT_THE_OWNING_BODY: '这条规则归别的组织审批。',
  KEEPER_IS_SUPERVISOR: '管店的人和监督的人不能是同一个人。',
  REASON_REQUIRED: '请写明原因。',
  RULE_NOT_EFFECTIVE: '这条规则那一天还没有生效或已经停用。',
  RULE_NOT_SELF_CLAIM: '这条规则不能自己申报，要由负责人登记。',
  RULE_LIMIT: '村里自定的规则已经满 5 条。',
  TOO_MANY_OPEN_CLAIMS: '您家还有几份申报在等结果，请等有了结果再报。',
  POINTS_OUT_OF_RANGE: '分数超出了这条规则的范围。',
  PHOTO_REQUIRED: '这条规则要有照片。',
  PHOTO_TYPE: '只能用 JPG、PNG 或 WebP 照片。',
  PHOTO_TOO_LARGE: '照片太大了。',
  PHOTO_UNREADABLE: '照片打不开，请换一张。',
  DUPLICATE_ROW: '同一个人出现了两次。',
  NOT_ACTIVE: '这个人或这户已经不在册。',
  OTHER_VILLAGE: '这是别的村的，不能在这里用。',
  HOUSEHOLD_NOT_EMPTY: '这户还有别人，请先指定新的户主。',
  LAST_MEMBER: '这是这户最后一个人，请先处理这户的积分。',
  PHONE_TAKEN: '这个手机号已经有人用了。',
  ALREADY_OBJECTED: '这条公示您已经提过异议了。',
  POINTS_ALREADY_SPENT: '这些积分已经用掉了，收不回来。',
  POST_ALREADY_HELD: '这个人已经有这个岗位了。',
  APPEND_ONLY: '已经入账的不能改，只能冲正。',
} as const satisfies Record<ErrorCode, string>;

const en = {
  UNAUTHENTICATED: 'You are no longer signed in. Please sign in again.',
  FORBIDDEN: 'Your post does not allow this.',
  NOT_FOUND: 'Not found; it may have been changed or removed.',
  BAD_INPUT: 'Something is filled in wrongly. Please check.',
  TOO_LONG: 'The text is too long. Please shorten it.',
  OUT_OF_RANGE: 'The number is outside the allowed range.',
  IN_THE_FUTURE: 'The time cannot be later than now.',
  TOO_MANY: 'Too many at once. Please do it in parts.',
  ILLEGAL_MOVE: 'Its state has changed, so this is not possible now. Reload and look again.',
  CONFLICT:
    'It exists already, or somebody changed it at the same moment. Check it, or reload and try again.',
  IDEMPOTENCY_MISMATCH: 'This differs from what was sent before. Reload the page and fill it in again.',
  INTERNAL: 'The system had a problem; what you wrote is not lost. Please try again later.',
  OVERLOADED: 'Too many people are using it right now. Please wait a moment.',
  TOO_MANY_ATTEMPTS: 'Too many attempts. Please try again later.',
  WRONG_CREDENTIALS: 'Phone, card number or password is wrong.',
  WRONG_CODE: 'The code is wrong or too old.',
  WEAK_PASSWORD: 'The password is too simple. Use at least 8 characters.',
  WRONG_PIN: 'The PIN is wrong.',
  PIN_LOCKED: 'Too many wrong PINs: the card is locked. Ask the village clerk.',
  PIN_NOT_SET: 'This card has no PIN yet. Please set one first.',
  PIN_FORMAT: 'A PIN has 6 digits and must not be too simple.',
  CARD_NOT_FOUND: 'No such card. Please check the number.',
  VISIT_NOT_FOUND: 'This visit has ended. Please read the card again.',
  VISIT_EXPIRED: 'Time is up. Please read the card again.',
  INSUFFICIENT_POINTS: 'Not enough points.',
  SOLD_OUT: 'Sold out: there is not enough in stock.',
  GOODS_LIMIT: 'More than a household may take in a quarter.',
  GOODS_NOT_FOUND: 'No such goods, or no longer offered.',
  STOCK_NEGATIVE: 'Stock cannot go below 0.',
  ALREADY_RETURNED: 'This receipt was already returned.',
  RETURN_TOO_LATE: 'It is too late for a return.',
  FOUR_EYES_FILER: 'You filed it, so somebody else must approve it.',
  FOUR_EYES_HOUSEHOLD: 'It is your own household, so somebody else must approve it.',
  FOUR_EYES_KIN: 'It is a relative, so somebody else must approve it.',
  FOUR_EYES_COUNT: 'Somebody from another body must approve it too.',
  NOT_THE_OWNING_BODY: 'Another body approves by this rule.',
  KEEPER_IS_SUPERVISOR: 'The shop keeper and the supervisor cannot be one person.',
  REASON_REQUIRED: 'Please give the reason.',
  RULE_NOT_EFFECTIVE: 'The rule was not in force on that day.',
  RULE_NOT_SELF_CLAIM: 'This rule cannot be claimed by oneself; the organiser records it.',
  RULE_LIMIT: 'The village already has its five own rules.',
  TOO_MANY_OPEN_CLAIMS: 'Your household has several claims waiting. Please wait for a decision first.',
  POINTS_OUT_OF_RANGE: 'The points are outside the range of the rule.',
  PHOTO_REQUIRED: 'This rule needs a photo.',
  PHOTO_TYPE: 'Only JPG, PNG or WebP photos.',
  PHOTO_TOO_LARGE: 'The photo is too large.',
  PHOTO_UNREADABLE: 'The photo cannot be opened. Please choose another.',
  DUPLICATE_ROW: 'The same person appears twice.',
  NOT_ACTIVE: 'This person or household is no longer on the list.',
  OTHER_VILLAGE: 'It belongs to another village and cannot be used here.',
  HOUSEHOLD_NOT_EMPTY: 'The household still has members. Name a new head first.',
  LAST_MEMBER: 'This is the last member; settle the household’s points first.',
  PHONE_TAKEN: 'Somebody already uses this phone number.',
  ALREADY_OBJECTED: 'You have already objected to this notice.',
  POINTS_ALREADY_SPENT: 'These points are already spent and cannot be taken back.',
  POST_ALREADY_HELD: 'The person already holds this post.',
  APPEND_ONLY: 'What is in the ledger cannot be edited, only reversed.',
} as const satisfies Record<ErrorCode, string>;

export const useErrorWords = defineTexts('errors', { zh, en });

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in zh;
}

/** Trying the very same again can only help with these. */
export const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INTERNAL',
  'OVERLOADED',
  'CONFLICT',
  'TOO_MANY_ATTEMPTS',
]);
