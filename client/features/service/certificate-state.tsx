import { StatusTag } from '#client/ui/badge';
import type { CertificateState } from '#client/gql/graphql';
import { useCertificateTexts } from './certificate-texts';

const TONE = {
  APPLIED: 'warn',
  IN_NOTICE: 'info',
  ISSUED: 'good',
  REVOKED: 'bad',
  REFUSED: 'plain',
  WITHDRAWN: 'plain',
} as const satisfies Record<CertificateState, string>;

export function CertificateStateTag({ state }: { state: CertificateState }) {
  const t = useCertificateTexts();
  return <StatusTag tone={TONE[state]}>{t(state)}</StatusTag>;
}
