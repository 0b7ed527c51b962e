import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { useSession } from '#client/features/people/session';
import { SignUpBox } from '#client/features/tasks/sign-up-box';
import { TaskFacts } from '#client/features/tasks/task-facts';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const TaskPageDocument = graphql(`
  query TaskPage($id: ID!) {
    task(id: $id) {
      id
      title
      startsAt
      moves
      team {
        id
      }
      ...TaskFacts_task
      ...SignUpBox_task
    }
  }
`);

const useTaskPageTexts = defineTexts('task-page', {
  zh: {
    tasks: '志愿任务',
    task: '任务',
    none: '找不到这个任务',
    noneHint: '可能不是本村的任务。',
    organise: '组织这个任务',
  },
  en: {
    tasks: 'Tasks',
    task: 'Task',
    none: 'There is no such task',
    noneHint: 'It may belong to another village.',
    organise: 'Organise this task',
  },
});

/** `/tasks/:taskId`: one task, and the button to sign up. */
export function TaskPage() {
  const t = useTaskPageTexts();
  const f = useFormat();
  const { taskId = '' } = useParams();
  const { may } = useSession();
  const now = useServerNow();
  const { data, error, loading, refetch } = useQuery(TaskPageDocument, {
    variables: { id: taskId },
    fetchPolicy: 'cache-and-network',
  });
  const task = data?.task;
  // A leader without a post organises from the pages of the team.
  const base = may('WORK') ? '/work' : task?.team ? `/teams/${task.team.id}/lead` : null;
  const organise = task && base && task.moves.includes('SIGN_OTHERS') ? `${base}/tasks/${task.id}` : null;
  return (
    <>
      <PageHeader
        title={task?.title ?? t('task')}
        lead={
          task ? `${f.date(task.startsAt)} ${f.weekday(task.startsAt)} ${f.time(task.startsAt)}` : undefined
        }
        back={{ to: '/tasks', label: t('tasks') }}
        actions={organise ? <LinkButton to={organise}>{t('organise')}</LinkButton> : null}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && !task ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      {task ? (
        <TwoColumn
          main={
            <Card>
              <TaskFacts task={task} />
            </Card>
          }
          aside={<SignUpBox task={task} now={now()} />}
        />
      ) : null}
    </>
  );
}
