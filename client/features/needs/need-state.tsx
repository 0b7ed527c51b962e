import type { NeedState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { STATE_KEY, STATE_TONE, useNeedTexts } from './need-texts';

/** How a need stands; what waits too long says so. */
export function NeedStateTag({ state, overdue }: { state: NeedState; overdue: boolean }) {
  const t = useNeedTexts();
  if (overdue) return <StatusTag tone="bad">{t(state === 'ACCEPTED' ? 'late' : 'overdue')}</StatusTag>;
  return <StatusTag tone={STATE_TONE[state]}>{t(STATE_KEY[state])}</StatusTag>;
}
