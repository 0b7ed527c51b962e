import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { DateField, FieldRow, TextArea, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput, toTimeInput } from '#client/ui/format';
import { SendIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useMeetingTexts } from './meeting-texts';

const CallForm_meeting = graphql(`
  fragment CallForm_meeting on Meeting {
    id
    title
    place
    startsAt
    shortNotice
    agenda {
      id
      title
    }
  }
`);
const CallMeetingDocument = graphql(`
  mutation CallMeeting($input: CallMeetingInput!) {
    callMeeting(input: $input) {
      id
      council {
        id
        nextMeeting {
          id
        }
      }
    }
  }
`);
const AmendMeetingDocument = graphql(`
  mutation AmendMeeting($input: AmendMeetingInput!) {
    amendMeeting(input: $input) {
      id
      ...CallForm_meeting
      ...MeetingFacts_meeting
      ...MeetingRoll_meeting
    }
  }
`);

/** Points of an agenda, and choices of a vote. */
export const MOST_LINES = 12;

type Props = {
  councilId: string;
  /** The one to change; null for a new call. */
  meeting: FragmentType<typeof CallForm_meeting> | null;
  noticeDays: number;
  now: Date;
  onDone: (meetingId: string) => void | Promise<unknown>;
};

/** When, where, about what: a call for a new meeting, or a change of one. */
export function CallForm({ councilId, meeting: masked, noticeDays, now, onDone }: Props) {
  const t = useMeetingTexts();
  const intent = useIntent();
  const meeting = masked ? unmask(CallForm_meeting, masked) : null;
  const [call] = useMutation(CallMeetingDocument);
  const [amend] = useMutation(AmendMeetingDocument);
  const first = new Date(now.getTime() + noticeDays * 86_400_000);

  async function send(values: FormData): Promise<void> {
    const facts = {
      title: readText(values, 'title'),
      place: readText(values, 'place'),
      startsAt: fromDateTimeInput(readText(values, 'day'), readText(values, 'time')),
      agenda: linesOf(values, 'agenda'),
      shortNotice: readText(values, 'shortNotice'),
    };
    if (meeting) {
      await amend({ variables: { input: intent.sign({ meetingId: meeting.id, ...facts }) } });
      intent.done();
      toast.good(t('amended'));
      await onDone(meeting.id);
      return;
    }
    const { data } = await call({ variables: { input: intent.sign({ councilId, ...facts }) } });
    intent.done();
    toast.good(t('sent'));
    if (data) await onDone(data.callMeeting.id);
  }

  return (
    <Form
      label={t(meeting ? 'amendTitle' : 'callTitle')}
      submit={t(meeting ? 'save' : 'send')}
      submitIcon={SendIcon}
      check={(values) => {
        const count = linesOf(values, 'agenda').length;
        if (count === 0) return { agenda: t('pointsNeeded') };
        return { agenda: count > MOST_LINES ? t('pointsTooMany', { most: MOST_LINES, count }) : undefined };
      }}
      onSubmit={send}
    >
      <TextField
        name="title"
        label={t('title')}
        hint={t('titleHint')}
        maxLength={80}
        defaultValue={meeting?.title}
        required
      />
      <TextField name="place" label={t('place')} maxLength={80} defaultValue={meeting?.place} required />
      <FieldRow>
        <DateField
          name="day"
          label={t('day')}
          min={toDateInput(now)}
          defaultValue={toDateInput(meeting ? meeting.startsAt : first)}
          required
        />
        <TimeField
          name="time"
          label={t('time')}
          defaultValue={meeting ? toTimeInput(meeting.startsAt) : '19:30'}
          required
        />
      </FieldRow>
      <TextArea
        name="agenda"
        label={t('points')}
        hint={t('pointsHint')}
        rows={4}
        maxLength={1000}
        defaultValue={meeting?.agenda.map(({ title }) => title).join('\n')}
        required
      />
      <TextField
        name="shortNotice"
        label={t('noticeReason')}
        hint={t('notice', { count: noticeDays })}
        maxLength={200}
        defaultValue={meeting?.shortNotice}
      />
    </Form>
  );
}

/** What was typed, line by line; empty lines left out. */
export function linesOf(values: FormData, name: string): string[] {
  return readText(values, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
