import { Link } from 'react-router';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { TaskCalendar_TaskFragment } from '#client/gql/graphql';
import { IconButton } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { ChevronLeftIcon, ChevronRightIcon } from '#client/ui/icons';
import { useFormat } from '#client/ui/use-format';
import { type Month, monthAfter, weeksOf } from './month';
import './task-calendar.css';
import { countsOf } from './task-list';
import { useTaskTexts } from './task-texts';

const TaskCalendar_task = graphql(`
  fragment TaskCalendar_task on Task {
    id
    title
    startsAt
    endsAt
    state
    places {
      id
      places
      filled
      waiting
    }
    mine {
      id
      state
    }
  }
`);

type Props = {
  month: Month;
  onMonth: (month: Month) => void;
  /** 'YYYY-MM-DD' */
  today: string;
  tasks: readonly FragmentType<typeof TaskCalendar_task>[];
  to: (id: string) => string;
};

// Any Monday and the six days after it, for the names of the weekdays.
const MONDAY = Date.parse('2024-01-01T04:00:00Z');
const DAY_MS = 86_400_000;

/** A month of tasks as a table of weeks; on a narrow screen the same as a list of days. */
export function TaskCalendar({ month, onMonth, today, tasks: masked, to }: Props) {
  const t = useTaskTexts();
  const f = useFormat();
  const tasks = unmask(TaskCalendar_task, masked);
  const byDay = new Map<string, TaskCalendar_TaskFragment[]>();
  for (const task of tasks) {
    const day = toDateInput(task.startsAt);
    byDay.set(day, [...(byDay.get(day) ?? []), task]);
  }
  // The tasks come in the order of their start, and so do their days.
  const days = [...byDay.keys()];
  const name = f.month(`${month}-15`);
  return (
    <section aria-label={t('calendar', { month: name })}>
      <div className="calendar-head no-print">
        <IconButton
          label={t('before')}
          icon={ChevronLeftIcon}
          onClick={() => onMonth(monthAfter(month, -1))}
        />
        <h2 aria-live="polite">{name}</h2>
        <IconButton
          label={t('after')}
          icon={ChevronRightIcon}
          onClick={() => onMonth(monthAfter(month, 1))}
        />
      </div>
      <table className="calendar">
        <caption className="visually-hidden">{t('calendar', { month: name })}</caption>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, index) => (
              <th key={index} scope="col">
                {f.weekday(new Date(MONDAY + index * DAY_MS))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <td key={day ?? index} data-today={day === today ? '' : undefined}>
                  {day ? (
                    <>
                      <span className="calendar-day" aria-current={day === today ? 'date' : undefined}>
                        {Number(day.slice(8))}
                      </span>
                      <DayTasks tasks={byDay.get(day) ?? []} to={to} />
                    </>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="calendar-agenda">
        {days.length === 0 ? <p className="muted">{t('nothing')}</p> : null}
        {days.map((day) => (
          <div key={day}>
            <h3>
              {f.day(day)} {f.weekday(day)}
            </h3>
            <DayTasks tasks={byDay.get(day) ?? []} to={to} />
          </div>
        ))}
      </div>
    </section>
  );
}

function DayTasks({ tasks, to }: { tasks: readonly TaskCalendar_TaskFragment[]; to: Props['to'] }) {
  const t = useTaskTexts();
  const f = useFormat();
  if (tasks.length === 0) return null;
  return (
    <ul className="calendar-tasks" role="list">
      {tasks.map((task) => {
        const { filled, places } = countsOf(task);
        const full = filled >= places;
        const look =
          task.state === 'CANCELLED'
            ? 'cancelled'
            : task.mine
              ? 'mine'
              : task.state === 'OPEN'
                ? full
                  ? 'full'
                  : 'gap'
                : 'over';
        return (
          <li key={task.id}>
            <Link className="calendar-task" data-look={look} to={to(task.id)}>
              {f.time(task.startsAt)} <span className="calendar-title">{task.title}</span>
              <small>
                {task.state === 'CANCELLED' ? t('cancelled') : t('filled', { filled, places })}
                {task.mine ? ` · ${t(task.mine.state === 'SIGNED' ? 'signed' : 'waits')}` : null}
              </small>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
