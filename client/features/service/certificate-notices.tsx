import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Row, Section } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useCertificateTexts } from './certificate-texts';
import './hours.css';

const CertificateNotices_notice = graphql(`
  fragment CertificateNotices_notice on CertificateNotice {
    id
    maskedName
    householdNumber
    periodFrom
    periodTo
    minutes
    noticeEndsAt
    objected
    mayObject
  }
`);

const ObjectToCertificateDocument = graphql(`
  mutation ObjectToCertificate($input: CertificateReasonInput!) {
    objectToCertificate(input: $input)
  }
`);

type Props = {
  notices: readonly FragmentType<typeof CertificateNotices_notice>[];
  onObjected: () => Promise<unknown>;
};

/** Applications for a certificate on the public board, masked; nothing where there are none. */
export function CertificateNotices({ notices: masked, onObjected }: Props) {
  const t = useCertificateTexts();
  const f = useFormat();
  const intent = useIntent();
  const [object] = useMutation(ObjectToCertificateDocument);
  const [asked, setAsked] = useState<string | null>(null);
  const notices = unmask(CertificateNotices_notice, masked);
  if (notices.length === 0) return null;
  return (
    <Section title={t('boardTitle')} lead={t('boardLead')}>
      <ul className="hours-list" role="list">
        {notices.map((one) => (
          <li key={one.id}>
            <Row wrap>
              <strong>{one.maskedName}</strong>
              <span className="muted">{one.householdNumber}</span>
              {one.objected ? <StatusTag tone="warn">{t('boardObjected')}</StatusTag> : null}
            </Row>
            <span>
              {t('boardLine', {
                period: t('period', { from: f.date(one.periodFrom), to: f.date(one.periodTo) }),
                hours: f.minutes(one.minutes),
              })}
            </span>
            <Row wrap>
              <span className="muted small">
                {t('noticeUntil', { date: f.date(new Date(Date.parse(one.noticeEndsAt) - 1)) })}
              </span>
              {one.mayObject ? (
                <Button size="small" onClick={() => setAsked(one.id)}>
                  {t('object')}
                </Button>
              ) : null}
            </Row>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onCancel={() => setAsked(null)}
        title={t('objectTitle')}
        confirm={t('object')}
        reason={{ label: t('objectReason'), required: true, maxLength: 200 }}
        onConfirm={async (reason) => {
          if (!asked) return;
          await object({ variables: { input: intent.sign({ certificateId: asked, reason }) } });
          intent.done();
          setAsked(null);
          toast.good(t('objectDone'));
          await onObjected();
        }}
      />
    </Section>
  );
}
