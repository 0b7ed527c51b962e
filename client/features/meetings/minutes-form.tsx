import { useMutation } from '@apollo/client/react';
import { Fragment, useRef, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Notice } from '#client/ui/notice';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useMeetingTexts } from './meeting-texts';
import { changedIn, keepMinutesDraft, type MinutesValues, readMinutesDraft, valuesOf } from './minutes-draft';

export const MinutesForm_meeting = graphql(`
  fragment MinutesForm_meeting on Meeting {
    id
    minutes
    guests
    agenda {
      id
      title
      said
    }
  }
`);
const WriteMinutesDocument = graphql(`
  mutation WriteMinutes($input: WriteMinutesInput!) {
    writeMinutes(input: $input) {
      id
      ...MinutesForm_meeting
      ...MeetingFacts_meeting
    }
  }
`);

/** What was said to each point, and what was agreed; what is typed survives until it is saved. */
export function MinutesForm({ meeting: masked }: { meeting: FragmentType<typeof MinutesForm_meeting> }) {
  const t = useMeetingTexts();
  const intent = useIntent();
  const meeting = unmask(MinutesForm_meeting, masked);
  const { id: meetingId, agenda } = meeting;
  const filed = valuesOf(meeting);
  const [write] = useMutation(WriteMinutesDocument);
  const [start, setStart] = useState(() => ({
    values: { ...filed, ...readMinutesDraft(meetingId) },
    round: 0,
  }));
  const [isBack, setIsBack] = useState(() => changedIn(filed, start.values).length > 0);
  const [asked, setAsked] = useState(false);
  const typed = useRef<MinutesValues>(start.values);

  function type(name: string, text: string): void {
    typed.current = { ...typed.current, [name]: text };
    keepMinutesDraft(meetingId, changedIn(filed, typed.current).length > 0 ? typed.current : null);
  }

  function drop(): void {
    keepMinutesDraft(meetingId, null);
    typed.current = filed;
    setStart({ values: filed, round: start.round + 1 });
    setIsBack(false);
    setAsked(false);
  }

  return (
    <Stack>
      {isBack ? (
        <Notice tone="warn" actions={<Button onClick={() => setAsked(true)}>{t('minutesDrop')}</Button>}>
          {t('minutesBack')}
        </Notice>
      ) : null}
      <Form
        label={t('minutes')}
        submit={t('minutesSave')}
        onSubmit={async (values) => {
          const sent = {
            minutes: readText(values, 'minutes'),
            guests: readText(values, 'guests'),
            agenda: agenda.map(({ id }) => ({ id, said: readText(values, id) })),
          };
          await write({ variables: { input: intent.sign({ meetingId, ...sent }) } });
          intent.done();
          // What was typed while it was being sent is still a draft.
          if (changedIn(valuesOf(sent), typed.current).length === 0) keepMinutesDraft(meetingId, null);
          setIsBack(false);
          toast.good(t('minutesSaved'));
        }}
      >
        <Fragment key={start.round}>
          {agenda.map(({ id, title }) => (
            <TextArea
              key={id}
              name={id}
              label={t('said', { title })}
              rows={3}
              maxLength={2000}
              defaultValue={start.values[id]}
              onChange={(text) => type(id, text)}
            />
          ))}
          <TextArea
            name="minutes"
            label={t('minutes')}
            hint={t('minutesHint')}
            rows={5}
            maxLength={8000}
            defaultValue={start.values['minutes']}
            onChange={(text) => type('minutes', text)}
            required
          />
          <TextField
            name="guests"
            label={t('guests')}
            hint={t('guestsHint')}
            maxLength={300}
            defaultValue={start.values['guests']}
            onChange={(text) => type('guests', text)}
          />
        </Fragment>
      </Form>
      <ConfirmDialog
        open={asked}
        onCancel={() => setAsked(false)}
        title={t('minutesDrop')}
        confirm={t('minutesDrop')}
        kind="danger"
        onConfirm={drop}
      >
        <p>{t('minutesDropAsk')}</p>
      </ConfirmDialog>
    </Stack>
  );
}
