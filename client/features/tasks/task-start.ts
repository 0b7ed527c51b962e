import { type FragmentType, graphql, unmask } from '#client/gql';
import { toTimeInput } from '#client/ui/format';
import { useTaskTexts } from './task-texts';
import { BLANK_WORK, type WorkStart } from './work-values';

const TaskStart_template = graphql(`
  fragment TaskStart_template on TaskTemplate {
    code
    kind
    titleZh
    titleEn
    whatZh
    whatEn
    startsTime
    minutes
    weekdays
    ruleCode
    risk
    course
    minAge
    maxAge
    heavy
    night
    places {
      name
      skill
      places
    }
  }
`);

const TaskStart_own = graphql(`
  fragment TaskStart_own on VillageTemplate {
    id
    kind
    title
    what
    place
    gridId
    ruleId
    startsTime
    minutes
    weekdays
    risk
    course
    minAge
    maxAge
    heavy
    night
    places {
      name
      skill
      places
    }
  }
`);

/** What a new task or template begins with. */
export type Start = {
  work: WorkStart;
  /** 'HH:MM' */
  startsTime: string;
  minutes: number;
  /** Bit 0 is Monday; 0 for once. */
  weekdays: number;
};
export type Template = Start & {
  /** The code of one that every village has, the id of a village's own. */
  code: string;
  label: string;
};

export const BLANK_START: Start = { work: BLANK_WORK, startsTime: '09:00', minutes: 120, weekdays: 0 };

/** The templates every village has as beginnings of a form, in the reader's language. */
export function useTemplates(
  masked: readonly FragmentType<typeof TaskStart_template>[],
  rules: readonly { id: string; code: string }[],
): Template[] {
  const t = useTaskTexts();
  return unmask(TaskStart_template, masked).map((each) => ({
    code: each.code,
    label: `${t(each.kind)} · ${t.pick(each.titleZh, each.titleEn)}`,
    startsTime: each.startsTime.slice(0, 5),
    minutes: each.minutes,
    weekdays: each.weekdays,
    work: {
      ...BLANK_WORK,
      kind: each.kind,
      title: t.pick(each.titleZh, each.titleEn).slice(0, 60),
      what: t.pick(each.whatZh, each.whatEn).slice(0, 500),
      ruleId: rules.find(({ code }) => code === each.ruleCode)?.id ?? null,
      risk: each.risk,
      course: each.course,
      minAge: each.minAge,
      maxAge: each.maxAge,
      heavy: each.heavy,
      night: each.night,
      places: each.places,
    },
  }));
}

/** The village's own templates as beginnings of a form, as it wrote them. */
export function useOwnTemplates(masked: readonly FragmentType<typeof TaskStart_own>[]): Template[] {
  const t = useTaskTexts();
  return unmask(TaskStart_own, masked).map(({ id, startsTime, minutes, weekdays, ...work }) => ({
    code: id,
    label: `${t(work.kind)} · ${work.title}`,
    startsTime: startsTime.slice(0, 5),
    minutes,
    weekdays,
    work,
  }));
}

const TaskStart_task = graphql(`
  fragment TaskStart_task on Task {
    id
    kind
    title
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
    grid {
      id
    }
    rule {
      id
    }
    places {
      id
      name
      skill
      places
    }
  }
`);

/** What a template begins with that is made of a task somebody posted. */
export function useTaskStart(): (masked: FragmentType<typeof TaskStart_task>) => Start {
  return (masked) => {
    const task = unmask(TaskStart_task, masked);
    const minutes = Math.round((Date.parse(task.endsAt) - Date.parse(task.startsAt)) / 60_000);
    return {
      startsTime: toTimeInput(task.startsAt),
      minutes,
      weekdays: 0,
      work: {
        ...task,
        gridId: task.grid?.id ?? null,
        ruleId: task.rule?.id ?? null,
        places: task.places.map(({ name, skill, places }) => ({ name, skill, places })),
      },
    };
  };
}
