import { type FragmentType, graphql, unmask } from '#client/gql';
import { Section } from '#client/ui/section';
import './hours.css';
import { useHoursTexts } from './hours-texts';

export const HonourRoll_line = graphql(`
  fragment HonourRoll_line on HonourRollLine {
    name
    year
    hours
  }
`);

/** People who agreed to be named; nothing where nobody did. */
export function HonourRoll({ lines: masked }: { lines: readonly FragmentType<typeof HonourRoll_line>[] }) {
  const t = useHoursTexts();
  const lines = unmask(HonourRoll_line, masked);
  if (lines.length === 0) return null;
  return (
    <Section title={t('rollTitle')} lead={t('rollLead')}>
      <ul className="hours-list" role="list">
        {lines.map(({ name, year, hours }, place) => (
          <li key={`${place} ${name}`}>
            <strong>{name}</strong>
            <span className="muted">{t('rollLine', { year, hours })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
