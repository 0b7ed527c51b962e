import { type FragmentType, graphql, unmask } from '#client/gql';
import { Section } from '#client/ui/section';
import './shop-board.css';
import { useFormat } from '#client/ui/use-format';
import { useCountFigures } from './count-list';
import { useCountTexts } from './count-texts';

const CountBoard_count = graphql(`
  fragment CountBoard_count on StockCount {
    id
    month
    keeperSignedAt
    supervisorSignedAt
    figures {
      goods
      counted
      differing
      over
      under
    }
  }
`);

const SHOWN = 6;

/** The last posted counts for everybody: what was found and when it was signed, by office and not by name. */
export function CountBoard({ counts: masked }: { counts: readonly FragmentType<typeof CountBoard_count>[] }) {
  const t = useCountTexts();
  const f = useFormat();
  const figures = useCountFigures();
  const counts = unmask(CountBoard_count, masked).filter(
    (count) => count.supervisorSignedAt && count.keeperSignedAt,
  );
  return (
    <Section title={t('boardTitle')} lead={t('boardLead')}>
      {counts.length === 0 ? <p className="muted">{t('boardNone')}</p> : null}
      <ul role="list" className="shop-board">
        {counts.slice(0, SHOWN).map((count) => (
          <li key={count.id}>
            <strong>{f.month(count.month)}</strong> {figures(count.figures)}
            {count.keeperSignedAt && count.supervisorSignedAt ? (
              <span className="muted small">
                {' '}
                {t('boardBy', {
                  keeper: f.day(count.keeperSignedAt),
                  supervisor: f.day(count.supervisorSignedAt),
                })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
