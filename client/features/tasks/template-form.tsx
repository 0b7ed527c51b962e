import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { FieldRow, NumberField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { WeekdayFields } from './rhythm-fields';
import type { Start } from './task-start';
import { useTemplateTexts } from './template-texts';
import { type Option, WorkFields } from './work-fields';
import { readWeekdays, readWork, rowsOf } from './work-values';

const KeepTemplateDocument = graphql(`
  mutation KeepTemplate($input: KeepTemplateInput!) {
    keepTemplate(input: $input) {
      id
      ...TemplateList_template
    }
  }
`);
const ReviseTemplateDocument = graphql(`
  mutation ReviseTemplate($input: ReviseTemplateInput!) {
    reviseTemplate(input: $input) {
      id
      ...TemplateList_template
      ...TaskStart_own
    }
  }
`);

type Props = {
  villageId: string;
  /** The template to change; null for a new one. */
  templateId: string | null;
  start: Start;
  grids: readonly Option[];
  rules: readonly Option[];
  onDone: () => void | Promise<unknown>;
};

/** The form of a village's template: what a task of it asks, and when it usually takes place. */
export function TemplateForm({ villageId, templateId, start, grids, rules, onDone }: Props) {
  const t = useTemplateTexts();
  const intent = useIntent();
  const [rows, setRows] = useState(() => rowsOf(start.work));
  const [keepNew] = useMutation(KeepTemplateDocument);
  const [revise] = useMutation(ReviseTemplateDocument);

  async function send(values: FormData): Promise<void> {
    const content = {
      work: readWork(values, rows),
      startsTime: readText(values, 'startsTime'),
      minutes: readNumber(values, 'minutes') ?? start.minutes,
      weekdays: readWeekdays(values),
    };
    if (templateId) await revise({ variables: { input: intent.sign({ templateId, ...content }) } });
    else await keepNew({ variables: { input: intent.sign({ villageId, ...content }) } });
    intent.done();
    toast.good(t(templateId ? 'revised' : 'kept'));
    await onDone();
  }

  return (
    <Form submit={t('save')} onSubmit={send}>
      <Stack>
        <WorkFields start={start.work} rows={rows} onRows={setRows} grids={grids} rules={rules} />
        <FieldRow>
          <TimeField name="startsTime" label={t('startsTime')} defaultValue={start.startsTime} required />
          <NumberField
            name="minutes"
            label={t('minutes')}
            defaultValue={String(start.minutes)}
            min={15}
            max={1440}
            required
          />
        </FieldRow>
        <WeekdayFields weekdays={start.weekdays} />
        <p className="muted">{t('weekdaysHint')}</p>
      </Stack>
    </Form>
  );
}
