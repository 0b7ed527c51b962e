import type { CloseReport_CloseFragment } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import './season-paper.css';
import { useSeasonTexts } from './season-texts';

// A cell to be written in by hand.
const BLANK = '\u00a0';

type Props = {
  close: CloseReport_CloseFragment;
  village: string;
  bodyName: (code: string) => string;
  now: Date;
};

/** The report on paper, with places for the two signatures. */
export function ClosePaper({ close, village, bodyName, now }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const isPosted = close.state === 'POSTED';
  return (
    <div className="season-paper print-only">
      <p className="season-paper-title">
        {t('reportOf', { village, from: f.date(close.beginsOn), to: f.date(close.endsOn) })}
      </p>
      <p>
        {t('reportLead', { date: f.date(close.beginsOn) })} {t('madeOn', { date: f.date(now) })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('head')}</th>
            <th scope="col">{t('balance')}</th>
            <th scope="col">{t('expiring')}</th>
            {isPosted ? <th scope="col">{t('posted')}</th> : null}
            {isPosted ? <th scope="col">{t('undoneWord')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {close.lines.map((line) => (
            <tr key={line.household.id}>
              <td>{line.household.number}</td>
              <td>{line.household.head?.name ?? ''}</td>
              <td className="end numeric">{f.points(line.balance)}</td>
              <td className="end numeric">{f.points(line.points)}</td>
              {isPosted ? <td className="end numeric">{f.points(line.postedPoints ?? 0)}</td> : null}
              {isPosted ? <td>{line.undoneAt ? f.date(line.undoneAt) : ''}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('total')} {t('householdsCount', { count: close.households })}
            </th>
            <td className="end numeric">{f.points(close.points)}</td>
            {isPosted ? <td className="end numeric">{f.points(close.postedPoints ?? 0)}</td> : null}
            {isPosted ? <td>{BLANK}</td> : null}
          </tr>
        </tfoot>
      </table>
      <div className="season-signatures">
        <p>
          {t('preparedBy')} {close.preparedBy.name} <span className="season-paper-line" />{' '}
          {f.date(close.preparedAt)}
        </p>
        <p>
          {t('signedBy')}{' '}
          {close.signedBy ? `${close.signedBy.name} (${bodyName(close.signedBody ?? '')})` : ''}{' '}
          <span className="season-paper-line" /> {close.signedAt ? f.date(close.signedAt) : ''}
        </p>
      </div>
    </div>
  );
}
