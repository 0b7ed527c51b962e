import { In } from 'typeorm';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Team } from '#server/features/teams/team.entity';
import { SignUp } from './sign-up.entity';
import { Task, TaskPlace } from './task.entity';
import { SeriesException, TaskSeries } from './task-series.entity';

export const taskById = loader<Task | null>(async (reader, ids) =>
  inOrder(ids, await reader.many(Task, { id: In([...ids]) }), (task) => task.id),
);

export const seriesById = loader<TaskSeries | null>(async (reader, ids) =>
  inOrder(ids, await reader.many(TaskSeries, { id: In([...ids]) }), (series) => series.id),
);

export const placeById = loader<TaskPlace | null>(async (reader, ids) =>
  inOrder(ids, await reader.many(TaskPlace, { id: In([...ids]) }), (place) => place.id),
);

export const taskTeam = loader<Team | null>(async (reader, ids) =>
  inOrder(ids, await reader.many(Team, { id: In([...ids]) }), (team) => team.id),
);

/** The places of a task in their order; roles that were given up are not among them. */
export const placesByTask = loader<TaskPlace[]>(async (reader, taskIds) => {
  const rows = await reader.rows<TaskPlace>(
    'select * from task_place where task_id = any($1::uuid[]) and places > 0 order by position',
    [taskIds],
  );
  return grouped(
    taskIds,
    rows.map((row) => Object.assign(new TaskPlace(), row)),
    (place) => place.taskId,
  );
});

/** How many have a place, and how many wait for one. */
export const countsByPlace = loader<{ filled: number; waiting: number }>(async (reader, placeIds) => {
  const rows = await reader.rows<{ id: string; filled: number; waiting: number }>(
    `select p.id, count(s.id) filter (where s.state = 'SIGNED') as filled,
       count(s.id) filter (where s.state = 'WAITING') as waiting
     from task_place p join sign_up s on s.task_id = p.task_id and s.state in ('SIGNED', 'WAITING')
       and s.task_place_id = p.id
     where p.id = any($1::uuid[]) group by p.id`,
    [placeIds],
  );
  const counts = new Map(rows.map((row) => [row.id, row]));
  return placeIds.map((id) => counts.get(id) ?? { filled: 0, waiting: 0 });
});

interface Own {
  taskId: string;
  residentId: string;
}

/** A person's sign-up for a task that counts: signed or waiting. */
export const signUpOf = loader<SignUp | null, Own>(async (reader, keys) => {
  const rows = await reader.rows<SignUp>(
    `select * from sign_up where state in ('SIGNED', 'WAITING') and resident_id = any($1::uuid[])
       and task_id = any($2::uuid[])`,
    [[...new Set(keys.map(({ residentId }) => residentId))], keys.map(({ taskId }) => taskId)],
  );
  const byKey = new Map(
    rows.map((row) => [`${row.taskId} ${row.residentId}`, Object.assign(new SignUp(), row)]),
  );
  return keys.map(({ taskId, residentId }) => byKey.get(`${taskId} ${residentId}`) ?? null);
});

/** Everyone who is signed up for a task or waits: those with a place first, then in the order of arrival. */
export const peopleByTask = loader<SignUp[]>(async (reader, taskIds) => {
  const rows = await reader.rows<SignUp>(
    `select s.* from sign_up s join task_place p on p.id = s.task_place_id
     where s.task_id = any($1::uuid[]) and s.state in ('SIGNED', 'WAITING')
     order by s.state, p.position, s.seq`,
    [taskIds],
  );
  return grouped(
    taskIds,
    rows.map((row) => Object.assign(new SignUp(), row)),
    (row) => row.taskId,
  );
});

/** How many wait for the same place before this sign-up, itself included; null for those who do not wait. */
export const waitingNumber = loader<number | null>(async (reader, ids) => {
  const rows = await reader.rows<{ id: string; nth: number }>(
    `select s.id, (select count(*) from sign_up o where o.task_place_id = s.task_place_id and o.state = 'WAITING'
       and o.seq <= s.seq) as nth
     from sign_up s where s.id = any($1::uuid[]) and s.state = 'WAITING'`,
    [ids],
  );
  const numbers = new Map(rows.map((row) => [row.id, row.nth]));
  return ids.map((id) => numbers.get(id) ?? null);
});

/** The grids a person's home lies in, the village included. */
export const homePath = loader<string[]>(async (reader, residentIds) => {
  const rows = await reader.rows<{ id: string; path: string[] }>(
    `select r.id, a.path from resident r join household h on h.id = r.household_id join area a on a.id = h.area_id
     where r.id = any($1::uuid[])`,
    [residentIds],
  );
  const paths = new Map(rows.map((row) => [row.id, row.path]));
  return residentIds.map((id) => paths.get(id) ?? []);
});

export const exceptionsBySeries = loader<SeriesException[]>(async (reader, seriesIds) => {
  const rows = await reader.rows<SeriesException>(
    'select * from task_series_exception where series_id = any($1::uuid[]) order by on_date',
    [seriesIds],
  );
  return grouped(
    seriesIds,
    rows.map((row) => Object.assign(new SeriesException(), row)),
    (row) => row.seriesId,
  );
});
