import type { ReactNode } from 'react';
import { LangSwitch } from '#client/ui/lang-switch';
import { ModeSwitch } from '#client/ui/mode-switch';
import { OfflineBar } from '#client/ui/offline-bar';
import { SkipLink } from '#client/ui/skip-link';
import { Brand } from './brand';
import { DemoSlot } from './demo-slot';
import './layout.css';

const MAIN_ID = 'main';

type FrameProps = {
  kind: 'resident' | 'work' | 'counter' | 'board';
  home: string;
  place?: string;
  /** Before the switches, at the end of the header. */
  links?: ReactNode;
  /** Before the brand. */
  lead?: ReactNode;
  nav?: ReactNode;
  width?: 'reading' | 'wide';
  children: ReactNode;
  footer?: ReactNode;
};

/** What every page shares: skip link, demo strip, offline bar, header with both switches, one `<main>`. */
export function Frame({ kind, home, place, links, lead, nav, width = 'wide', children, footer }: FrameProps) {
  const main = (
    <main id={MAIN_ID} className="frame-main" data-width={width} tabIndex={-1}>
      {children}
    </main>
  );
  return (
    <div className="frame" data-kind={kind}>
      <SkipLink target={MAIN_ID} />
      <DemoSlot />
      <OfflineBar />
      <header className="frame-header">
        <div className="frame-header-row">
          {lead}
          <Brand to={home} place={place} />
          <div className="frame-switches">
            {links}
            <LangSwitch />
            <ModeSwitch />
          </div>
        </div>
        {kind === 'resident' ? nav : null}
      </header>
      {kind === 'work' ? (
        <div className="work-body">
          <div className="work-side">{nav}</div>
          {main}
        </div>
      ) : (
        main
      )}
      {footer ? <footer className="frame-footer">{footer}</footer> : null}
    </div>
  );
}
