// Whoever holds a paper may ask whether it is true; nobody finds a certificate by trying.
import { dayOf } from '#server/core/clock';
import type { RequestContext } from '#server/core/context';
import { found } from '#server/core/errors';
import { maskName } from '#server/features/people/mask';
import { Attempts } from '#server/features/people/sign-in/attempts';
import type { Certificate, CertificateLine } from './certificate.entity';
import { type CertificateCheck, CheckResult } from './hours-types';
import { CertificateState, readCode } from './rules';

/** Wrong codes from one address within an hour. */
const MOST_WRONG = 30;
const WINDOW_MINUTES = 60;

const unknown: CertificateCheck = { result: CheckResult.UNKNOWN, certificate: null };

/**
 * What the public learns by a code. Every try is counted against the address, and one that finds something is given
 * back. Throws TOO_MANY_ATTEMPTS.
 */
export async function checkCertificate(ctx: RequestContext, typed: string): Promise<CertificateCheck> {
  const attempts = new Attempts(ctx.db, ctx.env.authSecret);
  const address = { of: `certificate:${ctx.remoteAddress}`, most: MOST_WRONG, minutes: WINDOW_MINUTES };
  await attempts.count([address]);
  const code = readCode(typed);
  if (!code) return unknown;
  const { reader } = ctx.db;
  const row = await reader.row<Certificate>(
    `select * from certificate where code = $1 and state in ('ISSUED', 'REVOKED')`,
    [code],
  );
  if (!row) return unknown;
  await attempts.forgive({ ...address, of: `certificate-code:${code}` }, address);
  const lines = await reader.rows<CertificateLine>(
    'select * from certificate_line where certificate_id = $1 order by minutes desc, kind',
    [row.id],
  );
  // Named one by one: what is not here cannot be asked for.
  return {
    result: row.state === CertificateState.REVOKED ? CheckResult.REVOKED : CheckResult.VALID,
    certificate: {
      number: found(row.number),
      maskedName: maskName(found(row.holderName)),
      minutes: found(row.minutes),
      periodFrom: row.periodFrom,
      periodTo: row.periodTo,
      lines,
      issuer: found(row.issuer),
      issuedOn: dayOf(found(row.issuedAt)),
      revokedOn: row.revokedAt ? dayOf(row.revokedAt) : null,
    },
  };
}
