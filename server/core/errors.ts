/** Every refusal the product can give. The schema publishes the list; the client has one message for each. */
export enum ErrorCode {
  UNAUTHENTICATED = 'UNAUTHENTICATED',
  FORBIDDEN = 'FORBIDDEN',
  NOT_FOUND = 'NOT_FOUND',
  BAD_INPUT = 'BAD_INPUT',
  TOO_LONG = 'TOO_LONG',
  OUT_OF_RANGE = 'OUT_OF_RANGE',
  IN_THE_FUTURE = 'IN_THE_FUTURE',
  TOO_MANY = 'TOO_MANY',
  ILLEGAL_MOVE = 'ILLEGAL_MOVE',
  CONFLICT = 'CONFLICT',
  IDEMPOTENCY_MISMATCH = 'IDEMPOTENCY_MISMATCH',
  INTERNAL = 'INTERNAL',
  OVERLOADED = 'OVERLOADED',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  WRONG_CREDENTIALS = 'WRONG_CREDENTIALS',
  WRONG_CODE = 'WRONG_CODE',
  WEAK_PASSWORD = 'WEAK_PASSWORD',
  WRONG_PIN = 'WRONG_PIN',
  PIN_LOCKED = 'PIN_LOCKED',
  PIN_NOT_SET = 'PIN_NOT_SET',
  PIN_FORMAT = 'PIN_FORMAT',
  CARD_NOT_FOUND = 'CARD_NOT_FOUND',
  VISIT_NOT_FOUND = 'VISIT_NOT_FOUND',
  VISIT_EXPIRED = 'VISIT_EXPIRED',
  INSUFFICIENT_POINTS = 'INSUFFICIENT_POINTS',
  SOLD_OUT = 'SOLD_OUT',
  GOODS_LIMIT = 'GOODS_LIMIT',
  GOODS_NOT_FOUND = 'GOODS_NOT_FOUND',
  STOCK_NEGATIVE = 'STOCK_NEGATIVE',
  ALREADY_RETURNED = 'ALREADY_RETURNED',
  RETURN_TOO_LATE = 'RETURN_TOO_LATE',
  FOUR_EYES_FILER = 'FOUR_EYES_FILER',
  FOUR_EYES_HOUSEHOLD = 'FOUR_EYES_HOUSEHOLD',
  FOUR_EYES_KIN = 'FOUR_EYES_KIN',
  FOUR_EYES_COUNT = 'FOUR_EYES_COUNT',
  NOT_THE_OWNING_BODY = 'NOT_THE_OWNING_BODY',
  KEEPER_IS_SUPERVISOR = 'KEEPER_IS_SUPERVISOR',
  REASON_REQUIRED = 'REASON_REQUIRED',
  RULE_NOT_EFFECTIVE = 'RULE_NOT_EFFECTIVE',
  RULE_NOT_SELF_CLAIM = 'RULE_NOT_SELF_CLAIM',
  RULE_LIMIT = 'RULE_LIMIT',
  TOO_MANY_OPEN_CLAIMS = 'TOO_MANY_OPEN_CLAIMS',
  POINTS_OUT_OF_RANGE = 'POINTS_OUT_OF_RANGE',
  PHOTO_REQUIRED = 'PHOTO_REQUIRED',
  PHOTO_TYPE = 'PHOTO_TYPE',
  PHOTO_TOO_LARGE = 'PHOTO_TOO_LARGE',
  PHOTO_UNREADABLE = 'PHOTO_UNREADABLE',
  DUPLICATE_ROW = 'DUPLICATE_ROW',
  NOT_ACTIVE = 'NOT_ACTIVE',
  OTHER_VILLAGE = 'OTHER_VILLAGE',
  HOUSEHOLD_NOT_EMPTY = 'HOUSEHOLD_NOT_EMPTY',
  LAST_MEMBER = 'LAST_MEMBER',
  PHONE_TAKEN = 'PHONE_TAKEN',
  ALREADY_OBJECTED = 'ALREADY_OBJECTED',
  POINTS_ALREADY_SPENT = 'POINTS_ALREADY_SPENT',
  POST_ALREADY_HELD = 'POST_ALREADY_HELD',
  SEASON_NOT_OVER = 'SEASON_NOT_OVER',
  POINTS_DO_NOT_EXPIRE = 'POINTS_DO_NOT_EXPIRE',
  UNDO_TOO_LATE = 'UNDO_TOO_LATE',
  XLSX_TYPE = 'XLSX_TYPE',
  XLSX_TOO_LARGE = 'XLSX_TOO_LARGE',
  XLSX_UNREADABLE = 'XLSX_UNREADABLE',
  XLSX_MACROS = 'XLSX_MACROS',
  SHEET_HEADINGS = 'SHEET_HEADINGS',
  SHEET_EMPTY = 'SHEET_EMPTY',
  SHEET_ROWS = 'SHEET_ROWS',
  IMPORT_HAS_ERRORS = 'IMPORT_HAS_ERRORS',
  IMPORT_OUTDATED = 'IMPORT_OUTDATED',
  APPEND_ONLY = 'APPEND_ONLY',
  CLAIMS_FROZEN = 'CLAIMS_FROZEN',
  APPEAL_TOO_LATE = 'APPEAL_TOO_LATE',
  HEARING_NOT_OVER = 'HEARING_NOT_OVER',
  FUND_NOT_OPEN = 'FUND_NOT_OPEN',
  FUND_TOO_SMALL = 'FUND_TOO_SMALL',
  ALREADY_PAID = 'ALREADY_PAID',
  FUND_TWO_PERSONS = 'FUND_TWO_PERSONS',
  COUNT_INCOMPLETE = 'COUNT_INCOMPLETE',
  RESERVATION_EXPIRED = 'RESERVATION_EXPIRED',
  NOTHING_TO_SETTLE = 'NOTHING_TO_SETTLE',
  GUARDIAN_CONSENT_REQUIRED = 'GUARDIAN_CONSENT_REQUIRED',
  STILL_IN_OFFICE = 'STILL_IN_OFFICE',
  ERASURE_TWO_PERSONS = 'ERASURE_TWO_PERSONS',
  CERTIFICATE_TWO_PERSONS = 'CERTIFICATE_TWO_PERSONS',
  NOTICE_NOT_OVER = 'NOTICE_NOT_OVER',
  NOTICE_OUTDATED = 'NOTICE_OUTDATED',
  NO_HOURS = 'NO_HOURS',
  ISSUER_INCOMPLETE = 'ISSUER_INCOMPLETE',
  REMEDY_REQUIRED = 'REMEDY_REQUIRED',
  NAME_TAKEN = 'NAME_TAKEN',
  NUMBER_TAKEN = 'NUMBER_TAKEN',
  GEAR_STILL_OUT = 'GEAR_STILL_OUT',
  STILL_LEADING = 'STILL_LEADING',
  ALREADY_IN_TEAM = 'ALREADY_IN_TEAM',
  LEAD_OFFERED = 'LEAD_OFFERED',
  TOO_YOUNG = 'TOO_YOUNG',
  ENGAGED_ELSEWHERE = 'ENGAGED_ELSEWHERE',
  ALREADY_SIGNED_UP = 'ALREADY_SIGNED_UP',
  TASK_OVER = 'TASK_OVER',
  TASK_FULL = 'TASK_FULL',
  NOT_TRAINED = 'NOT_TRAINED',
  NOT_INSURED = 'NOT_INSURED',
  SKILL_REQUIRED = 'SKILL_REQUIRED',
  AGE_NOT_FIT = 'AGE_NOT_FIT',
  TASK_NOT_FIT = 'TASK_NOT_FIT',
  NEED_TAKEN = 'NEED_TAKEN',
  HELPER_TOO_CLOSE = 'HELPER_TOO_CLOSE',
  NOTICE_TOO_LATE = 'NOTICE_TOO_LATE',
  GEAR_NOT_FREE = 'GEAR_NOT_FREE',
  CHECKLIST_OPEN = 'CHECKLIST_OPEN',
  RECUSED = 'RECUSED',
  NOT_PRESENT = 'NOT_PRESENT',
  ALREADY_VOTED = 'ALREADY_VOTED',
  PAPER_TOO_FEW = 'PAPER_TOO_FEW',
  STEP_SKIPPED = 'STEP_SKIPPED',
  DISCLOSURE_NOT_OVER = 'DISCLOSURE_NOT_OVER',
  ENTERED_BY_YOURSELF = 'ENTERED_BY_YOURSELF',
  QUORUM_MISSING = 'QUORUM_MISSING',
  CONSENT_REQUIRED = 'CONSENT_REQUIRED',
  SEATS_FULL = 'SEATS_FULL',
  SLOT_TAKEN = 'SLOT_TAKEN',
  ALREADY_NOMINATED = 'ALREADY_NOMINATED',
}

/**
 * A refusal with a reason the person can act on. `field` names the input field at fault, where there is one; `about`
 * what stands in the way (names, instants in ISO), for the words that are made of it.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
    readonly about?: Readonly<Record<string, string>>,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Throws `code` unless the condition holds. */
export function demand(condition: unknown, code: ErrorCode, field?: string): asserts condition {
  if (!condition) throw new DomainError(code, field);
}

/** The value itself, or NOT_FOUND when there is none. */
export function found<T>(value: T | null | undefined, field?: string): T {
  demand(value !== null && value !== undefined, ErrorCode.NOT_FOUND, field);
  return value;
}

interface DatabaseFault {
  code?: string;
  message: string;
  constraint?: string;
}

const constraintCodes: Record<string, ErrorCode> = {
  balance_not_negative: ErrorCode.INSUFFICIENT_POINTS,
  stock_not_negative: ErrorCode.STOCK_NEGATIVE,
  resident_phone_key: ErrorCode.PHONE_TAKEN,
  post_held_once: ErrorCode.POST_ALREADY_HELD,
  objection_open: ErrorCode.ALREADY_OBJECTED,
  claim_case_once: ErrorCode.CONFLICT,
  fund_entry_two_persons: ErrorCode.FUND_TWO_PERSONS,
  settlement_two_persons: ErrorCode.FUND_TWO_PERSONS,
  erasure_two_persons: ErrorCode.ERASURE_TWO_PERSONS,
  certificate_two_persons: ErrorCode.CERTIFICATE_TWO_PERSONS,
  team_name: ErrorCode.NAME_TAKEN,
  village_template_title: ErrorCode.NAME_TAKEN,
  gear_village_id_kind_number_key: ErrorCode.NUMBER_TAKEN,
  team_member_once: ErrorCode.ALREADY_IN_TEAM,
  lead_offer_open: ErrorCode.LEAD_OFFERED,
  volunteer_import_two_people: ErrorCode.FOUR_EYES_FILER,
  engagement_overlap: ErrorCode.ENGAGED_ELSEWHERE,
  sign_up_once: ErrorCode.ALREADY_SIGNED_UP,
  need_visit_live: ErrorCode.NEED_TAKEN,
  need_visit_two_sides: ErrorCode.FORBIDDEN,
  council_gear_name: ErrorCode.NAME_TAKEN,
  prevention_material_name: ErrorCode.NAME_TAKEN,
  prevention_stock_not_negative: ErrorCode.STOCK_NEGATIVE,
  prevention_pledge_once: ErrorCode.CONFLICT,
  open_vote_once: ErrorCode.ALREADY_VOTED,
  secret_voter_once: ErrorCode.ALREADY_VOTED,
  decision_sitting_two_persons: ErrorCode.ENTERED_BY_YOURSELF,
  decision_sitting_open: ErrorCode.CONFLICT,
  council_choice_open: ErrorCode.CONFLICT,
  hand_over_two_persons: ErrorCode.FORBIDDEN,
  council_duty_two_persons: ErrorCode.FORBIDDEN,
  elder_visit_two_people: ErrorCode.FORBIDDEN,
  video_booking_slot: ErrorCode.SLOT_TAKEN,
  video_booking_elder: ErrorCode.ENGAGED_ELSEWHERE,
  video_slot_place: ErrorCode.CONFLICT,
  deed_once: ErrorCode.ALREADY_NOMINATED,
};

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ErrorCode, text);
}

/** The refusal that a database error stands for, or null when it is a fault of ours. */
export function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (!(error instanceof Error)) return null;
  const fault = ((error as { driverError?: DatabaseFault }).driverError ?? error) as DatabaseFault;
  // P0001: raised by our own functions and triggers, whose message is the code.
  if (fault.code === 'P0001' && isErrorCode(fault.message)) return new DomainError(fault.message);
  const known = fault.constraint ? constraintCodes[fault.constraint] : undefined;
  if (known) return new DomainError(known);
  switch (fault.code) {
    case '23505':
      return new DomainError(ErrorCode.CONFLICT);
    case '23503':
      return new DomainError(ErrorCode.NOT_FOUND);
    case '22P02':
    case '22007':
    case '22021':
      return new DomainError(ErrorCode.BAD_INPUT);
    case '22003':
      return new DomainError(ErrorCode.OUT_OF_RANGE);
    default:
      return null;
  }
}
