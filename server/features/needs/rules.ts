import { isLegal, type Moves } from '#server/core/workflow';
import { ServiceKind } from '#server/features/teams/team.entity';
import { NeedKind, NeedMove, NeedState } from './need.entity';

/** What is legal in which state. A new assignment of one that waits replaces the former. */
const needMoves: Moves<NeedState, NeedMove> = {
  ASSIGN: { from: [NeedState.OPEN, NeedState.ASSIGNED], to: NeedState.ASSIGNED },
  ACCEPT: { from: [NeedState.ASSIGNED], to: NeedState.ACCEPTED },
  GIVE_BACK: { from: [NeedState.ACCEPTED], to: NeedState.ASSIGNED },
  FINISH: { from: [NeedState.ACCEPTED], to: NeedState.DONE },
  CONFIRM: { from: [NeedState.DONE], to: NeedState.CONFIRMED },
  NOT_DONE: { from: [NeedState.DONE], to: NeedState.ACCEPTED },
  RATE: { from: [NeedState.CONFIRMED], to: null },
  WITHDRAW: { from: [NeedState.OPEN, NeedState.ASSIGNED, NeedState.ACCEPTED], to: NeedState.WITHDRAWN },
  CLOSE: { from: [NeedState.OPEN, NeedState.ASSIGNED], to: NeedState.CLOSED },
};

export const isNeedMoveLegal = (move: NeedMove, state: NeedState): boolean => isLegal(needMoves, move, state);

/** Requests of one household that wait at a time. */
export const MOST_OPEN_NEEDS = 5;
/** Volunteers asked by name for one need. */
export const MOST_ASKED = 10;
/** So many days a need may be wanted ahead. */
export const DAYS_AHEAD = 60;

/** From this age on the elders' kind of service is thought of first. */
const ELDER_FROM = 60;

/** The kind of service that answers a need best: the elders' for the old; it never says anything about health. */
export function serviceKindOf(birthYear: number | null, year: number): ServiceKind {
  return birthYear !== null && year - birthYear >= ELDER_FROM ? ServiceKind.ELDERS : ServiceKind.HARDSHIP;
}

/** The county's hourly rule for each kind of service, where the village has named none. */
export const usualRules: Readonly<Partial<Record<ServiceKind, string>>> = {
  POVERTY: 'VS-01',
  ELDERS: 'VS-02',
  HARDSHIP: 'VS-03',
  SICK: 'VS-04',
  DISABLED: 'VS-05',
  ORPHANS: 'VS-06',
  DISASTER: 'VS-07',
  MEDICAL: 'VS-08',
  SCHOOLING: 'VS-09',
};

/** What the record of a confirmed visit is called: the kind, and never whose need it was. */
export const recordTitles: Readonly<Record<NeedKind, string>> = {
  SHOPPING: '上门帮忙：代买东西',
  ESCORT: '上门帮忙：陪同出门',
  REPAIR: '上门帮忙：修理',
  VISIT: '上门帮忙：探望',
  OTHER: '上门帮忙',
};

/** Has a need waited longer than the village allows, or is its time over without a visit? */
export function isOverdue(
  need: { state: NeedState; waitingSince: Date; wantedUntil: Date },
  answerHours: number,
  now: Date,
): boolean {
  if (need.state === NeedState.ACCEPTED) return need.wantedUntil <= now;
  if (need.state !== NeedState.OPEN && need.state !== NeedState.ASSIGNED) return false;
  return need.wantedUntil <= now || now.getTime() - need.waitingSince.getTime() >= answerHours * 3_600_000;
}
