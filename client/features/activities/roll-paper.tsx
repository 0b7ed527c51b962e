import './roll.css';
import { useRollTexts } from './roll-texts';

export type PaperRow = {
  name: string;
  householdNumber: string;
  minutes?: string;
  points?: string;
  remark?: string;
};

type Props = {
  village: string;
  title: string;
  rule: string;
  time: string;
  place: string;
  rows: readonly PaperRow[];
  /** The sheet is filled up with empty lines to this number. */
  lines?: number;
};

const BLANK = '\u00a0';

/** The roll on paper, to be signed on the spot or filed with the minutes. Shown when printing only. */
export function RollPaper({ village, title, rule, time, place, rows, lines = 0 }: Props) {
  const t = useRollTexts();
  const blank = Array.from(
    { length: Math.max(0, lines - rows.length) },
    (): PaperRow => ({ name: '', householdNumber: '' }),
  );
  return (
    <div className="roll-paper print-only">
      <h2>{title || t('paperTitle')}</h2>
      <dl>
        {[
          [t('paperVillage'), village],
          [t('paperRule'), rule],
          [t('paperTime'), time],
          [t('place'), place],
        ].map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            <th>{t('paperNo')}</th>
            <th>{t('paperName')}</th>
            <th>{t('paperHousehold')}</th>
            <th>{t('paperSign')}</th>
            <th>{t('paperLeave')}</th>
            <th>{t('paperMinutes')}</th>
            <th>{t('paperPoints')}</th>
            <th>{t('paperRemark')}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, ...blank].map((row, index) => (
            // Empty lines have nothing else to tell them apart.
            <tr key={`${index}-${row.name}`}>
              <td>{index + 1}</td>
              <td>{row.name}</td>
              <td>{row.householdNumber}</td>
              <td>{BLANK}</td>
              <td>{BLANK}</td>
              <td>{row.minutes}</td>
              <td>{row.points}</td>
              <td>{row.remark}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('paperTaker')}: <span className="roll-paper-line" />
      </p>
    </div>
  );
}
