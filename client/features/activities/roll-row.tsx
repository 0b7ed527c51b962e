import { memo } from 'react';
import { Button, IconButton } from '#client/ui/button';
import { NumberField, TextField } from '#client/ui/fields';
import { CloseIcon } from '#client/ui/icons';
import type { RollRow as Row } from './roll-draft';
import { useRollTexts } from './roll-texts';

type Props = {
  row: Row;
  at: number;
  /** What is sent when nothing is typed. */
  minutes: number;
  points: number;
  asksMinutes: boolean;
  asksPoints: boolean;
  max: number;
  onChange: (residentId: string, part: Partial<Row>) => void;
  onDrop: (residentId: string) => void;
};

/** One person of a roll: time and points where they differ, or the reason for getting none. */
export const RollRow = memo(function RollRow({
  row,
  at,
  minutes,
  points,
  asksMinutes,
  asksPoints,
  max,
  onChange,
  onDrop,
}: Props) {
  const t = useRollTexts();
  const { residentId: id, name } = row;
  const refused = row.refusedReason !== null;
  return (
    <li className="roll-row" data-off={refused ? '' : undefined}>
      <span className="roll-row-who">
        <span className="muted numeric">{at}</span>
        <strong>{name}</strong>
        <span className="muted numeric">{row.householdNumber}</span>
      </span>
      {refused ? (
        <div className="roll-row-reason">
          <TextField
            name={`reason-${id}`}
            label={t('refusedReason', { name })}
            hideLabel
            placeholder={t('refusedHint')}
            required
            maxLength={100}
            value={row.refusedReason ?? ''}
            onChange={(refusedReason) => onChange(id, { refusedReason })}
          />
          {row.refusedReason === '' ? (
            <span className="roll-row-ready">
              {[t('leftEarly'), t('notThere')].map((refusedReason) => (
                <Button key={refusedReason} size="small" onClick={() => onChange(id, { refusedReason })}>
                  {refusedReason}
                </Button>
              ))}
            </span>
          ) : null}
        </div>
      ) : (
        <span className="roll-row-figures">
          {asksMinutes ? (
            <NumberField
              name={`minutes-${id}`}
              label={t('minutesOf', { name })}
              hideLabel
              min={1}
              max={1440}
              suffix={t('minutesUnit')}
              placeholder={minutes > 0 ? String(minutes) : undefined}
              value={row.minutes}
              onChange={(value) => onChange(id, { minutes: value })}
            />
          ) : null}
          {asksPoints ? (
            <NumberField
              name={`points-${id}`}
              label={t('pointsOf', { name })}
              hideLabel
              min={0}
              max={max}
              suffix={t('pointsUnit')}
              placeholder={String(points)}
              value={row.points}
              onChange={(value) => onChange(id, { points: value })}
            />
          ) : points > 0 ? (
            <span className="roll-row-worth numeric">{t('worth', { count: points })}</span>
          ) : null}
        </span>
      )}
      <span className="roll-row-ends">
        <Button
          size="small"
          kind="quiet"
          aria-label={t(refused ? 'takeOf' : 'refuseOf', { name })}
          onClick={() => onChange(id, { refusedReason: refused ? null : '' })}
        >
          {t(refused ? 'take' : 'refuse')}
        </Button>
        <IconButton label={t('drop', { name })} icon={CloseIcon} onClick={() => onDrop(id)} />
      </span>
    </li>
  );
});
