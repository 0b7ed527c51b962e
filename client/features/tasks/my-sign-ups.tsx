import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Attendance } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { useHours } from './task-list';
import { useTaskTexts } from './task-texts';

const MySignUps_signUp = graphql(`
  fragment MySignUps_signUp on SignUp {
    id
    state
    attended
    waitingNumber
    place {
      id
      name
    }
    task {
      id
      title
      place
      startsAt
      endsAt
      state
    }
  }
`);

const useMineTexts = defineTexts('my-sign-ups', {
  zh: {
    ATTENDED: '到了',
    ABSENT: '没到',
    EXCUSED: '请假',
    LEFT: '已退出',
    REMOVED: '名额已取消',
    notYet: '等点名',
  },
  en: {
    ATTENDED: 'attended',
    ABSENT: 'absent',
    EXCUSED: 'excused',
    LEFT: 'left',
    REMOVED: 'taken off',
    notYet: 'roll not taken yet',
  },
});

const TONE = { ATTENDED: 'good', ABSENT: 'warn', EXCUSED: 'plain' } as const satisfies Record<
  Attendance,
  string
>;

/** The viewer's own sign-ups, each a way to its task. */
export function MySignUps({
  signUps: masked,
}: {
  signUps: readonly FragmentType<typeof MySignUps_signUp>[];
}) {
  const t = useMineTexts();
  const words = useTaskTexts();
  const hours = useHours();
  const signUps = unmask(MySignUps_signUp, masked);
  return (
    <CardList>
      {signUps.map(({ id, state, attended, waitingNumber, place, task }) => {
        const tag =
          task.state === 'CANCELLED'
            ? ({ tone: 'bad', text: words('cancelled') } as const)
            : attended
              ? ({ tone: TONE[attended], text: t(attended) } as const)
              : state === 'WAITING'
                ? ({ tone: 'warn', text: words('waitsNth', { nth: waitingNumber ?? 0 }) } as const)
                : state === 'SIGNED'
                  ? task.state === 'CLOSED'
                    ? ({ tone: 'plain', text: t('notYet') } as const)
                    : ({ tone: 'good', text: words('signed') } as const)
                  : ({ tone: 'plain', text: t(state) } as const);
        return (
          <li key={id}>
            <CardLink
              to={`/tasks/${task.id}`}
              title={task.title}
              end={<StatusTag tone={tag.tone}>{tag.text}</StatusTag>}
            >
              {hours(task)} · {task.place} · {place.name}
            </CardLink>
          </li>
        );
      })}
    </CardList>
  );
}
