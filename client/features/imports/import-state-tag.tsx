import type { ImportState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import type { Tone } from '#client/ui/tone';
import { useImportTexts } from './import-texts';

const TONES: Readonly<Record<ImportState, Tone>> = {
  DRAFT: 'plain',
  PROPOSED: 'warn',
  APPLIED: 'good',
  DROPPED: 'plain',
};

export function ImportStateTag({ state }: { state: ImportState }) {
  const t = useImportTexts();
  return <StatusTag tone={TONES[state]}>{t(state)}</StatusTag>;
}
