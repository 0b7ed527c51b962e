import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, SelectField, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { FESTIVALS, useElderTexts } from './elder-texts';

const CallMealDocument = graphql(`
  mutation CallMeal($input: CallMealInput!) {
    callMeal(input: $input) {
      id
    }
  }
`);

const useCallTexts = defineTexts('call-meal-dialog', {
  zh: {
    title: '办一次聚餐',
    name: '名称',
    festival: '什么节',
    place: '在哪里',
    day: '哪一天',
    time: '几点开席',
    tables: '几桌',
    seats: '一桌坐几位',
    closesOn: '报名到哪天为止',
    send: '发起聚餐',
    done: '发起了，老人和家里人可以报名了。',
  },
  en: {
    title: 'Call a meal',
    name: 'Name',
    festival: 'Festival',
    place: 'Where',
    day: 'Day',
    time: 'Begins at',
    tables: 'Tables',
    seats: 'Seats at each',
    closesOn: 'Last day to say that one comes',
    send: 'Call it',
    done: 'Called; elders and families can say that they come.',
  },
});

type Props = { villageId: string; now: Date; onClose: () => void; onCalled: (mealId: string) => void };

export function CallMealDialog({ villageId, now, onClose, onCalled }: Props) {
  const t = useElderTexts();
  const c = useCallTexts();
  const intent = useIntent();
  const [call] = useMutation(CallMealDocument);
  const today = toDateInput(now);
  const soon = (days: number): string => toDateInput(new Date(now.getTime() + days * 86_400_000));
  return (
    <Dialog open onClose={onClose} title={c('title')}>
      <Form
        submit={c('send')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = {
            villageId,
            festival: FESTIVALS.find((each) => each === readText(values, 'festival')) ?? 'OTHER',
            title: readText(values, 'title'),
            place: readText(values, 'place'),
            startsAt: fromDateTimeInput(readText(values, 'day'), readText(values, 'time')),
            tables: readNumber(values, 'tables') ?? 6,
            seats: readNumber(values, 'seats') ?? 8,
            closesOn: readText(values, 'closesOn'),
          };
          const { data } = await call({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(c('done'));
          if (data) onCalled(data.callMeal.id);
        }}
      >
        <SelectField
          name="festival"
          label={c('festival')}
          defaultValue="DOUBLE_NINTH"
          options={FESTIVALS.map((value) => ({ value, label: t(value) }))}
        />
        <TextField name="title" label={c('name')} maxLength={60} required />
        <TextField name="place" label={c('place')} maxLength={60} required />
        <FieldRow>
          <DateField name="day" label={c('day')} defaultValue={soon(10)} min={today} required />
          <TimeField name="time" label={c('time')} defaultValue="11:30" required />
        </FieldRow>
        <FieldRow>
          <NumberField name="tables" label={c('tables')} min={1} max={60} defaultValue="6" required />
          <NumberField name="seats" label={c('seats')} min={2} max={12} defaultValue="8" required />
        </FieldRow>
        <DateField name="closesOn" label={c('closesOn')} defaultValue={soon(7)} min={today} required />
      </Form>
    </Dialog>
  );
}
