import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import './season-paper.css';
import { useSeasonTexts } from './season-texts';

const ExpiryPaper_preview = graphql(`
  fragment ExpiryPaper_preview on ExpiryPreview {
    households
    points
    season {
      beginsOn
      endsOn
    }
    lines {
      balance
      points
      signsIn
      household {
        id
        number
        head {
          id
          name
        }
      }
    }
  }
`);

// A cell to be written in by hand.
const BLANK = '\u00a0';

type Props = { preview: FragmentType<typeof ExpiryPaper_preview>; village: string; now: Date };

/** The list of what will expire with its total; only on paper. */
export function ExpiryPaper({ preview, village, now }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const { season, lines, households, points } = unmask(ExpiryPaper_preview, preview);
  if (!season) return null;
  return (
    <div className="season-paper print-only">
      <p className="season-paper-title">{t('listPaper', { village })}</p>
      <p>{t('listTitle', { date: f.date(season.endsOn) })}</p>
      <p>
        {t('listLead', { from: f.date(season.beginsOn) })} {t('madeOn', { date: f.date(now) })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('head')}</th>
            <th scope="col">{t('balance')}</th>
            <th scope="col">{t('expiring')}</th>
            <th scope="col">{t('phone')}</th>
            <th scope="col">{t('signHere')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.household.id}>
              <td>{line.household.number}</td>
              <td>{line.household.head?.name ?? ''}</td>
              <td className="end numeric">{f.points(line.balance)}</td>
              <td className="end numeric">{f.points(line.points)}</td>
              <td>{t(line.signsIn ? 'phoneYes' : 'phoneNo')}</td>
              <td>{BLANK}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('total')} {t('householdsCount', { count: households })}
            </th>
            <td className="end numeric">{f.points(points)}</td>
            <td colSpan={2}>{BLANK}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
