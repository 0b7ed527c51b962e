import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { Notice } from '#client/ui/notice';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useMeetingTexts } from './meeting-texts';

const ExcuseSelf_meeting = graphql(`
  fragment ExcuseSelf_meeting on Meeting {
    id
    moves
    ownSeat {
      state
      reason
    }
  }
`);
const ExcuseSelfDocument = graphql(`
  mutation ExcuseSelf($input: ExcuseSelfInput!) {
    excuseSelf(input: $input) {
      id
      ...ExcuseSelf_meeting
      ...JoinForm_meeting
    }
  }
`);

/** "I cannot come", and "I can after all", from the own phone. */
export function ExcuseSelf({ meeting: masked }: { meeting: FragmentType<typeof ExcuseSelf_meeting> }) {
  const t = useMeetingTexts();
  const words = useErrorText();
  const intent = useIntent();
  const { id: meetingId, moves, ownSeat } = unmask(ExcuseSelf_meeting, masked);
  const [excuse, { loading }] = useMutation(ExcuseSelfDocument);
  const [asked, setAsked] = useState(false);
  if (!ownSeat || !moves.includes('EXCUSE_SELF')) return null;

  async function put(coming: boolean, reason: string): Promise<void> {
    await excuse({ variables: { input: intent.sign({ meetingId, coming, reason }) } });
    intent.done();
    setAsked(false);
    toast.good(t(coming ? 'excuseBackDone' : 'excuseDone'));
  }

  if (ownSeat.state === 'EXCUSED') {
    return (
      <Notice
        title={t('excused')}
        actions={
          <Button
            busy={loading}
            onClick={() => {
              put(true, '').catch((error: unknown) => toast.bad(words(error).message));
            }}
          >
            {t('excuseBack')}
          </Button>
        }
      >
        {ownSeat.reason}
      </Notice>
    );
  }
  return (
    <div>
      <Button onClick={() => setAsked(true)}>{t('excuseSelf')}</Button>
      <ConfirmDialog
        open={asked}
        onCancel={() => setAsked(false)}
        onConfirm={(reason) => put(false, reason)}
        title={t('excuseSelf')}
        confirm={t('excuseGo')}
        reason={{ label: t('excuseWhy'), required: false, maxLength: 100 }}
      >
        {t('excuseAsk')}
      </ConfirmDialog>
    </div>
  );
}
