import type { ActivityState, ActivityWay, RecordFilter } from '#client/gql/graphql';
import { STATES, WAYS } from './record-words';

/** The list's filter as it stands in the address, so that a filtered list can be sent or reloaded. */
export type RecordChoice = {
  states: readonly ActivityState[];
  ruleId: string;
  residentId: string;
  householdId: string;
  way: ActivityWay | '';
  search: string;
  from: string;
  to: string;
  waiting: boolean;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (text: string | null) => (text && DAY.test(text) ? text : '');

/** Reads the filter from the address; whatever makes no sense there is left out. */
export function readChoice(params: URLSearchParams): RecordChoice {
  const asked = new Set(params.getAll('state').flatMap((value) => value.split(',')));
  return {
    states: STATES.filter((state) => asked.has(state)),
    ruleId: params.get('rule') ?? '',
    residentId: params.get('resident') ?? '',
    householdId: params.get('household') ?? '',
    way: WAYS.find((way) => way === params.get('way')) ?? '',
    search: params.get('q') ?? '',
    from: day(params.get('from')),
    to: day(params.get('to')),
    waiting: params.get('waiting') === '1',
  };
}

/** Writes the filter over an address, leaving its other words (such as the village) alone. */
export function writeChoice(choice: RecordChoice, before: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(before);
  const words: Record<string, string> = {
    state: choice.states.join(','),
    rule: choice.ruleId,
    resident: choice.residentId,
    household: choice.householdId,
    way: choice.way,
    q: choice.search,
    from: choice.from,
    to: choice.to,
    waiting: choice.waiting ? '1' : '',
  };
  for (const [key, value] of Object.entries(words)) {
    if (value) params.set(key, value);
    else params.delete(key);
  }
  return params;
}

/** The filter as the server takes it. */
export function toFilter(choice: RecordChoice, villageId: string | undefined): RecordFilter {
  return {
    villageId: villageId ?? null,
    states: choice.states.length > 0 ? [...choice.states] : null,
    ruleId: choice.ruleId || null,
    residentId: choice.residentId || null,
    householdId: choice.householdId || null,
    way: choice.way || null,
    search: choice.search || null,
    from: choice.from || null,
    to: choice.to || null,
    waitingForMe: choice.waiting ? true : null,
  };
}

/** How many filters are set, not counting the search. */
export function countChoices(choice: RecordChoice): number {
  return [
    choice.states.length > 0,
    choice.ruleId,
    choice.residentId,
    choice.householdId,
    choice.way,
    choice.from,
    choice.to,
  ].filter(Boolean).length;
}

export const NO_CHOICE: RecordChoice = {
  states: [],
  ruleId: '',
  residentId: '',
  householdId: '',
  way: '',
  search: '',
  from: '',
  to: '',
  waiting: false,
};
