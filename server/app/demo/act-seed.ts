import type { ApprovingBody } from './rule-seed';

/** Shapes of a year of village life. Times are instants; persons are resident keys. */

export type ActState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'CHECKED'
  | 'IN_PUBLICITY'
  | 'OBJECTED'
  | 'RELEASED'
  | 'RETURNED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'REVERSED';
export type ActWay = 'ROLL' | 'FILED' | 'CLAIM';

export interface ApprovalSeed {
  readonly body: ApprovingBody;
  readonly personKey: string;
  readonly at: Date;
}

/** Why an act left the straight road: sent back, refused, taken back, or reversed after its release. */
export interface ClosingSeed {
  readonly kind: 'RETURNED' | 'REJECTED' | 'WITHDRAWN' | 'REVERSED';
  readonly personKey: string;
  readonly at: Date;
  readonly reasonZh: string;
}

export interface ObjectionSeed {
  readonly personKey: string;
  readonly at: Date;
  readonly reasonZh: string;
  /** UPHELD: the record stands; STRUCK: it is refused; null: not answered yet. */
  readonly outcome: 'UPHELD' | 'STRUCK' | null;
  readonly answerZh: string | null;
  readonly answeredByKey: string | null;
  readonly answeredAt: Date | null;
}

export interface ActSeed {
  readonly key: string;
  readonly residentKey: string;
  readonly householdKey: string;
  readonly ruleCode: string;
  readonly titleZh: string;
  readonly noteZh: string;
  readonly place: string;
  readonly startedAt: Date;
  /** Volunteer minutes; 0 where the rule counts none. */
  readonly minutes: number;
  /** What the act is worth by its rule; every cap of rule and scheme leaves room for it. */
  readonly points: number;
  readonly honourOnly: boolean;
  readonly way: ActWay;
  /** The roll the act was taken on. */
  readonly eventKey: string | null;
  readonly filerKey: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly checkerKey: string | null;
  readonly checkedAt: Date | null;
  /** In the order of the rule's bodies. */
  readonly approvals: readonly ApprovalSeed[];
  /** The instant of the last approval. */
  readonly publishedAt: Date | null;
  /** Midnight after the rule's full days on the board. */
  readonly publicityEndsAt: Date | null;
  readonly releasedAt: Date | null;
  readonly objection: ObjectionSeed | null;
  /** Null also for an act that an objection struck: the council's answer says why. */
  readonly closing: ClosingSeed | null;
  readonly state: ActState;
}

export interface EventSeed {
  readonly key: string;
  readonly ruleCode: string;
  readonly titleZh: string;
  readonly noteZh: string;
  readonly place: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly takenByKey: string;
  readonly createdAt: Date;
}

export interface RedemptionSeed {
  readonly key: string;
  readonly householdKey: string;
  /** Who stood at the counter: a member of the household or one of its collectors. */
  readonly collectedByKey: string;
  readonly keeperKey: string;
  readonly at: Date;
  /** Each good once. */
  readonly lines: readonly { readonly goodsCode: string; readonly quantity: number }[];
  /** Sum over the lines at today's prices. */
  readonly points: number;
}

/** One movement of the shelf other than a redemption; the first ones are the opening stock. */
export interface StockMoveSeed {
  readonly goodsCode: string;
  readonly kind: 'PURCHASE' | 'DONATION' | 'LOSS' | 'COUNT';
  /** Signed, never 0. */
  readonly quantity: number;
  readonly reasonZh: string;
  /** Invoice, donation receipt or count sheet. */
  readonly document: string;
  readonly unitCostCents: number | null;
  /** `yyyy-mm-dd`. */
  readonly bestBeforeOn: string | null;
  /** Of a loss: the date of the batch it is about, `yyyy-mm-dd`. */
  readonly batchDate: string | null;
  readonly movedByKey: string;
  readonly at: Date;
}
