import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { MinutesSheet } from '#client/features/meetings/minutes-sheet';
import { useMeetingTexts } from '#client/features/meetings/meeting-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { QueryState } from './query-state';

const MinutesPageDocument = graphql(`
  query MinutesPage($id: ID!) {
    meeting(id: $id) {
      id
      title
      ...MinutesSheet_meeting
    }
  }
`);

/** `/work/meetings/:meetingId/minutes`: the minutes as they are printed, signed and kept. */
export function MinutesPage() {
  const t = useMeetingTexts();
  const { meetingId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(MinutesPageDocument, {
    variables: { id: meetingId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('paperTitle')}
          lead={data?.meeting.title}
          back={{ to: `/work/meetings/${meetingId}`, label: t('toMeeting') }}
          actions={data ? <PrintButton kind="primary" /> : undefined}
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      </div>
      {data ? <MinutesSheet meeting={data.meeting} /> : null}
    </>
  );
}
