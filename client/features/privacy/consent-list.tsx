import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ConsentList_ResidentFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { useErrorText } from '#client/ui/error-text';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { CHANNEL_KEY, usePrivacyTexts } from './privacy-texts';

const ConsentList_resident = graphql(`
  fragment ConsentList_resident on Resident {
    id
    guarded
    mayDecideConsents
    consents {
      id
      purpose
      given
      mayDecide
      outdated
      text {
        id
        version
        titleZh
        titleEn
        wordsZh
        wordsEn
      }
      latest {
        id
        given
        channel
        paper
        decidedAt
        text {
          id
          version
        }
        guardian {
          id
          name
        }
        witness {
          id
          name
        }
      }
    }
  }
`);

export const DecideConsentDocument = graphql(`
  mutation DecideConsent($input: ConsentInput!) {
    decideConsent(input: $input) {
      id
      resident {
        ...ConsentList_resident
      }
    }
  }
`);

export type Standing = ConsentList_ResidentFragment['consents'][number];

type Props = {
  resident: FragmentType<typeof ConsentList_resident>;
  /** For staff with a signed sheet: opens the form for one purpose. */
  onPaper?: (standing: Standing) => void;
};

/** What the person is asked, each with its wording and one button for either way. */
export function ConsentList({ resident: masked, onPaper }: Props) {
  const t = usePrivacyTexts();
  const resident = unmask(ConsentList_resident, masked);
  return (
    <Stack>
      {resident.guarded && !resident.mayDecideConsents && !onPaper ? <Notice>{t('childOnly')}</Notice> : null}
      {resident.consents.map((standing) => (
        <ConsentCard
          key={standing.id}
          residentId={resident.id}
          standing={standing}
          mayDecide={standing.mayDecide}
          onPaper={onPaper}
        />
      ))}
    </Stack>
  );
}

type CardProps = {
  residentId: string;
  standing: Standing;
  mayDecide: boolean;
  onPaper?: (standing: Standing) => void;
};

function ConsentCard({ residentId, standing, mayDecide, onPaper }: CardProps) {
  const t = usePrivacyTexts();
  const f = useFormat();
  const errorText = useErrorText();
  const intent = useIntent();
  const [decide, { loading, error }] = useMutation(DecideConsentDocument);
  const [failed, setFailed] = useState(false);
  const { purpose, given, outdated, text, latest } = standing;

  async function choose(yes: boolean): Promise<void> {
    setFailed(false);
    try {
      await decide({
        variables: { input: intent.sign({ residentId, purpose, given: yes, textId: text.id }) },
      });
      intent.done();
      toast.good(t('saved'));
    } catch {
      // Shown beside the buttons: `error` says what was wrong.
      setFailed(true);
    }
  }

  return (
    <Card
      as="article"
      title={t.pick(text.titleZh, text.titleEn)}
      level={3}
      actions={<StatusTag tone={given ? 'good' : 'plain'}>{t(given ? 'agreed' : 'notAgreed')}</StatusTag>}
    >
      <p>{t.pick(text.wordsZh, text.wordsEn)}</p>
      {latest ? (
        <p className="muted small">
          {[
            t('decidedOn', {
              date: f.date(latest.decidedAt),
              how: t(CHANNEL_KEY[latest.channel]),
              version: latest.text.version,
            }),
            latest.guardian ? t('guardian', { name: latest.guardian.name }) : '',
            latest.witness ? t('witness', { name: latest.witness.name }) : '',
            latest.paper ? t('sheet', { number: latest.paper }) : '',
          ]
            .filter(Boolean)
            .join(t('and'))}
        </p>
      ) : null}
      {outdated && latest ? (
        <Notice tone="warn">{t('newWording', { old: latest.text.version, new: text.version })}</Notice>
      ) : null}
      {failed && error ? (
        <Notice tone="bad" live>
          {errorText(error).message}
        </Notice>
      ) : null}
      {mayDecide ? (
        <Row>
          {given ? (
            <Button busy={loading} onClick={() => void choose(false)}>
              {t('takeBack')}
            </Button>
          ) : null}
          {!given || outdated ? (
            <Button kind="primary" busy={loading} onClick={() => void choose(true)}>
              {t(outdated ? 'agreeAgain' : 'agree')}
            </Button>
          ) : null}
        </Row>
      ) : null}
      {onPaper ? (
        <Row>
          <Button onClick={() => onPaper(standing)}>{t('enterPaper')}</Button>
        </Row>
      ) : null}
    </Card>
  );
}
