import { type FragmentType, graphql, unmask } from '#client/gql';
import { toDateInput } from '#client/ui/format';
import { Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './point-lots.css';
import { useLotTexts } from './resident-texts';

const PointLots_household = graphql(`
  fragment PointLots_household on Household {
    id
    lots {
      id
      grantedOn
      granted
      points
      expiresOn
    }
  }
`);

type Props = { household: FragmentType<typeof PointLots_household>; now: Date };

/** The lots left in the purse by the day on which they end; each opens to its single lots. */
export function PointLots({ household, now }: Props) {
  const t = useLotTexts();
  const f = useFormat();
  const { lots } = unmask(PointLots_household, household);
  if (lots.length === 0) return null;
  const today = toDateInput(now);
  const ends = new Map<string | null, typeof lots>();
  for (const lot of lots) ends.set(lot.expiresOn, [...(ends.get(lot.expiresOn) ?? []), lot]);
  return (
    <Section title={t('title')} lead={t('lead')}>
      <ul className="point-lots" role="list">
        {[...ends].map(([day, group]) => (
          <li key={day ?? 'never'}>
            <details>
              <summary>
                <strong className="numeric">
                  {f.pointsWithUnit(group.reduce((sum, lot) => sum + lot.points, 0))}
                </strong>
                <span>
                  {day === null ? t('never') : t(day < today ? 'due' : 'ends', { date: f.date(day) })}
                </span>
                <span className="muted small">{t('lots', { count: group.length })}</span>
              </summary>
              <ul role="list">
                {group.map((lot) => (
                  <li key={lot.id}>
                    {t('lot', { date: f.date(lot.grantedOn) })}{' '}
                    <strong className="numeric">{f.pointsWithUnit(lot.points)}</strong>
                    {lot.points < lot.granted ? (
                      <span className="muted"> {t('of', { points: f.pointsWithUnit(lot.granted) })}</span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
