import type { ReactNode } from 'react';
import type { Icon } from './icons';
import './notice.css';
import { useUiTexts } from './texts';
import { TONE_ICON } from './tone';
import { VisuallyHidden } from './visually-hidden';

type NoticeProps = {
  tone?: 'info' | 'good' | 'warn' | 'bad';
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  icon?: Icon;
  /** It appeared because of something that just happened: say it aloud. */
  live?: boolean;
};

const WORD = { info: 'toneInfo', good: 'toneGood', warn: 'toneWarn', bad: 'toneBad' } as const;

function NoticeBox({
  tone = 'info',
  title,
  children,
  actions,
  icon,
  live,
  banner,
}: NoticeProps & { banner?: boolean }) {
  const t = useUiTexts();
  const Shape = icon ?? TONE_ICON[tone];
  return (
    <div
      className="notice"
      data-tone={tone}
      data-banner={banner ? '' : undefined}
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Shape />
      <div className="notice-body">
        {title ? (
          <p className="notice-title">{title}</p>
        ) : (
          <VisuallyHidden>{`${t(WORD[tone])} `}</VisuallyHidden>
        )}
        {children ? <div>{children}</div> : null}
        {actions ? <div className="notice-actions">{actions}</div> : null}
      </div>
    </div>
  );
}

/** Something to know, beside what it is about. */
export function Notice(props: NoticeProps) {
  return <NoticeBox {...props} />;
}

/** The same across the whole width, for the state of the page or the app. */
export function Banner(props: NoticeProps) {
  return <NoticeBox {...props} banner />;
}
