import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SeriesPanel_SeriesFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { EditIcon } from '#client/ui/icons';
import { KeyValues } from '#client/ui/key-values';
import { Row, Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { RhythmFields, useWeekdays } from './rhythm-fields';
import { useWorkTaskTexts } from './work-form-texts';
import { type Option, WorkFields } from './work-fields';
import { readRhythm, readWork, rowsOf } from './work-values';

const SeriesPanel_series = graphql(`
  fragment SeriesPanel_series on TaskSeries {
    id
    title
    state
    kind
    what
    place
    gridId
    ruleId
    risk
    course
    minAge
    maxAge
    heavy
    night
    weekdays
    every
    startsOn
    until
    startsTime
    minutes
    holidays
    madeUntil
    mayChange
    places {
      name
      skill
      places
    }
    exceptions {
      onDate
      kind
      reason
    }
  }
`);
const ChangeSeriesDocument = graphql(`
  mutation ChangeSeries($input: ChangeSeriesInput!) {
    changeSeries(input: $input) {
      id
      ...SeriesPanel_series
    }
  }
`);
const SetSeriesDayDocument = graphql(`
  mutation SetSeriesDay($input: SeriesDayInput!) {
    setSeriesDay(input: $input) {
      id
      ...SeriesPanel_series
    }
  }
`);
const EndSeriesDocument = graphql(`
  mutation EndSeries($input: EndSeriesInput!) {
    endSeries(input: $input) {
      id
      ...SeriesPanel_series
    }
  }
`);

type Series = SeriesPanel_SeriesFragment;
type Props = {
  series: FragmentType<typeof SeriesPanel_series>;
  /** 'YYYY-MM-DD' */
  today: string;
  grids: readonly Option[];
  rules: readonly Option[];
  onDone: () => void | Promise<unknown>;
};

/** What a series says, its exceptions, and how to change or end it. */
export function SeriesPanel({ series: masked, today, grids, rules, onDone }: Props) {
  const t = useWorkTaskTexts();
  const f = useFormat();
  const weekdays = useWeekdays();
  const intent = useIntent();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const [end] = useMutation(EndSeriesDocument);
  const series = unmask(SeriesPanel_series, masked);
  const rhythm = {
    days: weekdays(series.weekdays),
    time: series.startsTime.slice(0, 5),
    minutes: f.minutes(series.minutes),
  };
  return (
    <Stack gap="large">
      <Card>
        <Stack>
          <KeyValues
            items={[
              {
                label: t('rhythm'),
                value:
                  series.every === 1
                    ? t('everyWeek', rhythm)
                    : t('everyNth', { ...rhythm, count: series.every }),
              },
              {
                label: t('startsOn'),
                value: series.until
                  ? `${t('fromDay', { day: f.date(series.startsOn) })} ${t('untilDay', { day: f.date(series.until) })}`
                  : t('fromDay', { day: f.date(series.startsOn) }),
              },
              {
                label: t('holidays'),
                value: t(series.holidays === 'SKIP' ? 'skipsHolidays' : 'keepsHolidays'),
              },
              { label: t('place'), value: series.place },
              {
                label: t('roles'),
                value: t.list(series.places.map((place) => `${place.name} ${place.places}`)),
              },
              {
                label: t('state'),
                value:
                  series.state === 'ACTIVE'
                    ? series.madeUntil
                      ? `${t('active')} · ${t('made', { day: f.date(series.madeUntil) })}`
                      : t('active')
                    : t('ended'),
              },
            ]}
          />
          {series.mayChange ? (
            <Row wrap>
              <Button icon={EditIcon} onClick={() => setOpen('change')}>
                {t('changeSeries')}
              </Button>
              <Button kind="danger" onClick={() => setOpen('end')}>
                {t('end')}
              </Button>
            </Row>
          ) : null}
        </Stack>
      </Card>
      <Exceptions series={series} today={today} onDone={onDone} />
      <Dialog open={open === 'change'} onClose={() => setOpen(null)} title={t('changeSeries')} width="wide">
        <ChangeForm
          series={series}
          today={today}
          grids={grids}
          rules={rules}
          onDone={async () => {
            setOpen(null);
            toast.good(t('seriesChanged'));
            await onDone();
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={open === 'end'}
        onCancel={() => setOpen(null)}
        title={t('endTitle', { title: series.title })}
        confirm={t('end')}
        kind="danger"
        reason={{ label: t('endReason'), required: true, maxLength: 200 }}
        onConfirm={async (reason) => {
          await end({ variables: { input: intent.sign({ seriesId: series.id, reason }) } });
          intent.done();
          setOpen(null);
          toast.good(t('endDone'));
          await onDone();
        }}
      >
        {t('endText')}
      </ConfirmDialog>
    </Stack>
  );
}

type ChangeProps = Omit<Props, 'series' | 'onDone'> & { series: Series; onDone: () => Promise<void> };

function ChangeForm({ series, today, grids, rules, onDone }: ChangeProps) {
  const t = useWorkTaskTexts();
  const intent = useIntent();
  const [change] = useMutation(ChangeSeriesDocument);
  const [rows, setRows] = useState(() => rowsOf(series));
  return (
    <Form
      submit={t('save')}
      check={(values) =>
        readRhythm(values).weekdays.length === 0 ? { 'weekday-0': t('chooseWeekday') } : {}
      }
      onSubmit={async (values) => {
        await change({
          variables: {
            input: intent.sign({
              seriesId: series.id,
              work: readWork(values, rows),
              rhythm: readRhythm(values),
              reason: readText(values, 'reason'),
            }),
          },
        });
        intent.done();
        await onDone();
      }}
    >
      <Stack>
        <p className="muted">{t('changeSeriesHint')}</p>
        <RhythmFields start={series} today={today} />
        <WorkFields start={series} rows={rows} onRows={setRows} grids={grids} rules={rules} />
        <TextField name="reason" label={t('changeReason')} maxLength={200} required />
      </Stack>
    </Form>
  );
}

function Exceptions({ series, today, onDone }: { series: Series; today: string; onDone: Props['onDone'] }) {
  const t = useWorkTaskTexts();
  const f = useFormat();
  const intent = useIntent();
  const [setDay, { loading }] = useMutation(SetSeriesDayDocument);

  async function put(onDate: string, kind: 'SKIP' | 'EXTRA' | null, reason: string): Promise<void> {
    await setDay({ variables: { input: intent.sign({ seriesId: series.id, onDate, kind, reason }) } });
    intent.done();
    toast.good(t('dayDone'));
    await onDone();
  }

  return (
    <Section title={t('exceptions')}>
      {series.exceptions.length === 0 ? <p className="muted">{t('noExceptions')}</p> : null}
      <ul>
        {series.exceptions.map(({ onDate, kind, reason }) => (
          <li key={onDate}>
            {f.date(onDate)} {f.weekday(onDate)} · {t(kind === 'SKIP' ? 'leaveOut' : 'addDay')} · {reason}{' '}
            {series.mayChange && onDate >= today ? (
              <Button
                size="small"
                kind="quiet"
                busy={loading}
                onClick={() =>
                  void put(onDate, null, t('backReason')).catch((error: unknown) => console.warn(error))
                }
              >
                {t('back')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {series.mayChange ? (
        <Form
          key={series.exceptions.length}
          submit={t('save')}
          onSubmit={(values) =>
            put(
              readText(values, 'onDate'),
              readText(values, 'kind') === 'EXTRA' ? 'EXTRA' : 'SKIP',
              readText(values, 'reason'),
            )
          }
        >
          <FieldRow>
            <DateField name="onDate" label={t('day')} min={today} required />
            <SelectField
              name="kind"
              label={t('exceptions')}
              options={[
                { value: 'SKIP', label: t('leaveOut') },
                { value: 'EXTRA', label: t('addDay') },
              ]}
            />
            <TextField name="reason" label={t('dayReason')} maxLength={200} required />
          </FieldRow>
        </Form>
      ) : null}
    </Section>
  );
}
