import { Button } from '#client/ui/button';
import { useFormat } from '#client/ui/use-format';
import type { RollFigures, RollRule } from './roll-figures';
import { useRollTexts } from './roll-texts';

type Props = { figures: RollFigures; rule: RollRule | null; onEven: () => void };

/** How many people and points the roll comes to, and what is left of a shared pot. */
export function RollTotal({ figures, rule, onEven }: Props) {
  const t = useRollTexts();
  const f = useFormat();
  if (figures.people + figures.refused === 0) return null;
  const { rest } = figures;
  return (
    <div className="roll-total" role="status">
      <strong>{t('total')}</strong>
      <span>{t('totalPeople', { count: figures.people })}</span>
      {figures.refused > 0 ? <span>{t('totalRefused', { count: figures.refused })}</span> : null}
      {rule && rest === null ? (
        <span>{t('totalPoints', { points: f.pointsWithUnit(figures.given) })}</span>
      ) : null}
      {rule && rest !== null ? (
        <>
          <span>{t('pot', { pot: rule.pointsMax })}</span>
          {rest > 0 ? <span className="roll-rest">{t('rest', { rest })}</span> : null}
          {rest < 0 ? <span className="roll-over">{t('over', { over: -rest })}</span> : null}
          <Button size="small" onClick={onEven}>
            {t('even')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
