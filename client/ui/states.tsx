import type { ReactNode } from 'react';
import { Button } from './button';
import { useErrorText } from './error-text';
import { type Icon, InboxIcon, RefreshIcon } from './icons';
import { Notice } from './notice';
import './states.css';
import { useUiTexts } from './texts';
import { VisuallyHidden } from './visually-hidden';

type EmptyStateProps = { title: string; children?: ReactNode; icon?: Icon; action?: ReactNode };

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, icon: Shape = InboxIcon, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Shape size={2} />
      </span>
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-words">{children}</div> : null}
      {action}
    </div>
  );
}

type LoadingStateProps = { label?: string; kind?: 'page' | 'list' | 'card' | 'inline'; rows?: number };

/** The shape of what is coming, said once to the ear. */
export function LoadingState({ label, kind = 'page', rows = 4 }: LoadingStateProps) {
  const t = useUiTexts();
  const words = label ?? t('loading');
  if (kind === 'inline') {
    return (
      <span className="loading" data-kind={kind} role="status">
        <span className="spinner" aria-hidden="true" />
        {words}
      </span>
    );
  }
  const shape = kind === 'card' ? 'card' : 'row';
  return (
    <div className="loading" data-kind={kind} role="status">
      <VisuallyHidden>{words}</VisuallyHidden>
      {kind === 'page' ? (
        <>
          <div className="bone" data-shape="title" />
          <div className="bone" data-shape="line" />
        </>
      ) : null}
      {Array.from({ length: kind === 'card' ? 1 : rows }, (_, index) => (
        <div key={index} className="bone" data-shape={shape} style={{ animationDelay: `${index * 120}ms` }} />
      ))}
    </div>
  );
}

type ErrorStateProps = { error: unknown; onRetry?: () => void; title?: string };

/** What went wrong in the reader's words, and a way on. */
export function ErrorState({ error, onRetry, title }: ErrorStateProps) {
  const t = useUiTexts();
  const { message, code } = useErrorText()(error);
  return (
    <Notice
      tone="bad"
      live
      title={title ?? t('failed')}
      actions={
        onRetry ? (
          <Button icon={RefreshIcon} onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    >
      {message}
      {code === 'INTERNAL' ? <span className="small muted">{` (${code})`}</span> : null}
    </Notice>
  );
}
