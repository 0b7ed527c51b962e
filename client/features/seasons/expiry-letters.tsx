import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import './season-paper.css';
import { useSeasonTexts } from './season-texts';

const ExpiryLetters_line = graphql(`
  fragment ExpiryLetters_line on ExpiryLine {
    balance
    points
    household {
      id
      number
      head {
        id
        name
      }
    }
  }
`);

type Props = {
  lines: readonly FragmentType<typeof ExpiryLetters_line>[];
  village: string;
  season: { beginsOn: string; endsOn: string };
  now: Date;
};

/** A letter for each household, to be carried there and signed for; only on paper. */
export function ExpiryLetters({ lines, village, season, now }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  return (
    <div className="print-only">
      {unmask(ExpiryLetters_line, lines).map(({ household, balance, points }) => (
        <div key={household.id} className="season-letter keep-together">
          <p className="season-paper-title">{t('letterTitle')}</p>
          <p>{t('letterTo', { village, number: household.number, head: household.head?.name ?? '' })}</p>
          <p className="season-letter-text">
            {t('letterBody', {
              balance: f.pointsWithUnit(balance),
              points: f.pointsWithUnit(points),
              from: f.date(season.beginsOn),
              date: f.date(season.endsOn),
            })}
          </p>
          <p className="season-letter-text">{t('letterHow')}</p>
          <p className="season-letter-end">
            {t('letterFrom', { village })} {f.date(now)}
          </p>
          <p className="season-letter-receipt">
            {t('letterReceipt')} <span className="season-paper-line" /> {t('letterDate')}{' '}
            <span className="season-paper-line" />
          </p>
        </div>
      ))}
    </div>
  );
}
