import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { RadioCards } from '#client/ui/choice';
import { DateField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useTermsTexts } from './terms-texts';

const DayCalendar_area = graphql(`
  fragment DayCalendar_area on Area {
    id
    mayMarkDays
    calendar {
      day
      works
      nameZh
      nameEn
    }
  }
`);

const MarkDaysDocument = graphql(`
  mutation MarkDays($input: MarkDaysInput!) {
    markDays(input: $input) {
      day
    }
  }
`);

type Props = {
  area: FragmentType<typeof DayCalendar_area>;
  /** The first day that can be marked, 'YYYY-MM-DD'. */
  today: string;
  onMarked: () => void | Promise<unknown>;
};

/** The days that deadlines skip or count, and a form for the village's own. */
export function DayCalendar({ area: masked, today, onMarked }: Props) {
  const t = useTermsTexts();
  const f = useFormat();
  const intent = useIntent();
  const [markDays] = useMutation(MarkDaysDocument);
  const area = unmask(DayCalendar_area, masked);
  return (
    <Stack>
      <Table
        caption={t('calendar')}
        hideCaption
        rows={area.calendar}
        rowKey={({ day }) => day}
        empty={<p className="muted">{t('none')}</p>}
        columns={[
          {
            key: 'day',
            header: t('day'),
            head: true,
            cell: ({ day }) => `${f.date(day)} ${f.weekday(day)}`,
          },
          { key: 'name', header: t('nameZh'), cell: (each) => t.pick(each.nameZh, each.nameEn) },
          {
            key: 'kind',
            header: t('kind'),
            cell: ({ works }) => (
              <StatusTag tone={works ? 'info' : 'plain'}>{t(works ? 'works' : 'off')}</StatusTag>
            ),
          },
        ]}
      />
      {area.mayMarkDays ? (
        <Section title={t('addTitle')} level={3}>
          <Form
            submit={t('add')}
            onSubmit={async (values) => {
              const kind = readText(values, 'kind');
              const day = {
                day: readText(values, 'day'),
                works: kind === 'clear' ? null : kind === 'works',
                nameZh: readText(values, 'nameZh'),
                nameEn: readText(values, 'nameEn') || readText(values, 'nameZh'),
              };
              await markDays({ variables: { input: intent.sign({ areaId: area.id, days: [day] }) } });
              intent.done();
              toast.good(t('added'));
              await onMarked();
            }}
          >
            <DateField name="day" label={t('day')} min={today} required />
            <RadioCards
              name="kind"
              label={t('kind')}
              required
              columns={3}
              options={[
                { value: 'off', label: t('off') },
                { value: 'works', label: t('works') },
                { value: 'clear', label: t('clear') },
              ]}
            />
            <TextField name="nameZh" label={t('nameZh')} maxLength={40} required />
            <TextField name="nameEn" label={t('nameEn')} maxLength={60} optionalMark />
          </Form>
        </Section>
      ) : null}
    </Stack>
  );
}
