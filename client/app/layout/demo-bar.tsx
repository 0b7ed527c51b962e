import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type About, useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { useErrorText } from '#client/ui/error-text';
import { UserIcon } from '#client/ui/icons';
import { SunriseIcon, UsersIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useRequestId } from '#client/ui/use-request-id';
import { useDemoTexts } from './demo-texts';

const DemoBarSignIn = graphql(`
  mutation DemoBar_signIn($input: DemoSignInInput!) {
    demoSignIn(input: $input) {
      resident {
        id
      }
    }
  }
`);

const DemoBarMoveClock = graphql(`
  mutation DemoBar_moveClock($input: ClockInput!) {
    moveClock(input: $input) {
      now
    }
  }
`);

const SHORT_JUMP = 1;
const LONG_JUMP = 5;

/** Only in demo mode: become any of the invented people, and let days pass. */
export function DemoBar({ about }: { about: About }) {
  const t = useDemoTexts();
  const format = useFormat();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { refresh } = useSession();
  const request = useRequestId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [signIn] = useMutation(DemoBarSignIn);
  const [moveClock] = useMutation(DemoBarMoveClock);

  async function become(key: string, startPath: string): Promise<void> {
    setBusy(key);
    setFailure(null);
    try {
      await signIn({ variables: { input: { key } } });
      await refresh();
      setOpen(false);
      await navigate(startPath);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  }

  async function pass(days: number): Promise<void> {
    setBusy(`${days}`);
    try {
      const { data } = await moveClock({ variables: { input: { requestId: request.id, days } } });
      request.renew();
      await refresh();
      if (data) toast.good(t('demoMoved', { date: format.date(data.moveClock.now) }));
    } catch (error) {
      toast.bad(errorText(error).message);
    } finally {
      setBusy(null);
    }
  }

  const clock = [
    { days: SHORT_JUMP, label: t('demoNext') },
    { days: LONG_JUMP, label: t('demoWeek') },
  ].map(({ days, label }) => (
    <Button
      key={days}
      kind="quiet"
      size="small"
      icon={SunriseIcon}
      busy={busy === `${days}`}
      onClick={() => void pass(days)}
    >
      {label}
    </Button>
  ));
  return (
    <aside className="demo-bar no-print" aria-label={t('demoBar')}>
      <div className="demo-bar-row">
        <div className="demo-bar-words">
          <b className="demo-roomy">{t('demoBar')}</b>
          <span className="numeric">{format.date(about.now)}</span>
        </div>
        <Button kind="quiet" size="small" icon={UsersIcon} onClick={() => setOpen(true)}>
          {t('demoPersonas')}
        </Button>
        <span className="demo-tools demo-roomy">{clock}</span>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('demoPersonas')} width="wide">
        <p className="muted">{t('demoPersonasLead')}</p>
        <div className="demo-tools">
          <span className="numeric muted">{t('today', { date: format.date(about.now) })}</span>
          {clock}
        </div>
        {failure ? (
          <Notice tone="bad" live>
            {errorText(failure).message}
          </Notice>
        ) : null}
        <div className="columns" style={{ '--column': '14rem', gap: 'var(--s2)' }}>
          {about.personas.map((persona) => (
            <button
              key={persona.key}
              type="button"
              className="persona"
              aria-busy={busy === persona.key || undefined}
              onClick={() => void become(persona.key, persona.startPath)}
            >
              {busy === persona.key ? <span className="spinner" aria-hidden="true" /> : <UserIcon />}
              <span>
                <span className="persona-name">{persona.nameZh}</span>
                <span className="persona-role">{t.pick(persona.roleZh, persona.roleEn)}</span>
              </span>
            </button>
          ))}
        </div>
      </Dialog>
    </aside>
  );
}
