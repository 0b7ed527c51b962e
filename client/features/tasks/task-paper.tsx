import { type FragmentType, unmask } from '#client/gql';
import './task-form.css';
import { PeopleTable_task } from './people-table';
import { useWorkTaskTexts } from './work-form-texts';

type Props = {
  title: string;
  when: string;
  place: string;
  village: string;
  task: FragmentType<typeof PeopleTable_task>;
  /** Lines without names, to be filled in on the spot. */
  blank: boolean;
};

const LEAST_LINES = 12;
const BLANK = '\u00a0';

/** The rota as a sheet to sign, or an empty roll; seen when printing only. */
export function TaskPaper({ title, when, place, village, task: masked, blank }: Props) {
  const t = useWorkTaskTexts();
  const { people } = unmask(PeopleTable_task, masked);
  const named = blank ? [] : (people ?? []).filter(({ state }) => state === 'SIGNED');
  const lines = Math.max(LEAST_LINES, named.length + 4);
  return (
    <div className="task-paper">
      <h2>{t('paperTitle', { title })}</h2>
      <p>
        {village} · {when} · {place}
      </p>
      <table>
        <thead>
          <tr>
            {(['no', 'name', 'household', 'role', 'arrived', 'left', 'sign', 'note'] as const).map((key) => (
              <th key={key}>{t(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: lines }, (_, line) => {
            const row = named[line];
            return (
              <tr key={line}>
                <td>{line + 1}</td>
                <td>{row?.name ?? BLANK}</td>
                <td>{row?.householdNumber}</td>
                <td>{row?.place.name}</td>
                <td>{BLANK}</td>
                <td>{BLANK}</td>
                <td>{BLANK}</td>
                <td>{BLANK}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{t('leader')}: ________________</p>
    </div>
  );
}
