import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { PrintIcon } from '#client/ui/more-icons';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { CertificateStateTag } from './certificate-state';
import { useCertificateTexts } from './certificate-texts';
import './hours.css';

const MyCertificates_certificate = graphql(`
  fragment MyCertificates_certificate on Certificate {
    id
    state
    periodFrom
    periodTo
    purpose
    noticeEndsAt
    noticedMinutes
    minutes
    number
    closeReason
    revokeReason
    moves
  }
`);

const WithdrawCertificateDocument = graphql(`
  mutation WithdrawCertificate($input: CertificateMoveInput!) {
    withdrawCertificate(input: $input) {
      ...MyCertificates_certificate
    }
  }
`);

type Props = { certificates: readonly FragmentType<typeof MyCertificates_certificate>[] };

/** A person's own applications and certificates, and how far each has come. */
export function MyCertificates({ certificates: masked }: Props) {
  const t = useCertificateTexts();
  const f = useFormat();
  const intent = useIntent();
  const [withdraw] = useMutation(WithdrawCertificateDocument);
  const [asked, setAsked] = useState<string | null>(null);
  const certificates = unmask(MyCertificates_certificate, masked);
  if (certificates.length === 0) return <p className="muted">{t('none')}</p>;
  return (
    <>
      <ul className="hours-list" role="list">
        {certificates.map((one) => {
          const minutes = one.minutes ?? one.noticedMinutes;
          const reason = one.state === 'REVOKED' ? one.revokeReason : one.closeReason;
          return (
            <li key={one.id}>
              <Row wrap>
                <CertificateStateTag state={one.state} />
                {one.number ? <strong>{one.number}</strong> : null}
                <span>{t('period', { from: f.date(one.periodFrom), to: f.date(one.periodTo) })}</span>
                {minutes ? <span className="numeric">{f.minutes(minutes)}</span> : null}
              </Row>
              {one.state === 'IN_NOTICE' && one.noticeEndsAt ? (
                <span className="muted small">
                  {t('noticeUntil', { date: f.date(new Date(Date.parse(one.noticeEndsAt) - 1)) })}
                </span>
              ) : null}
              {reason ? (
                <span>
                  <b>{t('reason')}</b> {reason}
                </span>
              ) : null}
              <Row>
                {one.state === 'ISSUED' || one.state === 'REVOKED' ? (
                  <LinkButton to={`/service/certificates/${one.id}`} icon={PrintIcon} size="small">
                    {t('open')}
                  </LinkButton>
                ) : null}
                {one.moves.includes('WITHDRAW') ? (
                  <Button size="small" onClick={() => setAsked(one.id)}>
                    {t('withdraw')}
                  </Button>
                ) : null}
              </Row>
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onCancel={() => setAsked(null)}
        title={t('withdrawTitle')}
        confirm={t('withdraw')}
        onConfirm={async () => {
          if (!asked) return;
          await withdraw({ variables: { input: intent.sign({ certificateId: asked }) } });
          intent.done();
          setAsked(null);
          toast.good(t('withdrawDone'));
        }}
      >
        <p>{t('withdrawText')}</p>
      </ConfirmDialog>
    </>
  );
}
