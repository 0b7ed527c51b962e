import { useMutation } from '@apollo/client/react';
import { type ReactNode, useCallback } from 'react';
import { graphql } from '#client/gql';
import { DateField, FieldRow, TextArea, TextField, TimeField } from '#client/ui/fields';
import { Form, SubmitButton } from '#client/ui/form';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './roll.css';
import type { RollDraftState, RollRow as Row } from './roll-draft';
import { type RollFigures, type RollRule, figuresOf } from './roll-figures';
import { RollPhotos, useRollPhotos } from './roll-photos';
import { RollRow } from './roll-row';
import { useRollTexts } from './roll-texts';
import { RollTotal } from './roll-total';

const TakeRollDocument = graphql(`
  mutation TakeRoll($input: RollInput!) {
    takeRoll(input: $input) {
      id
    }
  }
`);

type Props = {
  state: RollDraftState;
  villageId: string;
  rule: RollRule | null;
  /** Fields that belong to other rooms: the rule (named `rule`), and the ways to add people. */
  ruleField: ReactNode;
  adders: ReactNode;
  now: () => Date;
  onTaken: (rollId: string) => void | Promise<void>;
};

const DAY_MS = 86_400_000;

/** One form for an event and all who took part; each row becomes a record, or is refused with its reason. */
export function RollForm({ state, villageId, rule, ruleField, adders, now, onTaken }: Props) {
  const t = useRollTexts();
  const f = useFormat();
  const { draft, change } = state;
  const figures = figuresOf(draft, rule);
  const photos = useRollPhotos(draft, change);
  const [takeRoll] = useMutation(TakeRollDocument);

  const changeRow = useCallback(
    (id: string, part: Partial<Row>) =>
      change(({ rows }) => ({
        rows: rows.map((row) => (row.residentId === id ? { ...row, ...part } : row)),
      })),
    [change],
  );
  const dropRow = useCallback(
    (id: string) => change(({ rows }) => ({ rows: rows.filter((row) => row.residentId !== id) })),
    [change],
  );

  async function send(): Promise<void> {
    if (!rule) return;
    const photoIds = await photos.finish();
    const startedAt = fromDateTimeInput(draft.day, draft.start);
    const input = state.sign({
      villageId,
      ruleId: rule.id,
      title: draft.title.trim(),
      place: draft.place.trim(),
      startedAt,
      endedAt: draft.end ? endOf(draft.day, draft.start, draft.end) : null,
      note: draft.note.trim(),
      rows: draft.rows.map((row, index) => toInput(row, figures.rows[index] ?? null, figures)),
      photoIds,
    });
    const { data } = await takeRoll({ variables: { input } });
    state.clear();
    if (data) await onTaken(data.takeRoll.id);
  }

  function check(): Record<string, string | undefined> {
    const begun = draft.day && draft.start && new Date(fromDateTimeInput(draft.day, draft.start)) <= now();
    const over = begun && draft.end && new Date(endOf(draft.day, draft.start, draft.end)) > now();
    return {
      rule: rule ? undefined : t('chooseRule'),
      day: draft.day && draft.start && !begun ? t('future') : undefined,
      end: over ? t('notOver') : undefined,
      person: draft.rows.length === 0 ? t('nobodyCheck') : undefined,
      pot: figures.rest !== null && figures.rest < 0 ? t('overCheck') : undefined,
    };
  }

  return (
    <Form className="roll-form" label={t('event')} check={check} onSubmit={send}>
      <Section title={t('event')}>
        <Stack>
          {ruleField}
          <TextField
            name="title"
            label={t('title')}
            hint={t('titleHint')}
            required
            maxLength={80}
            value={draft.title}
            onChange={(title) => change({ title })}
          />
          <FieldRow>
            <DateField
              name="day"
              label={t('day')}
              required
              max={toDateInput(now())}
              value={draft.day}
              onChange={(day) => change({ day })}
            />
            <TimeField
              name="start"
              label={t('start')}
              required
              value={draft.start}
              onChange={(start) => change({ start })}
            />
            <TimeField
              name="end"
              label={t('end')}
              required={figures.asksMinutes}
              value={draft.end}
              onChange={(end) => change({ end })}
            />
            <TextField
              name="place"
              label={t('place')}
              optionalMark
              maxLength={80}
              value={draft.place}
              onChange={(place) => change({ place })}
            />
          </FieldRow>
          {figures.length > 0 ? (
            <p className="muted small">{t('length', { length: f.minutes(figures.length) })}</p>
          ) : null}
        </Stack>
      </Section>
      <Section title={t('people')}>
        <Stack>
          {adders}
          {draft.rows.length === 0 ? (
            <p className="muted">{t('nobody')}</p>
          ) : (
            <ul className="roll-rows" role="list" aria-label={t('people')}>
              {draft.rows.map((row, index) => (
                <RollRow
                  key={row.residentId}
                  row={row}
                  at={index + 1}
                  minutes={figures.rows[index]?.minutes ?? figures.length}
                  points={figures.rows[index]?.points ?? 0}
                  asksMinutes={figures.asksMinutes}
                  asksPoints={figures.asksPoints}
                  max={rule?.pointsMax ?? 0}
                  onChange={changeRow}
                  onDrop={dropRow}
                />
              ))}
            </ul>
          )}
          <RollTotal
            figures={figures}
            rule={rule}
            onEven={() => change(({ rows }) => ({ rows: rows.map((row) => ({ ...row, points: '' })) }))}
          />
        </Stack>
      </Section>
      <RollPhotos photos={photos} />
      <TextArea
        name="note"
        label={t('note')}
        optionalMark
        maxLength={500}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <p className="muted small">{t('draft')}</p>
      <div className="form-actions">
        <SubmitButton size="large">{t('send', { count: draft.rows.length })}</SubmitButton>
      </div>
    </Form>
  );
}

/** An end before the start means the next morning. */
function endOf(day: string, start: string, end: string): string {
  if (end > start) return fromDateTimeInput(day, end);
  const next = new Date(new Date(fromDateTimeInput(day)).getTime() + DAY_MS);
  return fromDateTimeInput(toDateInput(next), end);
}

function toInput(row: Row, figure: RollFigures['rows'][number], { asksMinutes, asksPoints }: RollFigures) {
  return {
    residentId: row.residentId,
    minutes: figure && asksMinutes ? figure.minutes : null,
    points: figure && asksPoints ? figure.points : null,
    refusedReason: row.refusedReason === null ? null : row.refusedReason.trim(),
  };
}
