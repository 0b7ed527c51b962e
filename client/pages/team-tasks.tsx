import { useQuery } from '@apollo/client/react';
import { useWeekdays } from '#client/features/tasks/rhythm-fields';
import { TaskList } from '#client/features/tasks/task-list';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { RefreshIcon } from '#client/ui/icons';
import { PlusIcon } from '#client/ui/more-icons';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const TeamTasksDocument = graphql(`
  query TeamTasks($villageId: ID!, $teamId: ID!, $from: LocalDate!, $to: LocalDate!) {
    coming: tasks(villageId: $villageId, teamId: $teamId, first: 20) {
      nodes {
        id
        ...TaskList_task
      }
    }
    recent: tasks(villageId: $villageId, teamId: $teamId, from: $from, to: $to, openOnly: true, first: 50) {
      nodes {
        id
        endsAt
        ...TaskList_task
      }
    }
    seriesOfVillage(villageId: $villageId) {
      id
      title
      weekdays
      startsTime
      team {
        id
      }
    }
  }
`);

const useTeamTasksTexts = defineTexts('team-tasks', {
  zh: {
    title: '队里的任务',
    post: '发布任务',
    none: '近期没有任务',
    unclosed: '还没收的点名表',
    unclosedHint: '到场、离开的时间写好了就可以收表；没有点名权限的，请组织者或村文书来收。',
    weekly: '每周任务',
  },
  en: {
    title: 'The team’s tasks',
    post: 'Post a task',
    none: 'No tasks soon',
    unclosed: 'Rolls not closed yet',
    unclosedHint:
      'Once everybody’s times are there the roll can be closed; without that right, ask an organiser or the clerk.',
    weekly: 'Weekly tasks',
  },
});

const WEEK_MS = 7 * 86_400_000;

type Props = { teamId: string; villageId: string; mayPost: boolean; isWork: boolean };

/** What a team does next; for whoever posts its tasks also the way to a new one, to the rolls and the weekly plans. */
export function TeamTasks({ teamId, villageId, mayPost, isWork }: Props) {
  const t = useTeamTasksTexts();
  const weekdays = useWeekdays();
  const now = useServerNow()();
  const { data, error, loading, refetch } = useQuery(TeamTasksDocument, {
    variables: { villageId, teamId, from: toDateInput(now.getTime() - WEEK_MS), to: toDateInput(now) },
    fetchPolicy: 'cache-and-network',
  });
  const organised = isWork ? '/work' : `/teams/${teamId}/lead`;
  const to = (id: string): string => (mayPost || isWork ? `${organised}/tasks/${id}` : `/tasks/${id}`);
  const over = (data?.recent.nodes ?? []).filter(({ endsAt }) => Date.parse(endsAt) <= now.getTime());
  const series = (data?.seriesOfVillage ?? []).filter(({ team }) => team?.id === teamId);
  return (
    <Section
      title={t('title')}
      actions={
        mayPost ? (
          <LinkButton kind="primary" icon={PlusIcon} to={`${organised}/tasks/new`}>
            {t('post')}
          </LinkButton>
        ) : null
      }
    >
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <Stack gap="large">
          <TaskList tasks={data.coming.nodes} to={to} empty={t('none')} />
          {mayPost && over.length > 0 ? (
            <Section title={t('unclosed')} lead={t('unclosedHint')} level={3}>
              <TaskList tasks={over} to={(id) => `${organised}/tasks/${id}/roll`} />
            </Section>
          ) : null}
          {mayPost && series.length > 0 ? (
            <Section title={t('weekly')} level={3}>
              <CardList>
                {series.map((each) => (
                  <li key={each.id}>
                    <CardLink to={`${organised}/series/${each.id}`} icon={RefreshIcon} title={each.title}>
                      {weekdays(each.weekdays)} {each.startsTime.slice(0, 5)}
                    </CardLink>
                  </li>
                ))}
              </CardList>
            </Section>
          ) : null}
        </Stack>
      ) : null}
    </Section>
  );
}
