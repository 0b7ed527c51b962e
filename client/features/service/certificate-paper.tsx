import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { QrCode } from '#client/ui/qr-code';
import { useFormat } from '#client/ui/use-format';
import './certificate-paper.css';
import { useCertificateTexts } from './certificate-texts';
import { useHoursTexts } from './hours-texts';

const CertificatePaper_certificate = graphql(`
  fragment CertificatePaper_certificate on Certificate {
    id
    number
    code
    holderName
    documentKind
    documentTail
    periodFrom
    periodTo
    minutes
    issuer
    head
    handler
    phone
    notes
    issuedAt
    revokedAt
    lines {
      kind
      minutes
      times
    }
  }
`);

type Props = {
  certificate: FragmentType<typeof CertificatePaper_certificate>;
  /** Whole address of the public check page. */
  checkUrl: string;
};

/** The code in fours, as it is typed. */
function codeInFours(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The certificate on one A4 sheet, with every field that the rules ask for, seal and signatures. */
export function CertificatePaper({ certificate: masked, checkUrl }: Props) {
  const t = useCertificateTexts();
  const hours = useHoursTexts();
  const f = useFormat();
  const one = unmask(CertificatePaper_certificate, masked);
  const code = one.code ?? '';
  const kind = t(one.documentKind);
  const rows: readonly [string, ReactNode][] = [
    [t('holder'), one.holderName],
    [
      t('document'),
      one.documentTail ? t('documentShown', { kind, tail: one.documentTail }) : t('documentGone', { kind }),
    ],
    [t('servicePeriod'), t('period', { from: f.date(one.periodFrom), to: f.date(one.periodTo) })],
    [
      t('serviceHours'),
      <strong key="hours">
        {t('hoursWords', { hours: f.minutes(one.minutes ?? 0), minutes: one.minutes ?? 0 })}
      </strong>,
    ],
    [
      t('content'),
      <ul key="lines" role="list">
        {one.lines.map((line) => (
          <li key={line.kind}>
            {t('contentLine', {
              kind: hours(line.kind),
              hours: f.minutes(line.minutes),
              times: t('timesCount', { count: line.times }),
            })}
          </li>
        ))}
      </ul>,
    ],
    [t('issuer'), one.issuer],
    [t('head'), one.head],
    [t('handler'), one.handler],
    [t('phone'), one.phone],
    [t('issuedOn'), f.date(one.issuedAt ?? '')],
    [t('notes'), one.notes || '—'],
  ];
  return (
    <article
      className="certificate"
      aria-label={t('paperTitle')}
      data-revoked={one.revokedAt ? '' : undefined}
    >
      {one.revokedAt ? (
        <p className="certificate-void">{t('revokedPaper', { date: f.date(one.revokedAt) })}</p>
      ) : null}
      <p className="certificate-title">{t('paperTitle')}</p>
      <p className="certificate-number">
        {t('number')} <span className="numeric">{one.number}</span>
      </p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="certificate-statement">{t('statement')}</p>
      <div className="certificate-hands">
        <p>
          {t('signHandler')} <span className="certificate-line" />
        </p>
        <p>
          {t('signHead')} <span className="certificate-line" />
        </p>
        <p>
          {one.issuer} <span className="certificate-seal">{t('seal')}</span>
        </p>
      </div>
      <div className="certificate-check">
        <QrCode value={`${checkUrl}/${code}`} title={t('checkTitle')} size={7} />
        <div>
          <p>{t('checkBy', { address: checkUrl })}</p>
          <p>
            {t('code')} <strong className="certificate-code numeric">{codeInFours(code)}</strong>
          </p>
        </div>
      </div>
    </article>
  );
}
