import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { AttendanceTerms } from '#client/features/attendance/attendance-terms';
import { useAttendanceTexts } from '#client/features/attendance/attendance-texts';
import { RollTaker } from '#client/features/attendance/roll-taker';
import type { PersonChoice } from '#client/features/people/person-combobox';
import { useSession } from '#client/features/people/session';
import { useHours } from '#client/features/tasks/task-list';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useTaskBase } from './task-base';
import { TaskPersonField } from './task-person';

const WorkTaskRollPageDocument = graphql(`
  query WorkTaskRollPage($taskId: ID!) {
    attendanceSheet(taskId: $taskId) {
      id
      task {
        id
        title
        startsAt
        endsAt
        village {
          id
        }
      }
      ...AttendanceSheet_sheet
    }
  }
`);

/** `/work/tasks/:taskId/roll`, and the same for a team's leader: who came and who left, marked on the leader's phone; then the roll is closed. */
export function WorkTaskRollPage() {
  const t = useAttendanceTexts();
  const hours = useHours();
  const { taskId = '' } = useParams();
  const { base } = useTaskBase();
  const { viewer, may } = useSession();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const owner = viewer?.resident.id;
  const { data, error, loading, refetch } = useQuery(
    WorkTaskRollPageDocument,
    owner ? { variables: { taskId }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const sheet = data?.attendanceSheet;
  return (
    <>
      <PageHeader
        title={sheet ? `${t('roll')}：${sheet.task.title}` : t('roll')}
        lead={sheet ? `${hours(sheet.task)}。${t('lead')}` : t('lead')}
        back={{ to: `${base}/tasks/${taskId}`, label: t('task') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="list" />
      {sheet && owner ? (
        <Stack gap="large">
          <RollTaker
            key={sheet.id}
            sheet={sheet}
            owner={owner}
            person={person}
            opensRecords={may('WORK')}
            onPersonDone={() => setPerson(null)}
          >
            <TaskPersonField
              villageId={sheet.task.village.id}
              name="walkIn"
              chosen={person}
              onChoose={setPerson}
              adds
            />
          </RollTaker>
          {may('MANAGE_PEOPLE') ? <AttendanceTerms sheet={sheet} /> : null}
        </Stack>
      ) : null}
    </>
  );
}
