import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CheckCircleIcon } from '#client/ui/icons';
import { PrintIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useMeetingTexts } from './meeting-texts';
import { readMinutesDraft } from './minutes-draft';

const MeetingMoves_meeting = graphql(`
  fragment MeetingMoves_meeting on Meeting {
    id
    state
    moves
    council {
      id
    }
  }
`);
const OpenMeetingDocument = graphql(`
  mutation OpenMeeting($input: MeetingMoveInput!) {
    openMeeting(input: $input) {
      id
    }
  }
`);
const CancelMeetingDocument = graphql(`
  mutation CancelMeeting($input: CancelMeetingInput!) {
    cancelMeeting(input: $input) {
      id
    }
  }
`);
const CloseMeetingDocument = graphql(`
  mutation CloseMeeting($input: MeetingMoveInput!) {
    closeMeeting(input: $input) {
      id
    }
  }
`);

type Props = { meeting: FragmentType<typeof MeetingMoves_meeting>; onChanged: () => Promise<unknown> };

/** Open, change, call off, close, print: what the viewer may do with a meeting as a whole. */
export function MeetingMoves({ meeting: masked, onChanged }: Props) {
  const t = useMeetingTexts();
  // Opening and closing send the same input: each has its own id, so that neither is taken for the other.
  const intents = { OPEN: useIntent(), CANCEL: useIntent(), CLOSE: useIntent() };
  const meeting = unmask(MeetingMoves_meeting, masked);
  const [open] = useMutation(OpenMeetingDocument);
  const [cancel] = useMutation(CancelMeetingDocument);
  const [close] = useMutation(CloseMeetingDocument);
  const [asked, setAsked] = useState<keyof typeof intents | null>(null);
  const [isUnsaved, setIsUnsaved] = useState(false);
  const may = (move: (typeof meeting.moves)[number]): boolean => meeting.moves.includes(move);
  const shut = (): void => setAsked(null);

  async function done(
    move: keyof typeof intents,
    word: 'started' | 'cancelDone' | 'closeDone',
  ): Promise<void> {
    intents[move].done();
    shut();
    toast.good(t(word));
    await onChanged();
  }

  return (
    <>
      <Row wrap>
        {may('OPEN') ? (
          <Button kind="primary" icon={CheckCircleIcon} onClick={() => setAsked('OPEN')}>
            {t('start')}
          </Button>
        ) : null}
        {may('AMEND') ? (
          <LinkButton to={`/work/councils/${meeting.council.id}/call?meeting=${meeting.id}`}>
            {t('amend')}
          </LinkButton>
        ) : null}
        {may('CANCEL') ? (
          <Button kind="quiet" onClick={() => setAsked('CANCEL')}>
            {t('cancel')}
          </Button>
        ) : null}
        {may('CLOSE') ? (
          <Button
            kind="primary"
            onClick={() => {
              setIsUnsaved(readMinutesDraft(meeting.id) !== null);
              setAsked('CLOSE');
            }}
          >
            {t('close')}
          </Button>
        ) : null}
        {meeting.state === 'OPEN' || meeting.state === 'CLOSED' ? (
          <LinkButton icon={PrintIcon} to={`/work/meetings/${meeting.id}/minutes`}>
            {t('print')}
          </LinkButton>
        ) : null}
      </Row>
      <ConfirmDialog
        open={asked === 'OPEN'}
        onCancel={shut}
        title={t('start')}
        confirm={t('start')}
        onConfirm={async () => {
          await open({ variables: { input: intents.OPEN.sign({ meetingId: meeting.id }) } });
          await done('OPEN', 'started');
        }}
      />
      <ConfirmDialog
        open={asked === 'CANCEL'}
        onCancel={shut}
        title={t('cancel')}
        confirm={t('cancel')}
        kind="danger"
        reason={{ label: t('cancelAsk'), required: true, maxLength: 200 }}
        onConfirm={async (reason) => {
          await cancel({ variables: { input: intents.CANCEL.sign({ meetingId: meeting.id, reason }) } });
          await done('CANCEL', 'cancelDone');
        }}
      />
      <ConfirmDialog
        open={asked === 'CLOSE'}
        onCancel={shut}
        title={t('close')}
        confirm={t('close')}
        onConfirm={async () => {
          await close({ variables: { input: intents.CLOSE.sign({ meetingId: meeting.id }) } });
          await done('CLOSE', 'closeDone');
        }}
      >
        {isUnsaved ? <Notice tone="warn">{t('minutesUnsaved')}</Notice> : null}
        <p>{t('closeMeetingAsk')}</p>
      </ConfirmDialog>
    </>
  );
}
