import { villageCode } from '#server/app/demo/areas';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { cancelTask } from '#server/features/tasks/cancel-task';
import type { WorkInput } from '#server/features/tasks/inputs';
import { leaveTask } from '#server/features/tasks/leave-task';
import { keepTemplate, moveTemplate } from '#server/features/tasks/keep-template';
import { postSeries } from '#server/features/tasks/post-series';
import { postTask } from '#server/features/tasks/post-task';
import { hoursOn, weekdayOf } from '#server/features/tasks/series-days';
import { signUp } from '#server/features/tasks/sign-up';
import { SignUpState } from '#server/features/tasks/sign-up.entity';
import { OnHolidays, TaskTemplate } from '#server/features/tasks/task-series.entity';
import { TemplateMove } from '#server/features/tasks/village-template.entity';
import { insert } from './insert';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';
import { pastTasks, SERIES_DAYS_AGO } from './task-plan';

/** How many grown-ups without a part in a story sign up in turn. */
const CROWD = 60;
const SATURDAY = 5;

type Once = [organiser: string, code: string, place: string, day: string, people: number];

interface Person {
  id: string;
  name: string;
}

/**
 * A year of tasks of 银杏坝村 with who came; 蓝晓峰's weekly patrol for eight, the next one full with two waiting; tasks
 * that still need people, one called off, and a river watch that asks for training and insurance.
 */
export function taskSteps(ids: CountyIds, today: string): Step[] {
  const villageId = ids.area(villageCode);
  const step = (daysAgo: number, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(addDays(today, -daysAgo)).getTime() + minutes * 60_000),
    rank: 10,
    run,
  });
  const village = new Village(villageId);
  const once = (minutes: number, ...task: Once): Step =>
    step(4, minutes, async (tx) => void (await village.once(tx, ...task)));
  const saturday = addDays(today, ((SATURDAY - weekdayOf(today) + 7) % 7) + 7);
  return [
    step(SERIES_DAYS_AGO, 5, (tx) => village.remember(tx, today)),
    step(SERIES_DAYS_AGO, 10, (tx) =>
      village.weekly(tx, '蓝晓峰', 'PT-01', '村委会门口集合', [4], addDays(today, -SERIES_DAYS_AGO + 1)),
    ),
    step(SERIES_DAYS_AGO, 15, (tx) =>
      village.weekly(tx, '贺春梅', 'DC-01', '日间照料中心', [2], addDays(today, -SERIES_DAYS_AGO + 1)),
    ),
    step(SERIES_DAYS_AGO, 20, (tx) =>
      village.weekly(tx, '贺春梅', 'AS-01', '村小二楼教室', [1, 3], addDays(today, -SERIES_DAYS_AGO + 1)),
    ),
    step(SERIES_DAYS_AGO, 25, (tx) => village.fillWeeks(tx, 0, SERIES_DAYS_AGO, 6)),
    once(5, '贺春梅', 'DL-01', '平安超市门口', addDays(today, 3), 3),
    step(4, 10, async (tx) => {
      const taskId = await village.once(tx, '贺春梅', 'ES-01', '镇卫生院门口', addDays(today, 4), 1);
      await village.waits(tx, taskId, '邓巧珍', 2);
    }),
    once(15, '贺春梅', 'CS-01', '文化广场', addDays(today, 9), 5),
    once(20, '蓝晓峰', 'RV-01', '上游水闸', saturday, 3),
    once(25, '贺春梅', 'SP-01', '下坝柑橘园', addDays(today, 12), 4),
    step(5, 5, (tx) => village.keepsTemplates(tx, '贺春梅')),
    step(4, 30, async (tx) => {
      const taskId = await village.once(tx, '贺春梅', 'MT-01', '儿童之家', addDays(today, 6), 4);
      await cancelTask(tx, await village.actor(tx, '贺春梅'), {
        requestId: newId(),
        taskId: found(taskId),
        reason: '天气预报有大雨，改到下个月。',
      });
    }),
    step(3, 5, (tx) => village.fillWeeks(tx, 3, 30, 5)),
    step(2, 5, (tx) => village.crowdNextPatrol(tx)),
    step(1, 5, (tx) => village.movesUp(tx, '邓巧珍')),
  ];
}

class Village {
  private turn = 0;

  constructor(private readonly villageId: string) {}

  async actor(tx: Tx, name: string): Promise<Actor> {
    const row = await tx.row<{ id: string }>(
      'select id from resident where name = $1 and village_id = $2 order by id limit 1',
      [name, this.villageId],
    );
    return found(await loadActor(tx, { residentId: found(row).id }));
  }

  private crowd(tx: Tx): Promise<Person[]> {
    return tx.rows<Person>(
      `select r.id, r.name from resident r
       where r.village_id = $1 and r.state = 'ACTIVE' and r.login_id is null
         and extract(year from $2::timestamptz) - r.birth_year between 22 and 62
       order by hashtextextended(r.name, 7), r.id limit ${CROWD}`,
      [this.villageId, tx.at],
    );
  }

  /** Volunteers who passed a course and are insured. */
  private trained(tx: Tx, course: string): Promise<Person[]> {
    return tx.rows<Person>(
      `select r.id, r.name from volunteer v join resident r on r.id = v.resident_id and r.state = 'ACTIVE'
       where v.village_id = $1 and v.state = 'ACTIVE' and v.insured_until > $3
         and exists (select 1 from training c where c.resident_id = r.id and c.course = $2)
       order by v.number limit ${CROWD}`,
      [this.villageId, course, tx.at],
    );
  }

  private async template(tx: Tx, code: string): Promise<TaskTemplate> {
    return found(await tx.one(TaskTemplate, { code }));
  }

  /** The tasks before the weekly series began, entered from the old papers with who came. */
  async remember(tx: Tx, today: string): Promise<void> {
    const crowd = await this.crowd(tx);
    const templates = new Map((await tx.many(TaskTemplate, {})).map((each) => [each.code, each]));
    const rules = await tx.rows<{ id: string; code: string }>(
      'select r.id, r.code from rule r join area a on r.area_id = any(a.path) where a.id = $1',
      [this.villageId],
    );
    const tasks = [];
    const places = [];
    const signUps = [];
    for (const [nth, past] of pastTasks(today).entries()) {
      const template = found(templates.get(past.template));
      const { startsAt, endsAt } = hoursOn(past.day, template.startsTime, template.minutes);
      const [taskId, placeId] = [newId(), newId()];
      const postedAt = new Date(startsAt.getTime() - 10 * 86_400_000);
      const organiser = (await this.actor(tx, past.organiser)).residentId;
      tasks.push({
        id: taskId,
        village_id: this.villageId,
        kind: template.kind,
        title: template.titleZh,
        what: template.whatZh,
        place: past.place,
        starts_at: startsAt,
        ends_at: endsAt,
        rule_id: rules.find(({ code }) => code === template.ruleCode)?.id ?? null,
        risk: template.risk,
        course: template.course,
        min_age: template.minAge,
        max_age: template.maxAge,
        heavy: template.heavy,
        night: template.night,
        state: 'CLOSED',
        organiser_id: organiser,
        created_at: postedAt,
        altered: false,
        revision: 0,
        changed_at: postedAt,
      });
      const role = template.places[0]?.name ?? '志愿者';
      places.push({ id: placeId, task_id: taskId, name: role, places: past.people + 1, position: 0 });
      for (let place = 0; place < past.people; place += 1) {
        const person = found(crowd[(nth * 7 + place) % crowd.length]);
        const at = new Date(startsAt.getTime() - (2 + ((nth + place) % 7)) * 86_400_000);
        const left = (nth + place * 3) % 19 === 0;
        signUps.push({
          id: newId(),
          task_id: taskId,
          task_place_id: placeId,
          resident_id: person.id,
          state: left ? 'LEFT' : 'SIGNED',
          at,
          ended_at: left ? new Date(at.getTime() + 86_400_000) : null,
          attended: left ? 'EXCUSED' : (nth + place * 5) % 23 === 0 ? 'ABSENT' : 'ATTENDED',
          by_id: person.id,
        });
      }
    }
    await insert(tx, 'task', tasks);
    await insert(tx, 'task_place', places);
    await insert(tx, 'sign_up', signUps);
  }

  private async workOf(
    tx: Tx,
    code: string,
    place: string,
  ): Promise<{ template: TaskTemplate; work: WorkInput }> {
    const template = await this.template(tx, code);
    const rule = await tx.row<{ id: string }>(
      'select r.id from rule r join area a on r.area_id = any(a.path) where a.id = $1 and r.code = $2',
      [this.villageId, template.ruleCode],
    );
    const { kind, risk, course, minAge, maxAge, heavy, night, places } = template;
    return {
      template,
      work: {
        kind,
        title: template.titleZh,
        what: template.whatZh,
        place,
        ruleId: rule?.id ?? null,
        risk,
        course,
        minAge,
        maxAge,
        heavy,
        night,
        places,
      },
    };
  }

  private async teamOf(tx: Tx, kind: string): Promise<string | null> {
    const team = await tx.row<{ id: string }>(
      `select id from team where kind = $1 and village_id = $2 and state = 'ACTIVE' order by id limit 1`,
      [kind, this.villageId],
    );
    return team?.id ?? null;
  }

  async weekly(
    tx: Tx,
    organiser: string,
    code: string,
    place: string,
    weekdays: number[],
    startsOn: string,
  ): Promise<void> {
    const actor = await this.actor(tx, organiser);
    const { template, work } = await this.workOf(tx, code, place);
    await postSeries(tx, actor, {
      requestId: newId(),
      villageId: this.villageId,
      teamId: await this.teamOf(tx, work.kind),
      work,
      rhythm: {
        weekdays,
        every: 1,
        startsOn,
        startsTime: template.startsTime.slice(0, 5),
        minutes: template.minutes,
        holidays: OnHolidays.SKIP,
      },
    });
  }

  async once(tx: Tx, ...[organiser, code, place, day, people]: Once): Promise<string> {
    const actor = await this.actor(tx, organiser);
    const { template, work } = await this.workOf(tx, code, place);
    const taskId = newId();
    await postTask(tx, actor, {
      requestId: taskId,
      villageId: this.villageId,
      teamId: await this.teamOf(tx, work.kind),
      work,
      ...hoursOn(day, template.startsTime, template.minutes),
    });
    await this.join(
      tx,
      taskId,
      people,
      template.course ? await this.trained(tx, template.course) : undefined,
    );
    return taskId;
  }

  /** So many of the crowd sign up, those who fit and are free; whoever finds it full waits. */
  private async join(tx: Tx, taskId: string, people: number, some?: readonly Person[]): Promise<void> {
    const crowd = some ?? (await this.crowd(tx));
    const place = found(
      await tx.row<{ id: string }>('select id from task_place where task_id = $1 order by position limit 1', [
        taskId,
      ]),
    );
    let joined = 0;
    for (let tries = 0; joined < people && tries < crowd.length; tries += 1) {
      const person = found(crowd[this.turn % crowd.length]);
      this.turn += 1;
      const actor = found(await loadActor(tx, { residentId: person.id }));
      try {
        await signUp(tx, actor, { requestId: newId(), taskId, placeId: place.id });
        joined += 1;
      } catch (error) {
        // Somebody else fits or is free at that time; a fault of ours is none of these.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  /** What the village often does and no usual template says; one of them it does no more. */
  async keepsTemplates(tx: Tx, keeper: string): Promise<void> {
    const actor = await this.actor(tx, keeper);
    const own = [
      {
        code: 'CS-01',
        title: '院坝会搭台摆凳',
        what: '开会前一小时到，搭台、摆凳、烧水，会后收场。',
        place: '文化广场',
      },
      { code: 'RV-01', title: '河边捡垃圾', what: '沿河岸捡垃圾，分类装袋，不下水。', place: '上游水闸' },
      {
        code: 'DC-01',
        title: '敬老餐帮厨',
        what: '洗菜、切菜、分餐，给走不动的老人送到家。',
        place: '日间照料中心',
      },
    ];
    let last = '';
    for (const { code, ...words } of own) {
      const { template, work } = await this.workOf(tx, code, words.place);
      const kept = await keepTemplate(tx, actor, {
        requestId: newId(),
        villageId: this.villageId,
        work: { ...work, ...words },
        startsTime: template.startsTime.slice(0, 5),
        minutes: template.minutes,
        weekdays: [],
      });
      last = kept.id;
    }
    await moveTemplate(tx, actor, {
      requestId: newId(),
      templateId: last,
      move: TemplateMove.RETIRE,
    });
  }

  /** People come to the weekly tasks of these days from today, fewer the farther they are. */
  async fillWeeks(tx: Tx, from: number, to: number, most: number): Promise<void> {
    const tasks = await tx.rows<{ id: string; places: number }>(
      `select t.id, p.places from task t join task_place p on p.task_id = t.id and p.position = 0
       where t.village_id = $1 and t.series_id is not null and t.state = 'OPEN' and t.starts_at > $2
         and t.starts_at between $2::timestamptz + make_interval(days => $3) and $2::timestamptz + make_interval(days => $4)
       order by t.starts_at`,
      [this.villageId, tx.at, from, to],
    );
    for (const [nth, { id, places }] of tasks.entries()) {
      await this.join(tx, id, Math.max(1, Math.min(most, places - 1) - Math.floor(nth / 4)));
    }
  }

  private nextPatrol(tx: Tx): Promise<{ id: string } | null> {
    return tx.row<{ id: string }>(
      `select t.id from task t where t.village_id = $1 and t.kind = 'PATROL' and t.series_id is not null
         and t.state = 'OPEN' and t.starts_at > $2::timestamptz + interval '3 days' order by t.starts_at limit 1`,
      [this.villageId, tx.at],
    );
  }

  /** The next patrol fills up, and two more wait. */
  async crowdNextPatrol(tx: Tx): Promise<void> {
    const patrol = found(await this.nextPatrol(tx));
    const taken = await tx.row<{ free: number }>(
      `select p.places - (select count(*) from sign_up s where s.task_place_id = p.id and s.state = 'SIGNED') as free
       from task_place p where p.task_id = $1`,
      [patrol.id],
    );
    await this.join(tx, patrol.id, taken?.free ?? 0);
    await this.join(tx, patrol.id, 2);
  }

  /** One person finds it full and waits, others after her. */
  async waits(tx: Tx, taskId: string, name: string, others: number): Promise<void> {
    await signUp(tx, await this.actor(tx, name), { requestId: newId(), taskId });
    await this.join(tx, taskId, others);
  }

  /** Somebody cannot come: the first who waits gets the place and a message. */
  async movesUp(tx: Tx, name: string): Promise<void> {
    const waiting = await tx.row<{ taskId: string }>(
      `select s.task_id from sign_up s join resident r on r.id = s.resident_id
       where r.name = $1 and r.village_id = $2 and s.state = 'WAITING' order by s.seq limit 1`,
      [name, this.villageId],
    );
    const first = await tx.row<{ id: string; residentId: string }>(
      `select id, resident_id from sign_up where task_id = $1 and state = $2 order by seq limit 1`,
      [found(waiting).taskId, SignUpState.SIGNED],
    );
    const { id, residentId } = found(first);
    await leaveTask(tx, found(await loadActor(tx, { residentId })), {
      requestId: newId(),
      signUpId: id,
      reason: '家里来客人',
    });
  }
}
