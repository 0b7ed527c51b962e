import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';

const OpenClassDocument = graphql(`
  mutation OpenClass($input: OpenClassInput!) {
    openClass(input: $input) {
      id
    }
  }
`);

const useOpenTexts = defineTexts('open-class-dialog', {
  zh: {
    title: '开一期手机课',
    name: '名称',
    nameHint: '如：春季手机课',
    place: '在哪里',
    places: '几个名额',
    topic: '第 {{no}} 节讲什么',
    day: '哪一天',
    time: '几点',
    more: '再加一节',
    send: '开课',
    done: '开好了，可以报名了。',
  },
  en: {
    title: 'Open a phone class',
    name: 'Name',
    nameHint: 'e.g. phone class in spring',
    place: 'Where',
    places: 'Places',
    topic: 'Session {{no}} is about',
    day: 'Day',
    time: 'At',
    more: 'One more session',
    send: 'Open it',
    done: 'Open: people can join.',
  },
});

type Props = {
  villageId: string;
  now: Date;
  teacher: ReactNode;
  teacherId: string | null;
  onClose: () => void;
  onOpened: () => void;
};

const MOST = 24;

export function OpenClassDialog({ villageId, now, teacher, teacherId, onClose, onOpened }: Props) {
  const o = useOpenTexts();
  const intent = useIntent();
  const [count, setCount] = useState(3);
  const [open] = useMutation(OpenClassDocument);
  const numbers = Array.from({ length: count }, (_, place) => place + 1);
  return (
    <Dialog open onClose={onClose} title={o('title')}>
      <Form
        submit={o('send')}
        submitKind="primary"
        onSubmit={async (values) => {
          const input = {
            villageId,
            title: readText(values, 'title'),
            place: readText(values, 'place'),
            places: readNumber(values, 'places') ?? 12,
            teacherId,
            sessions: numbers.map((no) => ({
              topic: readText(values, `topic${no}`),
              startsAt: fromDateTimeInput(readText(values, `day${no}`), readText(values, `time${no}`)),
            })),
          };
          await open({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(o('done'));
          onOpened();
        }}
      >
        <TextField name="title" label={o('name')} hint={o('nameHint')} maxLength={60} required />
        <FieldRow>
          <TextField name="place" label={o('place')} maxLength={60} required />
          <NumberField name="places" label={o('places')} min={1} max={60} defaultValue="12" required />
        </FieldRow>
        {teacher}
        {numbers.map((no) => (
          <div key={no}>
            <TextField name={`topic${no}`} label={o('topic', { no })} maxLength={60} required />
            <FieldRow>
              <DateField
                name={`day${no}`}
                label={o('day')}
                defaultValue={toDateInput(new Date(now.getTime() + no * 7 * 86_400_000))}
                min={toDateInput(now)}
                required
              />
              <TimeField name={`time${no}`} label={o('time')} defaultValue="09:30" required />
            </FieldRow>
          </div>
        ))}
        {count < MOST ? (
          <Button icon={PlusIcon} kind="quiet" onClick={() => setCount(count + 1)}>
            {o('more')}
          </Button>
        ) : null}
      </Form>
    </Dialog>
  );
}
