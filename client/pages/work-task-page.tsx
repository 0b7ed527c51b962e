import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useParams } from 'react-router';
import type { PersonChoice } from '#client/features/people/person-combobox';
import { PeopleTable } from '#client/features/tasks/people-table';
import { SignOther } from '#client/features/tasks/sign-other';
import { TaskFacts } from '#client/features/tasks/task-facts';
import { useHours } from '#client/features/tasks/task-list';
import { TaskMoves } from '#client/features/tasks/task-moves';
import { TaskPaper } from '#client/features/tasks/task-paper';
import { useVillageOptions } from '#client/features/tasks/village-options';
import { useWorkTaskTexts } from '#client/features/tasks/work-form-texts';
import { graphql } from '#client/gql';
import type { WorkTaskPageQuery } from '#client/gql/graphql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { ClipboardIcon } from '#client/ui/icons';
import { PrintIcon, UsersIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Row, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useTaskBase } from './task-base';
import { TaskPersonField } from './task-person';

const WorkTaskPageDocument = graphql(`
  query WorkTaskPage($id: ID!) {
    task(id: $id) {
      id
      title
      place
      startsAt
      endsAt
      state
      cancelledReason
      seriesId
      dayOff {
        day
        nameZh
        nameEn
      }
      moves
      village {
        id
        nameZh
        nameEn
      }
      people {
        id
      }
      ...TaskFacts_task
      ...TaskMoves_task
      ...PeopleTable_task
      ...SignOther_task
    }
  }
`);
const WorkTaskOptionsDocument = graphql(`
  query WorkTaskOptions($villageId: ID!) {
    area(id: $villageId) {
      id
      ...VillageOptions_area
    }
    rules(villageId: $villageId) {
      id
      ...VillageOptions_rule
    }
  }
`);

const useWorkTaskPageTexts = defineTexts('work-task-page', {
  zh: {
    tasks: '志愿任务',
    task: '任务',
    team: '服务队',
    none: '找不到这个任务',
    noneHint: '可能不是您管的村的任务。',
    notYours: '这个任务由别的队伍组织，您看不到名单。',
    cancelled: '已取消',
    roll: '点名',
  },
  en: {
    tasks: 'Tasks',
    task: 'Task',
    team: 'The team',
    none: 'There is no such task',
    noneHint: 'It may belong to a village you do not serve.',
    notYours: 'Others organise this task; its list is theirs.',
    cancelled: 'Called off',
    roll: 'Roll',
  },
});

/** `/work/tasks/:taskId`: who comes, who waits, who must be told; change, call off, print. */
export function WorkTaskPage() {
  const t = useWorkTaskPageTexts();
  const { taskId = '' } = useParams();
  const { list, teamId } = useTaskBase();
  const { data, error, loading, refetch } = useQuery(WorkTaskPageDocument, {
    variables: { id: taskId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      {data?.task ? null : (
        <PageHeader title={t('task')} back={{ to: list, label: t(teamId === null ? 'tasks' : 'team') }} />
      )}
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && !data.task ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      {data?.task ? <Loaded task={data.task} onDone={() => refetch()} /> : null}
    </>
  );
}

type Task = NonNullable<WorkTaskPageQuery['task']>;

function Loaded({ task, onDone }: { task: Task; onDone: () => Promise<unknown> }) {
  const t = useWorkTaskPageTexts();
  const words = useWorkTaskTexts();
  const hours = useHours();
  const { base, list, teamId } = useTaskBase();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const [blank, setBlank] = useState(false);
  const organised = task.people !== null;
  const { data } = useQuery(
    WorkTaskOptionsDocument,
    organised ? { variables: { villageId: task.village.id } } : skipToken,
  );
  const { grids, rules } = useVillageOptions({ area: data?.area ?? null, rules: data?.rules ?? [] });

  function print(empty: boolean): void {
    flushSync(() => setBlank(empty));
    window.print();
  }

  return (
    <>
      <div className="no-print">
        <PageHeader
          title={task.title}
          lead={hours(task)}
          back={{ to: list, label: t(teamId === null ? 'tasks' : 'team') }}
          actions={
            organised && data ? <TaskMoves task={task} grids={grids} rules={rules} onDone={onDone} /> : null
          }
        />
        <TwoColumn
          main={
            <Stack gap="large">
              {task.state === 'CANCELLED' ? (
                <Notice tone="bad" title={t('cancelled')}>
                  {task.cancelledReason}
                </Notice>
              ) : null}
              {organised && task.dayOff ? (
                <Notice tone="warn">
                  {words('onDayOff', { name: words.pick(task.dayOff.nameZh, task.dayOff.nameEn) })}
                </Notice>
              ) : null}
              {organised ? <PeopleTable task={task} /> : <Notice>{t('notYours')}</Notice>}
            </Stack>
          }
          aside={
            <Stack>
              <Card>
                <TaskFacts task={task} columns={1} />
              </Card>
              {task.moves.includes('SIGN_OTHERS') ? (
                <SignOther
                  task={task}
                  person={person}
                  onDone={() => {
                    setPerson(null);
                    void onDone();
                  }}
                >
                  <TaskPersonField
                    villageId={task.village.id}
                    name="residentId"
                    label={words('person')}
                    chosen={person}
                    onChoose={setPerson}
                    required
                  />
                </SignOther>
              ) : null}
              {organised && task.state !== 'CANCELLED' ? (
                <LinkButton kind="primary" to={`${base}/tasks/${task.id}/roll`} icon={UsersIcon} wide>
                  {t('roll')}
                </LinkButton>
              ) : null}
              {organised ? (
                <Row wrap>
                  <Button icon={PrintIcon} onClick={() => print(false)}>
                    {words('print')}
                  </Button>
                  <Button icon={PrintIcon} onClick={() => print(true)}>
                    {words('printBlank')}
                  </Button>
                  {base === '/work' ? (
                    <LinkButton
                      icon={ClipboardIcon}
                      to={`/work/tasks/templates?task=${task.id}&village=${task.village.id}`}
                    >
                      {words('toTemplate')}
                    </LinkButton>
                  ) : null}
                </Row>
              ) : null}
              {task.seriesId ? (
                <LinkButton to={`${base}/series/${task.seriesId}`}>{words('openSeries')}</LinkButton>
              ) : null}
            </Stack>
          }
        />
      </div>
      <TaskPaper
        title={task.title}
        when={hours(task)}
        place={task.place}
        village={task.village.nameZh}
        task={task}
        blank={blank}
      />
    </>
  );
}
