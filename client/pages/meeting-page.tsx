import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ExcuseSelf } from '#client/features/meetings/excuse-self';
import { JoinForm } from '#client/features/meetings/join-form';
import { MeetingFacts } from '#client/features/meetings/meeting-facts';
import { useMeetingTexts } from '#client/features/meetings/meeting-texts';
import { MotionList } from '#client/features/meetings/motion-list';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const MeetingPageDocument = graphql(`
  query MeetingPage($id: ID!) {
    meeting(id: $id) {
      id
      title
      state
      moves
      council {
        id
        nameZh
        nameEn
      }
      ...MeetingFacts_meeting
      ...ExcuseSelf_meeting
      ...JoinForm_meeting
      ...MotionList_meeting
    }
  }
`);

const POLL_MS = 5000;

/** `/meetings/:meetingId`: one meeting on a member's phone: order, check-in, votes. */
export function MeetingPage() {
  const t = useMeetingTexts();
  const { meetingId = '' } = useParams();
  const [params] = useSearchParams();
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(MeetingPageDocument, {
    variables: { id: meetingId },
    fetchPolicy: 'cache-and-network',
  });
  const meeting = data?.meeting;
  const isOpen = meeting?.state === 'OPEN';
  const runs = meeting?.moves.some((move) => move === 'OPEN' || move === 'MARK') ?? false;
  useEffect(() => {
    if (!isOpen) return undefined;
    startPolling(POLL_MS);
    return stopPolling;
  }, [isOpen, startPolling, stopPolling]);
  return (
    <>
      <PageHeader
        title={meeting?.title ?? t('meetings')}
        lead={meeting ? t.pick(meeting.council.nameZh, meeting.council.nameEn) : undefined}
        back={{ to: '/councils', label: t('myMeetings') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {meeting ? (
        <Stack gap="large">
          {runs ? (
            <div>
              <LinkButton to={`/work/meetings/${meeting.id}`} icon={ScalesIcon}>
                {t('runIt')}
              </LinkButton>
            </div>
          ) : null}
          {isOpen ? <JoinForm meeting={meeting} code={params.get('c') ?? ''} /> : null}
          <ExcuseSelf meeting={meeting} />
          {isOpen || meeting.state === 'CLOSED' ? (
            <Section title={t('motions')}>
              <MotionList meeting={meeting} onChanged={refetch} />
            </Section>
          ) : null}
          <Card>
            <MeetingFacts meeting={meeting} />
          </Card>
        </Stack>
      ) : null}
    </>
  );
}
