import { type FragmentType, graphql, unmask } from '#client/gql';
import type { TaskList_TaskFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { CardLink, CardList } from '#client/ui/card';
import { CalendarIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { useTaskTexts } from './task-texts';

const TaskList_task = graphql(`
  fragment TaskList_task on Task {
    id
    title
    kind
    place
    startsAt
    endsAt
    state
    nearHome
    places {
      id
      places
      filled
      waiting
    }
    mine {
      id
      state
      waitingNumber
    }
  }
`);

type Counted = { places: readonly { places: number; filled: number; waiting: number }[] };

/** How many places a task has, how many are taken, how many wait. */
export function countsOf({ places }: Counted): { places: number; filled: number; waiting: number } {
  return places.reduce(
    (sum, each) => ({
      places: sum.places + each.places,
      filled: sum.filled + each.filled,
      waiting: sum.waiting + each.waiting,
    }),
    { places: 0, filled: 0, waiting: 0 },
  );
}

export function useHours(): (task: { startsAt: string; endsAt: string }) => string {
  const t = useTaskTexts();
  const f = useFormat();
  return ({ startsAt, endsAt }) =>
    t('hours', {
      day: `${f.day(startsAt)} ${f.weekday(startsAt)}`,
      from: f.time(startsAt),
      to: f.time(endsAt),
    });
}

/** Tasks in the order of their start, each a way to its page. */
export function TaskList({
  tasks: masked,
  to,
  empty,
}: {
  tasks: readonly FragmentType<typeof TaskList_task>[];
  to: (id: string) => string;
  empty?: string;
}) {
  const t = useTaskTexts();
  const hours = useHours();
  const tasks = unmask(TaskList_task, masked);
  if (tasks.length === 0)
    return (
      <EmptyState icon={CalendarIcon} title={empty ?? t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  return (
    <CardList>
      {tasks.map((task) => (
        <li key={task.id}>
          <CardLink to={to(task.id)} title={task.title} end={<TaskMark task={task} />}>
            {hours(task)} · {task.place}
            {task.nearHome ? ` · ${t('near')}` : null}
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}

/** The one thing worth knowing about a task in a list: mine, called off, or how full it is. */
function TaskMark({ task }: { task: TaskList_TaskFragment }) {
  const t = useTaskTexts();
  const { filled, places } = countsOf(task);
  if (task.state === 'CANCELLED') return <StatusTag tone="bad">{t('cancelled')}</StatusTag>;
  if (task.mine?.state === 'SIGNED') return <StatusTag tone="good">{t('signed')}</StatusTag>;
  if (task.mine)
    return <StatusTag tone="warn">{t('waitsNth', { nth: task.mine.waitingNumber ?? 0 })}</StatusTag>;
  if (task.state === 'CLOSED') return <StatusTag tone="plain">{t('over')}</StatusTag>;
  return (
    <StatusTag tone={filled >= places ? 'plain' : 'info'}>
      {filled >= places ? t('full') : t('filled', { filled, places })}
    </StatusTag>
  );
}
