import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { SEAT_STATE, useMeetingTexts } from './meeting-texts';

const JoinForm_meeting = graphql(`
  fragment JoinForm_meeting on Meeting {
    id
    moves
    ownSeat {
      state
      at
    }
  }
`);
const JoinMeetingDocument = graphql(`
  mutation JoinMeeting($input: JoinMeetingInput!) {
    joinMeeting(input: $input) {
      id
      ...JoinForm_meeting
      ...ExcuseSelf_meeting
      ...MotionList_meeting
    }
  }
`);

const plain = (digits: string): string => digits.normalize('NFKC').replaceAll(/\s/g, '');

type Props = {
  meeting: FragmentType<typeof JoinForm_meeting>;
  /** From the address, when the phone's own camera opened the page. */
  code: string;
};

/** "I am here": by the code that the chair shows. */
export function JoinForm({ meeting: masked, code: scanned }: Props) {
  const t = useMeetingTexts();
  const f = useFormat();
  const intent = useIntent();
  const meeting = unmask(JoinForm_meeting, masked);
  const [join] = useMutation(JoinMeetingDocument);
  const [code, setCode] = useState(scanned);
  const seat = meeting.ownSeat;
  if (!seat) return <Notice>{t('notYours')}</Notice>;
  if (seat.state === 'PRESENT') {
    return (
      <Notice tone="good" live title={t('youAreIn')}>
        {seat.at ? f.time(seat.at) : ''}
      </Notice>
    );
  }
  if (!meeting.moves.includes('JOIN')) return <Notice>{t(SEAT_STATE[seat.state].word)}</Notice>;
  return (
    <Form
      label={t('checkIn')}
      submit={t('checkIn')}
      check={(values) => ({
        code: /^\d{6}$/.test(plain(readText(values, 'code'))) ? undefined : t('codeFormat'),
      })}
      onSubmit={async (values) => {
        await join({
          variables: { input: intent.sign({ meetingId: meeting.id, code: plain(readText(values, 'code')) }) },
        });
        intent.done();
      }}
    >
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        big
        required
      />
    </Form>
  );
}
