import { LinkButton } from '#client/ui/button';
import { BoardIcon, CardIcon, SignInIcon, TextSizeIcon } from '#client/ui/icons';
import { ShieldIcon } from '#client/ui/more-icons';
import { Button } from '#client/ui/button';
import { useMode } from '#client/ui/mode-switch';
import { Row } from '#client/ui/section';
import { useTitle } from '#client/ui/use-title';
import './layout/layout.css';
import { useWelcomeTexts } from './welcome-texts';

/** What this is, for somebody who is not signed in. */
export function WelcomePage() {
  const t = useWelcomeTexts();
  const { mode, setMode } = useMode();
  useTitle(t('welcome') + t('welcomeThen'));
  const steps = [
    [t('stepDo'), t('stepDoNote')],
    [t('stepApprove'), t('stepApproveNote')],
    [t('stepPublish'), t('stepPublishNote')],
    [t('stepTrade'), t('stepTradeNote')],
  ] as const;
  return (
    <div className="welcome">
      <div className="welcome-hero">
        <h1 tabIndex={-1}>
          <span>{t('welcome')}</span>
          {t.lang === 'en' ? ' ' : null}
          <span>{t('welcomeThen')}</span>
        </h1>
        <p>{t('welcomeLead')}</p>
        <Row>
          <LinkButton to="/sign-in" kind="primary" size="large" icon={SignInIcon}>
            {t('welcomeSignIn')}
          </LinkButton>
          <LinkButton to="/board" size="large" icon={BoardIcon}>
            {t('welcomeBoard')}
          </LinkButton>
          <Button
            kind="quiet"
            size="large"
            icon={TextSizeIcon}
            onClick={() => setMode(mode === 'elder' ? 'normal' : 'elder')}
          >
            {t(mode === 'elder' ? 'elderLeave' : 'elderEntry')}
          </Button>
        </Row>
      </div>
      <ol className="welcome-steps" role="list">
        {steps.map(([title, note], index) => (
          <li key={title}>
            <span className="welcome-number" aria-hidden="true">
              {index + 1}
            </span>
            <h2>{title}</h2>
            <p className="muted">{note}</p>
          </li>
        ))}
      </ol>
      <div className="welcome-notes">
        <p className="welcome-note">
          <ShieldIcon />
          {t('promise')}
        </p>
        <p className="welcome-note">
          <CardIcon />
          {t('noPhone')}
        </p>
      </div>
    </div>
  );
}
