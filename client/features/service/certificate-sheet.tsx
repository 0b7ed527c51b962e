import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CertificateSheet_CertificateFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { CertificateMoves } from './certificate-moves';
import { CertificateStateTag } from './certificate-state';
import { useCertificateTexts } from './certificate-texts';
import { useHoursTexts } from './hours-texts';

const CertificateSheet_certificate = graphql(`
  fragment CertificateSheet_certificate on Certificate {
    id
    state
    appliedAt
    acceptedAt
    issuedAt
    noticeEndsAt
    periodFrom
    periodTo
    purpose
    documentKind
    documentTail
    noticedMinutes
    minutesNow
    minutes
    number
    closeReason
    revokeReason
    revokeAskedAt
    moves
    lines {
      kind
      minutes
      times
    }
    resident {
      id
      name
    }
    appliedBy {
      id
      name
    }
    acceptedBy {
      id
      name
    }
    issuedBy {
      id
      name
    }
    revokeAskedBy {
      id
      name
    }
    objections {
      id
      reason
      filedAt
      outcome
      answer
      answeredBy {
        id
        name
      }
    }
  }
`);

const AnswerObjectionDocument = graphql(`
  mutation AnswerCertificateObjection($input: AnswerCertificateObjectionInput!) {
    answerCertificateObjection(input: $input) {
      id
      certificate {
        ...CertificateSheet_certificate
      }
    }
  }
`);

type Certificate = CertificateSheet_CertificateFragment;
type Props = { certificate: FragmentType<typeof CertificateSheet_certificate>; noticeDays: number };

/** One certificate as the office works on it: facts, hours, objections, and what the viewer may decide. */
export function CertificateSheet({ certificate: masked, noticeDays }: Props) {
  const t = useCertificateTexts();
  const f = useFormat();
  const hours = useHoursTexts();
  const one = unmask(CertificateSheet_certificate, masked);
  const who = (person: { name: string } | null | undefined, at: string | null | undefined) =>
    person ? t('whoWhen', { name: person.name, when: at ? f.dateTime(at) : '' }) : '—';
  const changed = one.minutes !== null && one.minutesNow !== one.minutes && one.state === 'ISSUED';
  return (
    <Stack gap="large">
      {changed ? (
        <Notice tone="warn">
          {t('changedSince', { now: f.minutes(one.minutesNow), paper: f.minutes(one.minutes ?? 0) })}
        </Notice>
      ) : null}
      {one.state === 'ISSUED' && one.revokeAskedBy ? (
        <Notice tone="warn" title={t('revocationWaits')}>
          {t('revokeAsked', { name: one.revokeAskedBy.name, reason: one.revokeReason ?? '' })}
        </Notice>
      ) : null}
      <KeyValues
        items={[
          { label: t('state'), value: <CertificateStateTag state={one.state} /> },
          one.number !== null && { label: t('number'), value: one.number },
          { label: t('holder'), value: one.resident.name },
          {
            label: t('document'),
            value: one.documentTail
              ? t('documentShown', { kind: t(one.documentKind), tail: one.documentTail })
              : t(one.documentKind),
          },
          {
            label: t('servicePeriod'),
            value: t('period', { from: f.date(one.periodFrom), to: f.date(one.periodTo) }),
          },
          {
            label: t('minutes'),
            value: f.minutes(one.minutes ?? one.minutesNow),
          },
          one.noticedMinutes !== null && { label: t('noticedMinutes'), value: f.minutes(one.noticedMinutes) },
          one.purpose !== '' && { label: t('purpose'), value: one.purpose },
          { label: t('appliedBy'), value: who(one.appliedBy, one.appliedAt) },
          { label: t('acceptedBy'), value: who(one.acceptedBy, one.acceptedAt) },
          one.state === 'IN_NOTICE' &&
            one.noticeEndsAt !== null && {
              label: t('notices'),
              value: t('noticeUntil', { date: f.date(new Date(Date.parse(one.noticeEndsAt) - 1)) }),
            },
          { label: t('issuedBy'), value: who(one.issuedBy, one.issuedAt) },
          (one.closeReason ?? '') !== '' && { label: t('reason'), value: one.closeReason },
          one.state === 'REVOKED' && { label: t('revocation'), value: one.revokeReason },
          {
            label: t('content'),
            value: one.lines
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
        ]}
      />
      <CertificateMoves
        certificateId={one.id}
        moves={one.moves}
        again={one.state === 'IN_NOTICE'}
        noticeDays={noticeDays}
      />
      {one.objections.length > 0 ? <Objections one={one} /> : null}
    </Stack>
  );
}

function Objections({ one }: { one: Certificate }) {
  const t = useCertificateTexts();
  const f = useFormat();
  const intent = useIntent();
  const [answer] = useMutation(AnswerObjectionDocument);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Section title={t('objections')}>
      <ul className="hours-list" role="list">
        {one.objections.map((each) => (
          <li key={each.id}>
            <span>
              {each.reason} <span className="muted small">{f.date(each.filedAt)}</span>
            </span>
            {each.outcome ? (
              <span>
                <b>{t(each.outcome === 'STANDS' ? 'STANDS' : 'outcomeREFUSED')}</b> {each.answer}{' '}
                <span className="muted small">{each.answeredBy?.name}</span>
              </span>
            ) : (
              <span className="muted">{t('objectionOpen')}</span>
            )}
            {!each.outcome && one.moves.includes('ANSWER') ? (
              <Button size="small" onClick={() => setAsked(each.id)}>
                {t('answer')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog open={asked !== null} onClose={() => setAsked(null)} title={t('answerTitle')}>
        <Form
          submit={t('answer')}
          onSubmit={async (values) => {
            if (!asked) return;
            const input = intent.sign({
              objectionId: asked,
              outcome: readText(values, 'outcome') === 'REFUSED' ? ('REFUSED' as const) : ('STANDS' as const),
              answer: readText(values, 'answer'),
            });
            await answer({ variables: { input } });
            intent.done();
            toast.good(t('answered'));
            setAsked(null);
          }}
        >
          <RadioCards
            name="outcome"
            label={t('outcome')}
            options={[
              { value: 'STANDS', label: t('STANDS') },
              { value: 'REFUSED', label: t('outcomeREFUSED') },
            ]}
            required
          />
          <TextArea name="answer" label={t('answerWords')} required maxLength={200} />
        </Form>
      </Dialog>
    </Section>
  );
}
