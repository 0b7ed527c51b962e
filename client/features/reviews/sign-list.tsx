import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SignList_SignFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { EyeIcon } from '#client/ui/more-icons';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useSignTexts } from './sign-texts';

const SignList_sign = graphql(`
  fragment SignList_sign on Sign {
    key
    kind
    severity
    amount
    mayMark
    mark {
      id
      reason
      markedAt
      markedBy {
        id
        name
      }
    }
    record {
      id
      title
      startedAt
      resident {
        id
        name
      }
    }
    other {
      id
      title
      startedAt
      resident {
        id
        name
      }
    }
  }
`);

const MarkSignDocument = graphql(`
  mutation MarkSign($input: MarkSignInput!) {
    markSign(input: $input) {
      id
    }
  }
`);

const TONE = { STRONG: 'bad', FAIR: 'warn', SLIGHT: 'info' } as const;
/** Up to so many bits of 64 two photos are the same picture. */
const SAME_PICTURE = 2;

type Props = {
  signs: readonly FragmentType<typeof SignList_sign>[];
  /** The page does not say which record it is about. */
  withRecord?: boolean;
  onMarked: () => void | Promise<unknown>;
};

/** Signs in plain words, each with the other record and what somebody found out about it. */
export function SignList({ signs, withRecord = false, onMarked }: Props) {
  const t = useSignTexts();
  const intent = useIntent();
  const [asked, setAsked] = useState<SignList_SignFragment | null>(null);
  const [mark] = useMutation(MarkSignDocument);
  const lines = unmask(SignList_sign, signs);
  if (lines.length === 0) return <p className="muted">{t('noneHere')}</p>;
  return (
    <>
      <Stack gap="small">
        {lines.map((sign) => (
          <SignCard key={sign.key} sign={sign} withRecord={withRecord} onAsk={() => setAsked(sign)} />
        ))}
      </Stack>
      <ConfirmDialog
        open={asked !== null}
        onCancel={() => setAsked(null)}
        title={t('markTitle')}
        confirm={t('mark')}
        reason={{
          label: t('markReason'),
          required: true,
          maxLength: 500,
          suggestions: [t('suggestTrue'), t('suggestTime'), t('suggestPhoto')],
        }}
        onConfirm={async (reason) => {
          if (!asked) return;
          const input = intent.sign({ recordId: asked.record.id, key: asked.key, reason });
          await mark({ variables: { input } });
          intent.done();
          setAsked(null);
          toast.good(t('done'));
          await onMarked();
        }}
      >
        <p>{t('markText')}</p>
      </ConfirmDialog>
    </>
  );
}

function useSignSentence(): (sign: SignList_SignFragment) => string {
  const t = useSignTexts();
  return ({ kind, amount, other }) => {
    const words = { title: other?.title ?? '', amount: amount ?? 0 };
    if (kind === 'PHOTO') return t((amount ?? 0) <= SAME_PICTURE ? 'PHOTOSame' : 'PHOTOText', words);
    return t(`${kind}Text`, words);
  };
}

type CardProps = { sign: SignList_SignFragment; withRecord: boolean; onAsk: () => void };

function SignCard({ sign, withRecord, onAsk }: CardProps) {
  const t = useSignTexts();
  const f = useFormat();
  const sentence = useSignSentence();
  const { record, other, mark } = sign;
  return (
    <Card tone={mark ? 'sunken' : 'plain'}>
      <Stack gap="small">
        {withRecord ? (
          <p>
            <strong>
              <TextLink to={`/work/records/${record.id}`}>{record.title}</TextLink>
            </strong>{' '}
            <span className="muted small">
              {t('about', { name: record.resident.name, when: f.date(record.startedAt) })}
            </span>
          </p>
        ) : null}
        <Row>
          <StatusTag tone={mark ? 'plain' : TONE[sign.severity]}>{t(sign.severity)}</StatusTag>
          <strong>{t(sign.kind)}</strong>
        </Row>
        <p>{sentence(sign)}</p>
        {other ? (
          <p className="small">
            <TextLink to={`/work/records/${other.id}`}>
              {t('other', { name: other.resident.name, when: f.dateTime(other.startedAt) })}
            </TextLink>
          </p>
        ) : null}
        {mark ? (
          <p className="muted small">
            {t('marked', { reason: mark.reason, name: mark.markedBy.name, when: f.date(mark.markedAt) })}
          </p>
        ) : null}
        {sign.mayMark ? (
          <Row>
            <Button size="small" icon={EyeIcon} onClick={onAsk}>
              {t('mark')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Card>
  );
}
