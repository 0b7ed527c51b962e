import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { ServiceKind } from '#client/gql/graphql';
import { SegmentedControl } from '#client/ui/choice';
import { DateField, FieldRow, SelectField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { fromDateTimeInput } from '#client/ui/format';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { RhythmFields } from './rhythm-fields';
import type { Template } from './task-start';
import { useWorkTaskTexts } from './work-form-texts';
import { type Option, WorkFields } from './work-fields';
import { BLANK_WORK, readRhythm, readWork, rowsOf } from './work-values';

const PostTaskDocument = graphql(`
  mutation PostTask($input: PostTaskInput!) {
    postTask(input: $input) {
      id
      title
    }
  }
`);
const PostSeriesDocument = graphql(`
  mutation PostSeries($input: PostSeriesInput!) {
    postSeries(input: $input) {
      id
      title
    }
  }
`);

type Props = {
  villageId: string;
  /** 'YYYY-MM-DD' */
  today: string;
  tomorrow: string;
  templates: readonly Template[];
  /** The village's own; they stand first. */
  own: readonly Template[];
  /** The template to begin with: a code or an id of them. */
  begin: string | null;
  grids: readonly Option[];
  rules: readonly Option[];
  teams: readonly Option[];
  /** The one team it is for, where there is nothing to choose. */
  teamId: string | null;
  /** What a blank task begins with: the kind of the team it is for. */
  kind: ServiceKind | null;
  /** What the addresses of tasks and series begin with. */
  base: string;
  /** Where the new task or series can be seen. */
  onPosted: (path: string) => void | Promise<unknown>;
};

function endOf(startsTime: string, minutes: number): string {
  const [hour = 0, minute = 0] = startsTime.split(':').map(Number);
  const end = (hour * 60 + minute + minutes) % 1440;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** The form of a new task, for once or every week, from a template or blank. */
export function PostForm(props: Props) {
  const t = useWorkTaskTexts();
  const all = [...props.own, ...props.templates];
  const find = (asked: string | null) => all.find((each) => each.code === asked) ?? null;
  const [code, setCode] = useState(find(props.begin)?.code ?? '');
  const template = find(code);
  const [weekly, setWeekly] = useState((template?.weekdays ?? 0) > 0);
  const optionsOf = (templates: readonly Template[]) =>
    templates.map((each) => ({ value: each.code, label: each.label }));
  return (
    <Stack>
      <SelectField
        name="template"
        label={t('template')}
        hint={t('templateHint')}
        value={code}
        onChange={(next) => {
          setCode(next);
          setWeekly((find(next)?.weekdays ?? 0) > 0);
        }}
        options={[{ value: '', label: t('blank') }]}
        groups={[
          ...(props.own.length > 0 ? [{ label: t('ownTemplates'), options: optionsOf(props.own) }] : []),
          { label: t('usualTemplates'), options: optionsOf(props.templates) },
        ]}
      />
      <SegmentedControl
        label={t('how')}
        options={[
          { value: 'once', label: t('once') },
          { value: 'weekly', label: t('series') },
        ]}
        value={weekly ? 'weekly' : 'once'}
        onChange={(value) => setWeekly(value === 'weekly')}
      />
      <Fields key={code} {...props} template={template} weekly={weekly} />
    </Stack>
  );
}

function Fields({
  villageId,
  today,
  tomorrow,
  grids,
  rules,
  teams,
  teamId,
  kind,
  base,
  template,
  weekly,
  onPosted,
}: Props & { template: Template | null; weekly: boolean }) {
  const t = useWorkTaskTexts();
  const intent = useIntent();
  const start = template?.work ?? { ...BLANK_WORK, kind: kind ?? BLANK_WORK.kind };
  const [rows, setRows] = useState(() => rowsOf(start));
  const [postTask] = useMutation(PostTaskDocument);
  const [postSeries] = useMutation(PostSeriesDocument);
  const startsTime = template?.startsTime ?? '09:00';
  const minutes = template?.minutes ?? 120;

  async function send(values: FormData): Promise<void> {
    const common = {
      villageId,
      teamId: teamId ?? (readText(values, 'teamId') || null),
      work: readWork(values, rows),
    };
    if (weekly) {
      const input = intent.sign({ ...common, rhythm: readRhythm(values) });
      const { data } = await postSeries({ variables: { input } });
      intent.done();
      toast.good(t('posted', { title: data?.postSeries.title ?? '' }));
      await onPosted(`${base}/series/${data?.postSeries.id ?? ''}`);
      return;
    }
    const day = readText(values, 'day');
    const startsAt = fromDateTimeInput(day, readText(values, 'startsAt'));
    const sameDay = fromDateTimeInput(day, readText(values, 'endsAt'));
    // A task may run past midnight.
    const endsAt =
      Date.parse(sameDay) > Date.parse(startsAt)
        ? sameDay
        : new Date(Date.parse(sameDay) + 86_400_000).toISOString();
    const { data } = await postTask({ variables: { input: intent.sign({ ...common, startsAt, endsAt }) } });
    intent.done();
    toast.good(t('posted', { title: data?.postTask.title ?? '' }));
    await onPosted(`${base}/tasks/${data?.postTask.id ?? ''}`);
  }

  return (
    <Form
      submit={t(weekly ? 'postSeries' : 'post')}
      check={(values) =>
        weekly && readRhythm(values).weekdays.length === 0 ? { 'weekday-0': t('chooseWeekday') } : {}
      }
      onSubmit={send}
    >
      <Stack>
        {weekly ? (
          <RhythmFields
            today={today}
            start={{
              weekdays: template?.weekdays ?? 0,
              every: 1,
              startsOn: today,
              until: null,
              startsTime,
              minutes,
              holidays: 'SKIP',
            }}
          />
        ) : (
          <FieldRow>
            <DateField name="day" label={t('day')} defaultValue={tomorrow} min={today} required />
            <TimeField name="startsAt" label={t('from')} defaultValue={startsTime} required />
            <TimeField name="endsAt" label={t('to')} defaultValue={endOf(startsTime, minutes)} required />
          </FieldRow>
        )}
        {teamId === null && teams.length > 0 ? (
          <SelectField
            name="teamId"
            label={t('team')}
            options={[{ value: '', label: t('noTeam') }, ...teams]}
            defaultValue=""
          />
        ) : null}
        <WorkFields start={start} rows={rows} onRows={setRows} grids={grids} rules={rules} />
      </Stack>
    </Form>
  );
}
