// Which days are worked is said by the area itself; deadlines already given keep their day.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { Area } from './area.entity';
import { CalendarDay } from './calendar-day.entity';
import type { MarkDaysInput } from './calendar-inputs';
import { can } from './policy';
import { calendarOf } from './working-days';

/**
 * Marks days of an area as worked or off, or takes marks away (`works` null). Answers the area's calendar from today.
 * Throws NOT_FOUND, FORBIDDEN, DUPLICATE_ROW (a day twice).
 */
export async function markDays(tx: Tx, actor: Actor, input: MarkDaysInput): Promise<CalendarDay[]> {
  const intent = intentOf('markDays', actor.residentId, input);
  if (await replayOf(tx, intent)) return calendarOf(tx, input.areaId);

  const area = found(await tx.one(Area, { id: input.areaId }), 'areaId');
  demand(can.markDays(actor, area.path), ErrorCode.FORBIDDEN, 'areaId');
  const days = input.days.map(({ day }) => day);
  demand(new Set(days).size === days.length, ErrorCode.DUPLICATE_ROW, 'days');

  await tx.rows('delete from calendar_day where area_id = $1 and day = any($2::date[])', [area.id, days]);
  const marked = input.days.flatMap(({ day, works, nameZh, nameEn }) =>
    typeof works === 'boolean'
      ? [{ areaId: area.id, day, works, nameZh: nameZh.trim(), nameEn: nameEn.trim() }]
      : [],
  );
  if (marked.length > 0) await tx.manager.insert(CalendarDay, marked);
  await keep(tx, intent, [
    {
      subjectKind: 'AREA',
      subjectId: area.id,
      villageId: area.villageId,
      move: 'MARK_DAYS',
      detail: { days: input.days.map(({ day, works }) => `${day} ${works ?? 'none'}`) },
    },
  ]);
  return calendarOf(tx, area.id);
}
