import { skipToken, useQuery } from '@apollo/client/react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { CallForm } from '#client/features/meetings/call-form';
import { useMeetingTexts } from '#client/features/meetings/meeting-texts';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const CallMeetingPageDocument = graphql(`
  query CallMeetingPage($councilId: ID!) {
    council(id: $councilId) {
      id
      nameZh
      nameEn
      mayRunMeetings
      area {
        id
      }
    }
  }
`);
const CallTermsDocument = graphql(`
  query CallTerms($villageId: ID!) {
    meetingSettings(villageId: $villageId) {
      villageId
      noticeDays
    }
  }
`);
const CallChangeDocument = graphql(`
  query CallChange($id: ID!) {
    meeting(id: $id) {
      id
      ...CallForm_meeting
    }
  }
`);

/** `/work/councils/:councilId/call`: a new meeting, or with `?meeting=` a change of one that is called. */
export function CallMeetingPage() {
  const t = useMeetingTexts();
  const now = useServerNow();
  const navigate = useNavigate();
  const { councilId = '' } = useParams();
  const [params] = useSearchParams();
  const meetingId = params.get('meeting');
  const { data, error, loading, refetch } = useQuery(CallMeetingPageDocument, { variables: { councilId } });
  const council = data?.council;
  const terms = useQuery(
    CallTermsDocument,
    council ? { variables: { villageId: council.area.id }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const change = useQuery(
    CallChangeDocument,
    meetingId ? { variables: { id: meetingId }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const settings = terms.data?.meetingSettings;
  const meeting = change.data?.meeting ?? null;

  function retry(): void {
    if (error) void refetch();
    if (terms.error) void terms.refetch();
    if (change.error) void change.refetch();
  }

  return (
    <>
      <PageHeader
        title={t(meetingId ? 'amendTitle' : 'callTitle')}
        lead={council ? t.pick(council.nameZh, council.nameEn) : undefined}
        back={{
          to: meetingId ? `/work/meetings/${meetingId}` : `/work/councils/${councilId}`,
          label: t(meetingId ? 'toMeeting' : 'back'),
        }}
      />
      <QueryState
        data={settings}
        error={error ?? terms.error ?? change.error}
        loading={loading || terms.loading || change.loading}
        onRetry={retry}
        kind="card"
      />
      {data && !council?.mayRunMeetings ? <EmptyState icon={ScalesIcon} title={t('gone')} /> : null}
      {council?.mayRunMeetings && settings && (!meetingId || meeting) ? (
        <Card>
          <CallForm
            councilId={councilId}
            meeting={meeting}
            noticeDays={settings.noticeDays}
            now={now()}
            onDone={(id) => navigate(`/work/meetings/${id}`)}
          />
        </Card>
      ) : null}
    </>
  );
}
