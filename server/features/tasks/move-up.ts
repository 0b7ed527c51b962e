import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { taskLink } from './tell-task';

interface MovedUp {
  id: string;
  taskId: string;
  residentId: string;
  title: string;
  place: string;
  startsAt: Date;
}

/**
 * Gives free places of these tasks, which the caller has locked, to those who wait, first come first; and tells them.
 * Whoever is somewhere else at that time keeps waiting, and the next one moves up. Answers who moved up.
 */
export async function moveUp(tx: Tx, taskIds: readonly string[]): Promise<MovedUp[]> {
  const moved: MovedUp[] = [];
  for (;;) {
    // One statement fills all free places; another round only where somebody was engaged elsewhere at that moment.
    const round = await tx.rows<MovedUp>(
      `with free as (
         select p.id, p.places - (select count(*) from sign_up s where s.task_place_id = p.id and s.state = 'SIGNED') as free
         from task_place p join task t on t.id = p.task_id
         where p.task_id = any($1::uuid[]) and t.state = 'OPEN' and t.starts_at > $2
       ), waiting as (
         select s.id, s.resident_id, t.starts_at, t.ends_at, f.free,
           row_number() over (partition by s.task_place_id order by s.seq) as nth
         from free f join sign_up s on s.task_place_id = f.id and s.state = 'WAITING'
         join task t on t.id = s.task_id join resident r on r.id = s.resident_id and r.state = 'ACTIVE'
         where f.free > 0 and not exists (
           select 1 from engagement e where e.resident_id = s.resident_id
             and e.during && tstzrange(t.starts_at, t.ends_at))
       ), engaged as (
         insert into engagement (resident_id, during, sign_up_id)
         select resident_id, tstzrange(starts_at, ends_at), id from waiting where nth <= free order by id
         on conflict do nothing returning sign_up_id
       )
       select s.id, s.task_id, s.resident_id, t.title, t.place, t.starts_at
       from engaged e join sign_up s on s.id = e.sign_up_id join task t on t.id = s.task_id`,
      [taskIds, tx.at],
    );
    if (round.length === 0) break;
    await tx.rows(`update sign_up set state = 'SIGNED', moved_up_at = $2 where id = any($1::uuid[])`, [
      round.map(({ id }) => id),
      tx.at,
    ]);
    moved.push(...round);
  }
  await tell(
    tx,
    moved.map((each) => ({
      residentId: each.residentId,
      kind: MessageKind.TASK_MOVED_UP,
      params: { title: each.title, place: each.place, at: each.startsAt.toISOString() },
      link: taskLink(each.taskId),
      key: `sign-up:${each.id}:moved-up`,
    })),
  );
  return moved;
}
