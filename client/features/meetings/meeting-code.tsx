import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { RefreshIcon } from '#client/ui/icons';
import { QrCode } from '#client/ui/qr-code';
import { ErrorState, LoadingState } from '#client/ui/states';
import './meetings.css';
import { useMeetingTexts } from './meeting-texts';

const MeetingCodesDocument = graphql(`
  query MeetingCodes($id: ID!) {
    about {
      now
    }
    meeting(id: $id) {
      id
      codes {
        firstStep
        stepSeconds
        codes
      }
    }
  }
`);

const TICK_MS = 500;

/** The changing code of a meeting, large: from the list of codes the device got, so that it goes on without a network. */
export function MeetingCode({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useMeetingTexts();
  const { data, error, loading, refetch } = useQuery(MeetingCodesDocument, {
    variables: { id: meetingId },
    fetchPolicy: 'network-only',
  });
  const [ahead, setAhead] = useState<number | null>(null);
  const [here, setHere] = useState(() => Date.now());
  const told = data?.about.now;
  useEffect(() => {
    // What the server's clock says is compared with this device's once, when it is told.
    if (told) setAhead(Date.parse(told) - Date.now());
  }, [told]);
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const codes = data?.meeting.codes;
  const seconds = ahead === null ? null : (here + ahead) / 1000;
  const step = codes && seconds !== null ? Math.floor(seconds / codes.stepSeconds) : 0;
  const code = codes && seconds !== null ? codes.codes[step - codes.firstStep] : undefined;
  return (
    <Dialog open onClose={onClose} title={t('qrTitle')} width="wide">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && (!data || seconds === null) ? <LoadingState kind="inline" /> : null}
      {data && !codes ? <p>{t('qrNone')}</p> : null}
      {codes && seconds !== null && code ? (
        <div className="meeting-code">
          <QrCode
            value={`${location.origin}/meetings/${meetingId}?c=${code}`}
            title={t('qrTitle')}
            size={20}
          />
          <p className="meeting-code-digits numeric" data-testid="meeting-code">
            {code.slice(0, 3)} {code.slice(3)}
          </p>
          <p className="muted">
            {t('qrLeft', { count: Math.ceil((step + 1) * codes.stepSeconds - seconds) })}
          </p>
        </div>
      ) : null}
      {!error && codes && seconds !== null && !code ? (
        <>
          <p>{t('qrOver')}</p>
          <Button icon={RefreshIcon} busy={loading} onClick={() => void refetch()}>
            {t('qrMore')}
          </Button>
        </>
      ) : null}
      <p>{t('qrHint')}</p>
    </Dialog>
  );
}
