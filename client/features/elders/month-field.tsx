import { useSearchParams } from 'react-router';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { useFormat } from '#client/ui/use-format';
import { useElderTexts } from './elder-texts';

/** The month 'YYYY-MM' that lies `count` months after another. */
function monthPlus(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The month of the address as 'YYYY-MM', or this one. */
export function useMonth(now: Date): string {
  const [params] = useSearchParams();
  const asked = params.get('month');
  return asked && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : toDateInput(now).slice(0, 7);
}

/** Leafs through months around now; the address keeps the chosen one. */
export function MonthField({ now, back, ahead }: { now: Date; back: number; ahead: number }) {
  const t = useElderTexts();
  const f = useFormat();
  const month = useMonth(now);
  const [, setParams] = useSearchParams();
  const here = toDateInput(now).slice(0, 7);
  const months = Array.from({ length: back + ahead + 1 }, (_, place) => monthPlus(here, ahead - place));
  const known = months.includes(month) ? months : [month, ...months];
  return (
    <div className="no-print">
      <SelectField
        name="month"
        label={t('month')}
        value={month}
        onChange={(next) =>
          setParams(
            (before) => {
              before.set('month', next);
              return before;
            },
            { replace: true },
          )
        }
        options={known.map((value) => ({ value, label: f.month(`${value}-01`) }))}
      />
    </div>
  );
}
