import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { DayPart } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card, CardList } from '#client/ui/card';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { Row, Section, Stack } from '#client/ui/section';
import { ErrorState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useElderTexts } from './elder-texts';

const WaitingNeedsDocument = graphql(`
  query WaitingNeeds($villageId: ID!) {
    elderNeeds(villageId: $villageId) {
      id
      wantedFrom
      wantedUntil
      onDay
      part
      elder {
        id
        name
      }
      visitor {
        id
        name
      }
    }
  }
`);
export const TakeOverNeedDocument = graphql(`
  mutation TakeOverNeed($input: TakeOverNeedInput!) {
    takeOverNeed(input: $input) {
      id
    }
  }
`);

const useWaitingTexts = defineTexts('waiting-needs', {
  zh: {
    title: '等人去看的老人',
    lead: '老人求助想有人去看看，还没有人接。协会接过来，就排成一次探访。',
    wanted: '想在{{from}}到{{until}}之间',
    proposal: '{{day}}{{part}}，{{name}}去',
    nobody: '排不出人来，请自己选',
    take: '就这么排',
    other: '换人或换时间',
    taken: '接过来了，去的人会收到消息。',
  },
  en: {
    title: 'Elders who ask for a visit',
    lead: 'They asked for help and nobody has accepted yet. Taken over, it is a visit of the association.',
    wanted: 'Wanted from {{from}} to {{until}}',
    proposal: '{{name}} on {{day}}, {{part}}',
    nobody: 'No visitor fits; please choose',
    take: 'Take it over',
    other: 'Other visitor or time',
    taken: 'Taken over; the visitor is told.',
  },
});

/** A request as the form that changes the proposal needs it. */
export type WaitingRow = {
  id: string;
  onDay?: string | null;
  part?: DayPart | null;
  elder: { id: string; name: string };
  visitor?: { id: string; name: string } | null;
};

type Props = {
  villageId: string;
  /** Another visitor or time than the proposed one. */
  onOther: (need: WaitingRow) => void;
  onTaken: () => void;
};

/** Requests for a visit that wait, each taken over with one press. Nothing is shown while none waits. */
export function WaitingNeeds({ villageId, onOther, onTaken }: Props) {
  const t = useElderTexts();
  const n = useWaitingTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const [busy, setBusy] = useState<string | null>(null);
  const [takeOver] = useMutation(TakeOverNeedDocument);
  const { data, error, refetch } = useQuery(WaitingNeedsDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });

  async function take(need: WaitingRow): Promise<void> {
    if (!need.visitor || !need.onDay || !need.part) return;
    setBusy(need.id);
    try {
      const input = { needId: need.id, visitorId: need.visitor.id, onDay: need.onDay, part: need.part };
      await takeOver({ variables: { input: intent.sign(input) } });
      intent.done();
      toast.good(n('taken'));
      onTaken();
      await refetch();
    } catch (fault) {
      toast.bad(errorText(fault).message);
    } finally {
      setBusy(null);
    }
  }

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.elderNeeds.length === 0) return null;
  return (
    <div className="no-print">
      <Section title={n('title')} lead={n('lead')}>
        <CardList label={n('title')}>
          {data.elderNeeds.map((need) => {
            const { elder, visitor, onDay, part } = need;
            const isProposed = visitor && onDay && part;
            return (
              <li key={need.id}>
                <Card title={elder.name} level={3}>
                  <Stack gap="small">
                    <p className="muted">
                      {n('wanted', { from: f.day(need.wantedFrom), until: f.day(need.wantedUntil) })}
                    </p>
                    <p>
                      {isProposed
                        ? n('proposal', { day: f.day(onDay), part: t(part), name: visitor.name })
                        : n('nobody')}
                    </p>
                    <Row>
                      {isProposed ? (
                        <Button
                          kind="primary"
                          size="small"
                          busy={busy === need.id}
                          aria-label={`${n('take')}${n.pick('：', ': ')}${elder.name}`}
                          onClick={() => void take(need)}
                        >
                          {n('take')}
                        </Button>
                      ) : null}
                      <Button
                        size="small"
                        aria-label={`${n('other')}${n.pick('：', ': ')}${elder.name}`}
                        onClick={() => onOther(need)}
                      >
                        {n('other')}
                      </Button>
                    </Row>
                  </Stack>
                </Card>
              </li>
            );
          })}
        </CardList>
      </Section>
    </div>
  );
}
