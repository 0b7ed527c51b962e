import { type FragmentType, graphql, unmask } from '#client/gql';
import { reversed, sorted } from '#client/ui/ordered';
import { useFormat } from '#client/ui/use-format';
import './notice-sheet.css';
import { useBoardTexts } from './resident-texts';

const NoticeSheet_notice = graphql(`
  fragment NoticeSheet_notice on BoardNotice {
    recordId
    maskedName
    householdNumber
    ruleCode
    ruleNameZh
    ruleNameEn
    points
    honour
    happenedOn
    publishedAt
    publicityEndsAt
    approvedByZh
    approvedByEn
  }
`);

type Props = {
  notices: readonly FragmentType<typeof NoticeSheet_notice>[];
  villageName: string;
  /** More lines exist than are here. */
  hasMore: boolean;
  now: string;
};

/** The lines in publicity as an A4 notice for the village's wall, with room for the stamp; only on paper. */
export function NoticeSheet({ notices, villageName, hasMore, now }: Props) {
  const t = useBoardTexts();
  const f = useFormat();
  const lines = unmask(NoticeSheet_notice, notices);
  const [from] = sorted(lines.flatMap((line) => line.publishedAt ?? []));
  const [to] = reversed(sorted(lines.flatMap((line) => line.publicityEndsAt ?? [])));
  return (
    <div className="notice-sheet print-only">
      <p className="notice-sheet-title">{t('sheetTitle', { village: villageName })}</p>
      {from && to ? (
        <p>{t('sheetPeriod', { count: lines.length, from: f.date(from), to: f.date(to) })}</p>
      ) : (
        <p>{t('noPublicity')}</p>
      )}
      {hasMore ? <p>{t('sheetMore')}</p> : null}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheetNumber')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('household')}</th>
            <th scope="col">{t('act')}</th>
            <th scope="col">{t('happened')}</th>
            <th scope="col">{t('points')}</th>
            <th scope="col">{t('approvedBy')}</th>
            <th scope="col">{t('until')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.recordId}>
              <td className="numeric">{index + 1}</td>
              <td className="nowrap">{line.maskedName}</td>
              <td className="numeric">{line.householdNumber}</td>
              <td>
                {t.pick(line.ruleNameZh, line.ruleNameEn)} ({line.ruleCode})
              </td>
              <td className="nowrap">{f.day(line.happenedOn)}</td>
              <td className="numeric">
                {line.points > 0 ? f.points(line.points) : t('honourOnly', { points: f.points(line.honour) })}
              </td>
              <td>{t.pick(line.approvedByZh, line.approvedByEn)}</td>
              <td className="nowrap">{line.publicityEndsAt ? f.day(line.publicityEndsAt) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="keep-together">
        <p>{t('sheetHow')}</p>
        <p>{t('masked')}</p>
        <div className="notice-sheet-stamp">
          <p>{villageName}</p>
          <p>{t('sheetStamp')}</p>
          <p>{t('sheetYear')}</p>
        </div>
        <p className="notice-sheet-printed">{t('sheetDate', { date: f.dateTime(now) })}</p>
      </div>
    </div>
  );
}
