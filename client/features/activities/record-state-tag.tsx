import type { ActivityState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { useRecordWords } from './record-words';

type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad' | 'accent';

const TONE: Record<ActivityState, Tone> = {
  DRAFT: 'plain',
  SUBMITTED: 'info',
  CHECKED: 'info',
  APPROVED: 'good',
  IN_PUBLICITY: 'accent',
  OBJECTED: 'warn',
  RELEASED: 'good',
  RETURNED: 'warn',
  REJECTED: 'bad',
  WITHDRAWN: 'plain',
  REVERSED: 'bad',
};

/** Where a record stands, as a word with a sign. */
export function RecordStateTag({ state }: { state: ActivityState }) {
  const t = useRecordWords();
  return <StatusTag tone={TONE[state]}>{t(state)}</StatusTag>;
}
