import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { CertificateMove } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCertificateTexts } from './certificate-texts';

const AcceptDocument = graphql(`
  mutation AcceptCertificate($input: CertificateMoveInput!) {
    acceptCertificate(input: $input) {
      ...CertificateSheet_certificate
    }
  }
`);
const IssueDocument = graphql(`
  mutation IssueCertificate($input: IssueCertificateInput!) {
    issueCertificate(input: $input) {
      ...CertificateSheet_certificate
    }
  }
`);
const RefuseDocument = graphql(`
  mutation RefuseCertificate($input: CertificateReasonInput!) {
    refuseCertificate(input: $input) {
      ...CertificateSheet_certificate
    }
  }
`);
const AskRevocationDocument = graphql(`
  mutation AskRevocation($input: CertificateReasonInput!) {
    askRevocation(input: $input) {
      ...CertificateSheet_certificate
    }
  }
`);
const RevokeDocument = graphql(`
  mutation RevokeCertificate($input: CertificateMoveInput!) {
    revokeCertificate(input: $input) {
      ...CertificateSheet_certificate
    }
  }
`);
const KeepDocument = graphql(`
  mutation KeepCertificate($input: CertificateMoveInput!) {
    keepCertificate(input: $input) {
      ...CertificateSheet_certificate
    }
  }
`);

type Asked = Extract<
  CertificateMove,
  'ACCEPT' | 'ISSUE' | 'REFUSE' | 'ASK_REVOCATION' | 'REVOKE' | 'KEEP_VALID'
>;
const ORDER = [
  'ACCEPT',
  'ISSUE',
  'REFUSE',
  'ASK_REVOCATION',
  'REVOKE',
  'KEEP_VALID',
] as const satisfies Asked[];

type Props = {
  certificateId: string;
  moves: readonly CertificateMove[];
  /** On the board already: accepting again publishes the new hours. */
  again: boolean;
  noticeDays: number;
};

/** One button for each move that the server offers this viewer, each with its own question. */
export function CertificateMoves({ certificateId, moves, again, noticeDays }: Props) {
  const t = useCertificateTexts();
  const intent = useIntent();
  const [accept] = useMutation(AcceptDocument);
  const [issue] = useMutation(IssueDocument);
  const [refuse] = useMutation(RefuseDocument);
  const [ask] = useMutation(AskRevocationDocument);
  const [revoke] = useMutation(RevokeDocument);
  const [keep] = useMutation(KeepDocument);
  const [asked, setAsked] = useState<Asked | null>(null);
  const words: Record<
    Asked,
    { title: string; text?: string; confirm: string; done: string; reason?: string; danger?: boolean }
  > = {
    ACCEPT: {
      title: t('acceptTitle'),
      text: t('acceptText', { days: noticeDays }),
      confirm: t(again ? 'acceptAgain' : 'accept'),
      done: t('accepted'),
    },
    ISSUE: { title: t('issueTitle'), text: t('issueText'), confirm: t('issue'), done: t('issueDone') },
    REFUSE: {
      title: t('refuseTitle'),
      confirm: t('refuse'),
      done: t('refused'),
      reason: t('refuseReason'),
      danger: true,
    },
    ASK_REVOCATION: {
      title: t('askRevocationTitle'),
      text: t('askRevocationText'),
      confirm: t('askRevocation'),
      done: t('revocationAsked'),
      reason: t('reason'),
      danger: true,
    },
    REVOKE: {
      title: t('revokeTitle'),
      text: t('revokeText'),
      confirm: t('revoke'),
      done: t('revoked'),
      danger: true,
    },
    KEEP_VALID: { title: t('keepTitle'), confirm: t('keep'), done: t('kept') },
  };

  async function run(move: Asked, reason: string): Promise<void> {
    const plain = { certificateId };
    if (move === 'ACCEPT') await accept({ variables: { input: intent.sign(plain) } });
    else if (move === 'ISSUE')
      await issue({ variables: { input: intent.sign({ ...plain, notes: reason }) } });
    else if (move === 'REFUSE') await refuse({ variables: { input: intent.sign({ ...plain, reason }) } });
    else if (move === 'ASK_REVOCATION')
      await ask({ variables: { input: intent.sign({ ...plain, reason }) } });
    else if (move === 'REVOKE') await revoke({ variables: { input: intent.sign(plain) } });
    else await keep({ variables: { input: intent.sign(plain) } });
    intent.done();
    toast.good(words[move].done);
    setAsked(null);
  }

  const offered = ORDER.filter((move) => moves.includes(move));
  if (offered.length === 0) return <p className="muted">{t('noDecision')}</p>;
  const open = asked ? words[asked] : null;
  return (
    <>
      <Row wrap>
        {offered.map((move) => (
          <Button
            key={move}
            kind={move === 'ACCEPT' || move === 'ISSUE' ? 'primary' : 'secondary'}
            onClick={() => setAsked(move)}
          >
            {words[move].confirm}
          </Button>
        ))}
      </Row>
      <ConfirmDialog
        key={asked ?? ''}
        open={open !== null}
        onCancel={() => setAsked(null)}
        title={open?.title ?? ''}
        confirm={open?.confirm ?? ''}
        kind={open?.danger ? 'danger' : 'primary'}
        reason={
          asked === 'ISSUE'
            ? { label: t('issueNotes'), maxLength: 100 }
            : open?.reason
              ? { label: open.reason, required: true }
              : undefined
        }
        onConfirm={(reason) => (asked ? run(asked, reason) : undefined)}
      >
        {open?.text ? <p>{open.text}</p> : null}
      </ConfirmDialog>
    </>
  );
}
