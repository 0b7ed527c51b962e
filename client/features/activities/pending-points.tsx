import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import './pending-points.css';
import { usePurseTexts } from './purse-texts';

const PendingPoints_record = graphql(`
  fragment PendingPoints_record on ActivityRecord {
    id
    state
    points
    publicityEndsAt
  }
`);

type Props = { records: readonly FragmentType<typeof PendingPoints_record>[]; pendingPoints: number };

/** Points still in publicity, by the day they can be spent. */
export function PendingPoints({ records, pendingPoints }: Props) {
  const t = usePurseTexts();
  const f = useFormat();
  if (pendingPoints <= 0) return null;
  const byDay = new Map<string, number>();
  let held = 0;
  for (const { state, points, publicityEndsAt } of unmask(PendingPoints_record, records)) {
    if (!points) continue;
    if (state === 'OBJECTED') held += points;
    else if (state === 'IN_PUBLICITY' && publicityEndsAt) {
      const day = f.date(publicityEndsAt);
      byDay.set(day, (byDay.get(day) ?? 0) + points);
    }
  }
  return (
    <div className="pending-points">
      <p className="pending-points-title">
        {t('pendingTitle')} <strong className="numeric">{f.pointsWithUnit(pendingPoints)}</strong>
      </p>
      <ul role="list">
        {[...byDay].map(([date, points]) => (
          <li key={date}>{t('pendingOn', { points: f.pointsWithUnit(points), date })}</li>
        ))}
        {held > 0 ? <li>{t('pendingHeld', { points: f.pointsWithUnit(held) })}</li> : null}
        {byDay.size === 0 && held === 0 ? <li>{t('pendingHow')}</li> : null}
      </ul>
    </div>
  );
}
