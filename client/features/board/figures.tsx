import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import './figures.css';
import { useBoardTexts } from './resident-texts';

export const Figures_figures = graphql(`
  fragment Figures_figures on BoardFigures {
    households
    inPublicity
    releasedThisMonth
    pointsReleasedThisMonth
    redeemedThisMonth
  }
`);

/** A village's points in five figures. */
export function Figures({ figures: masked }: { figures: FragmentType<typeof Figures_figures> }) {
  const t = useBoardTexts();
  const f = useFormat();
  const figures = unmask(Figures_figures, masked);
  const shown = [
    { label: t('households'), value: t('countHouseholds', { count: figures.households }) },
    { label: t('inPublicity'), value: t('countRecords', { count: figures.inPublicity }) },
    { label: t('releasedThisMonth'), value: t('countRecords', { count: figures.releasedThisMonth }) },
    { label: t('pointsReleased'), value: f.pointsWithUnit(figures.pointsReleasedThisMonth) },
    { label: t('redeemedThisMonth'), value: f.pointsWithUnit(figures.redeemedThisMonth) },
  ];
  return (
    <section className="board-figures no-print" aria-label={t('figures')}>
      <dl>
        {shown.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="numeric">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
