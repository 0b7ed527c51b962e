import { type FragmentType, graphql, unmask } from '#client/gql';
import type { GearCalendar_GearFragment } from '#client/gql/graphql';
import { EmptyState } from '#client/ui/states';
import { BoxIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import { useCeremonyTexts } from './ceremony-texts';
import './gear-calendar.css';

const GearCalendar_gear = graphql(`
  fragment GearCalendar_gear on CouncilGear {
    id
    name
    quantity
    state
    calendar(fromOn: $fromOn, days: $days) {
      day
      taken
    }
  }
`);

type Gear = GearCalendar_GearFragment;

/** How full a day is: nothing taken, some, all. */
const fullness = ({ quantity }: Gear, taken: number): 'free' | 'some' | 'full' =>
  taken === 0 ? 'free' : taken >= quantity ? 'full' : 'some';

/** What is left of each gear on each day: a row of days that wraps, figures in every field. */
export function GearCalendar({ gear: masked }: { gear: readonly FragmentType<typeof GearCalendar_gear>[] }) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const gear = unmask(GearCalendar_gear, masked).filter(({ state }) => state === 'ACTIVE');
  if (gear.length === 0) return <EmptyState icon={BoxIcon} title={t('gearNone')} />;
  return (
    <section className="gear-calendar" aria-label={t('freeCaption')}>
      <p className="muted small">{t('freeCaption')}</p>
      {gear.map((one) => (
        <div key={one.id} className="keep-together">
          <h2 id={`gear-${one.id}`}>
            {one.name} <span className="muted numeric">{one.quantity}</span>
          </h2>
          <ol aria-labelledby={`gear-${one.id}`}>
            {one.calendar.map(({ day, taken }) => (
              <li key={day} data-fullness={fullness(one, taken)}>
                <span className="small">{f.day(day)}</span>
                <b className="numeric">{Math.max(0, one.quantity - taken)}</b>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
