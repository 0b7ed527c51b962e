import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { Form } from '#client/ui/form';
import { CheckCircleIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { TOPICS, usePreventionTexts } from './prevention-texts';

const PledgeCard_pledge = graphql(`
  fragment PledgeCard_pledge on PreventionPledge {
    id
    topic
    signedOn
    reviewOn
    due
    checkedOn
  }
`);

const SignPledgeDocument = graphql(`
  mutation SignPledge($input: SignPledgeInput!) {
    signPledge(input: $input) {
      id
      ...PledgeCard_pledge
    }
  }
`);
const ConfirmPledgeDocument = graphql(`
  mutation ConfirmPledge($input: CheckPledgeInput!) {
    checkPledge(input: $input) {
      id
      ...PledgeCard_pledge
    }
  }
`);
const EndPledgeDocument = graphql(`
  mutation EndPledge($input: EndPledgeInput!) {
    endPledge(input: $input)
  }
`);

type Props = { pledge: FragmentType<typeof PledgeCard_pledge> | null; onChanged: () => void };

/** The household's own word: given, confirmed once a year, taken back at any time. */
export function PledgeCard({ pledge: masked, onChanged }: Props) {
  const t = usePreventionTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const pledge = unmask(PledgeCard_pledge, masked);
  const [topic, setTopic] = useState<(typeof TOPICS)[number]>('BOTH');
  const [ending, setEnding] = useState(false);
  const [sign] = useMutation(SignPledgeDocument);
  const [confirm] = useMutation(ConfirmPledgeDocument);
  const [end] = useMutation(EndPledgeDocument);
  const done = (word: 'signed' | 'stood' | 'ended'): void => {
    intent.done();
    toast.good(t(word));
    onChanged();
  };
  async function stand(pledgeId: string): Promise<void> {
    try {
      await confirm({ variables: { input: intent.sign({ pledgeId }) } });
      done('stood');
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  }
  if (!pledge) {
    return (
      <Card>
        <Form
          submit={t('sign')}
          submitKind="primary"
          submitIcon={CheckCircleIcon}
          onSubmit={async () => {
            await sign({ variables: { input: intent.sign({ topic }) } });
            done('signed');
          }}
        >
          <p>{t('pledgeNone')}</p>
          <RadioCards
            name="topic"
            label={t('pledgeWhat')}
            value={topic}
            onChange={(next) => setTopic(TOPICS.find((each) => each === next) ?? 'BOTH')}
            options={(['BOTH', 'DRUGS', 'GAMBLING'] as const).map((value) => ({
              value,
              label: t(`pledge${value}`),
            }))}
          />
        </Form>
      </Card>
    );
  }
  const [checked] = pledge.checkedOn;
  return (
    <Card title={t(`pledge${pledge.topic}`)}>
      <Stack>
        <p>
          {t('signedOn', { day: f.date(pledge.signedOn) })}
          {checked ? ` · ${t('checked', { day: f.date(checked) })}` : null} ·{' '}
          {t('reviewOn', { day: f.date(pledge.reviewOn) })}
        </p>
        {pledge.due ? <Notice tone="info">{t('due')}</Notice> : null}
        <Row wrap>
          {pledge.due ? (
            <Button
              kind="primary"
              onClick={() => {
                void stand(pledge.id);
              }}
            >
              {t('stand')}
            </Button>
          ) : null}
          <Button onClick={() => setEnding(true)}>{t('end')}</Button>
        </Row>
      </Stack>
      <ConfirmDialog
        open={ending}
        onCancel={() => setEnding(false)}
        title={t('end')}
        confirm={t('end')}
        onConfirm={async () => {
          await end({ variables: { input: intent.sign({ pledgeId: pledge.id }) } });
          setEnding(false);
          done('ended');
        }}
      >
        {t('endText')}
      </ConfirmDialog>
    </Card>
  );
}
