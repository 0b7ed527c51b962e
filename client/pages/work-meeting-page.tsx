import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { usePlaceName } from '#client/features/councils/place-names';
import { AddMotionForm } from '#client/features/meetings/add-motion-form';
import { MeetingFacts } from '#client/features/meetings/meeting-facts';
import { MeetingMoves } from '#client/features/meetings/meeting-moves';
import { MeetingRoll } from '#client/features/meetings/meeting-roll';
import { useMeetingTexts } from '#client/features/meetings/meeting-texts';
import { MinutesForm } from '#client/features/meetings/minutes-form';
import { MotionList } from '#client/features/meetings/motion-list';
import { UnsavedMinutes } from '#client/features/meetings/unsaved-minutes';
import { type PersonChoice, PersonCombobox } from '#client/features/people/person-combobox';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { PlusIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const WorkMeetingPageDocument = graphql(`
  query WorkMeetingPage($id: ID!) {
    meeting(id: $id) {
      id
      title
      state
      moves
      council {
        id
        nameZh
        nameEn
        area {
          id
        }
        kind {
          code
          ...PlaceNames_kind
        }
      }
      ...MeetingFacts_meeting
      ...MeetingMoves_meeting
      ...MeetingRoll_meeting
      ...MotionList_meeting
      ...MinutesForm_meeting
    }
  }
`);

/** While a meeting is on, what others do with their phones is looked for so often. */
const POLL_MS = 5000;

/** `/work/meetings/:meetingId`: one meeting before whoever runs it: order, roll, votes, minutes. */
export function WorkMeetingPage() {
  const t = useMeetingTexts();
  const { meetingId = '' } = useParams();
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(WorkMeetingPageDocument, {
    variables: { id: meetingId },
    fetchPolicy: 'cache-and-network',
  });
  const meeting = data?.meeting;
  const placeName = usePlaceName(meeting?.council.kind);
  const isOpen = meeting?.state === 'OPEN';
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
        back={{ to: meeting ? `/work/councils/${meeting.council.id}` : '/work/councils', label: t('back') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {meeting ? (
        <Stack gap="large">
          <Card>
            <Stack>
              <MeetingFacts meeting={meeting} />
              <MeetingMoves meeting={meeting} onChanged={refetch} />
            </Stack>
          </Card>
          <MeetingRoll meeting={meeting} placeName={placeName} onReload={() => void refetch()} />
          <Section title={t('motions')}>
            <Stack>
              <MotionList meeting={meeting} onChanged={refetch} />
              {meeting.moves.includes('ADD_MOTION') ? (
                <AddMotion
                  meetingId={meeting.id}
                  villageId={meeting.council.area.id}
                  onDone={() => refetch()}
                />
              ) : null}
            </Stack>
          </Section>
          {meeting.moves.includes('WRITE') ? (
            <Section title={t('minutes')}>
              <Card>
                <MinutesForm key={meeting.id} meeting={meeting} />
              </Card>
            </Section>
          ) : (
            <UnsavedMinutes key={meeting.id} meeting={meeting} />
          )}
        </Stack>
      ) : null}
    </>
  );
}

type AddProps = { meetingId: string; villageId: string; onDone: () => Promise<unknown> };

function AddMotion({ meetingId, villageId, onDone }: AddProps) {
  const t = useMeetingTexts();
  const [open, setOpen] = useState(false);
  const [concerned, setConcerned] = useState<readonly PersonChoice[]>([]);
  if (!open) {
    return (
      <div className="no-print">
        <Button icon={PlusIcon} onClick={() => setOpen(true)}>
          {t('addMotion')}
        </Button>
      </div>
    );
  }
  return (
    <Card tone="sunken">
      <AddMotionForm
        meetingId={meetingId}
        concerned={concerned}
        onDrop={(id) => setConcerned(concerned.filter((person) => person.id !== id))}
        personField={
          <PersonCombobox
            villageId={villageId}
            name="concerned"
            label={t('concernedAdd')}
            chosen={null}
            adds
            onChoose={(person) => {
              if (person && !concerned.some(({ id }) => id === person.id))
                setConcerned([...concerned, person]);
            }}
          />
        }
        onDone={async () => {
          setOpen(false);
          setConcerned([]);
          await onDone();
        }}
      />
    </Card>
  );
}
