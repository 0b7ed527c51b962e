import { Button } from '#client/ui/button';
import { Row, Stack } from '#client/ui/section';
import { DAY_KEYS, PART_KEYS, useTeamTexts } from './team-texts';
import './teams.css';

const EVERY_SPAN = 2 ** 21 - 1;
const bitOf = (day: number, part: number): number => 1 << (day * 3 + part);

type Props = { value: number; onChange?: (value: number) => void };

/** Seven days of three spans: large buttons that are on or off. Without `onChange` they are shown only. */
export function FreeTimes({ value, onChange }: Props) {
  const t = useTeamTexts();
  return (
    <Stack gap="small">
      <table className="free-times">
        <caption className="muted small">{onChange ? t('freeHint') : t('free')}</caption>
        <thead>
          <tr>
            <td aria-hidden="true" />
            {PART_KEYS.map((part) => (
              <th key={part} scope="col">
                {t(part)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAY_KEYS.map((day, weekday) => (
            <tr key={day}>
              <th scope="row">{t(day)}</th>
              {PART_KEYS.map((part, place) => {
                const bit = bitOf(weekday, place);
                const isOn = (value & bit) !== 0;
                return (
                  <td key={part}>
                    <button
                      type="button"
                      aria-pressed={isOn}
                      aria-label={`${t(day)} ${t(part)}`}
                      disabled={!onChange}
                      onClick={() => onChange?.(value ^ bit)}
                    >
                      {isOn ? '✓' : '–'}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {onChange ? (
        <Row>
          <Button size="small" onClick={() => onChange(EVERY_SPAN)}>
            {t('allWeek')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => onChange(0)}>
            {t('noTimes')}
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}
