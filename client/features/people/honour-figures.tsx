import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { useFormat } from '#client/ui/use-format';
import './honour-figures.css';
import { usePeopleTexts } from './resident-texts';

export const HonourFigures_resident = graphql(`
  fragment HonourFigures_resident on Resident {
    id
    honour
    minutes
  }
`);

/** A person's honour and hours, apart from the household's points and never to be spent. */
export function HonourFigures(props: { resident: FragmentType<typeof HonourFigures_resident> }) {
  const t = usePeopleTexts();
  const f = useFormat();
  const { honour, minutes } = unmask(HonourFigures_resident, props.resident);
  return (
    <Card title={t('honourTitle')} tone="sunken">
      <dl className="honour-figures">
        <div>
          <dt>{t('honour')}</dt>
          <dd className="numeric">{f.points(honour)}</dd>
        </div>
        <div>
          <dt>{t('minutes')}</dt>
          <dd className="numeric">{f.minutes(minutes)}</dd>
        </div>
      </dl>
      <p className="muted small">{t('honourNote')}</p>
      <p>
        <TextLink to="/service">{t('hoursMore')}</TextLink>
      </p>
    </Card>
  );
}
