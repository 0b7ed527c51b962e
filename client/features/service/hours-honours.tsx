import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { StarIcon } from '#client/ui/more-icons';
import { Row, Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useHoursTexts } from './hours-texts';

export const HoursHonours_hours = graphql(`
  fragment HoursHonours_hours on PersonHours {
    honours {
      id
      year
      hours
      points
      awardedAt
    }
    terms {
      villageId
      honourHours
    }
  }
`);

/** What the hours of a year have brought in honour. */
export function HoursHonours({ hours: masked }: { hours: FragmentType<typeof HoursHonours_hours> }) {
  const t = useHoursTexts();
  const f = useFormat();
  const { honours, terms } = unmask(HoursHonours_hours, masked);
  return (
    <Section title={t('honours')}>
      {honours.length > 0 ? (
        <ul className="hours-list" role="list">
          {honours.map(({ id, year, hours, points, awardedAt }) => (
            <li key={id}>
              <Row>
                <StatusTag tone="accent" icon={StarIcon}>
                  {t('honourOf', { year, hours })}
                </StatusTag>
                <span className="muted small">
                  {f.date(awardedAt)}
                  {points > 0 ? ` · ${t('honourPoints', { points })}` : ''}
                </span>
              </Row>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t('noHonours', { hours: t.list(terms.honourHours) })}</p>
      )}
      <p className="muted small">{t('honourConsent')}</p>
    </Section>
  );
}
