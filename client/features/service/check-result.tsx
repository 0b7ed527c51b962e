import { type FragmentType, graphql, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useCertificateTexts } from './certificate-texts';
import { useHoursTexts } from './hours-texts';

export const CheckResult_check = graphql(`
  fragment CheckResult_check on CertificateCheck {
    result
    certificate {
      number
      maskedName
      minutes
      periodFrom
      periodTo
      issuer
      issuedOn
      revokedOn
      lines {
        kind
        minutes
        times
      }
    }
  }
`);

/** What the public is told of a code: valid, revoked or unknown, in words and with a mark. */
export function CheckResult({ check: masked }: { check: FragmentType<typeof CheckResult_check> }) {
  const t = useCertificateTexts();
  const hours = useHoursTexts();
  const f = useFormat();
  const { result, certificate } = unmask(CheckResult_check, masked);
  if (result === 'UNKNOWN' || !certificate) {
    return (
      <Notice tone="bad" title={t('UNKNOWN')} live>
        {t('UNKNOWNtext')}
      </Notice>
    );
  }
  return (
    <>
      {result === 'VALID' ? (
        <Notice tone="good" title={t('VALID')} live>
          {t('checkCompare')}
        </Notice>
      ) : (
        <Notice tone="bad" title={t('REVOKEDcheck')} live>
          {t('REVOKEDon', { date: f.date(certificate.revokedOn ?? '') })}
        </Notice>
      )}
      <KeyValues
        items={[
          { label: t('number'), value: certificate.number },
          { label: t('holder'), value: certificate.maskedName },
          {
            label: t('servicePeriod'),
            value: t('period', { from: f.date(certificate.periodFrom), to: f.date(certificate.periodTo) }),
          },
          { label: t('serviceHours'), value: f.minutes(certificate.minutes) },
          {
            label: t('content'),
            value: certificate.lines
              .map((line) =>
                t('contentLine', {
                  kind: hours(line.kind),
                  hours: f.minutes(line.minutes),
                  times: t('timesCount', { count: line.times }),
                }),
              )
              .join(t.lang === 'zh' ? '；' : '; '),
            wide: true,
          },
          { label: t('issuer'), value: certificate.issuer },
          { label: t('issuedOn'), value: f.date(certificate.issuedOn) },
        ]}
      />
    </>
  );
}
