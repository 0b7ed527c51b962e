import { type FragmentType, graphql, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { useHours } from './task-list';
import { useTaskTexts } from './task-texts';

const TaskFacts_task = graphql(`
  fragment TaskFacts_task on Task {
    id
    kind
    what
    place
    startsAt
    endsAt
    risk
    course
    minAge
    maxAge
    heavy
    night
    organiserName
    grid {
      id
      nameZh
      nameEn
    }
    team {
      id
      name
    }
    rule {
      id
      code
      current {
        id
        nameZh
        nameEn
      }
    }
  }
`);

/** What a task is, when and where, and what it asks of people. */
export function TaskFacts({
  task: masked,
  columns = 2,
}: {
  task: FragmentType<typeof TaskFacts_task>;
  columns?: 1 | 2;
}) {
  const t = useTaskTexts();
  const hours = useHours();
  const task = unmask(TaskFacts_task, masked);
  const { rule, grid } = task;
  const safety = [
    t(`risk${task.risk}`),
    ...(task.course ? [t('course', { course: t(`course${task.course}`) })] : []),
  ].join(' · ');
  const fit = [...(task.heavy ? [t('heavy')] : []), ...(task.night ? [t('night')] : [])].join(' · ');
  return (
    <>
      {task.what ? <p>{task.what}</p> : null}
      <KeyValues
        columns={columns}
        items={[
          { label: t('when'), value: hours(task) },
          { label: t('where'), value: task.place },
          grid && { label: t('grid'), value: t.pick(grid.nameZh, grid.nameEn) },
          { label: t('kind'), value: t(task.kind) },
          task.team && { label: t('team'), value: task.team.name },
          { label: t('organiser'), value: task.organiserName },
          {
            label: t('points'),
            value: rule?.current
              ? `${rule.code} ${t.pick(rule.current.nameZh, rule.current.nameEn)}`
              : t('noPoints'),
          },
          {
            label: t('age'),
            value: task.maxAge
              ? t('ageBetween', { from: task.minAge, to: task.maxAge })
              : t('ageFrom', { from: task.minAge }),
          },
          { label: t('fit'), value: fit || t('light') },
          { label: t('safety'), value: safety },
        ]}
      />
    </>
  );
}
