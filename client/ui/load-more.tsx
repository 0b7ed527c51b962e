import { useState } from 'react';
import { Button } from './button';
import './content.css';
import { useErrorText } from './error-text';
import { Notice } from './notice';
import { useUiTexts } from './texts';

type LoadMoreProps = {
  hasMore: boolean;
  onMore: () => void | Promise<unknown>;
  busy?: boolean;
  shown?: number;
  total?: number;
};

/** Asks for the next page of a list; how much there is stands above it. */
export function LoadMore({ hasMore, onMore, busy, shown, total }: LoadMoreProps) {
  const t = useUiTexts();
  const errorText = useErrorText();
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function more(): Promise<void> {
    setWorking(true);
    setFailure(null);
    try {
      await onMore();
    } catch (error) {
      setFailure(error);
    } finally {
      setWorking(false);
    }
  }

  if (!hasMore && !shown) return null;
  return (
    <div className="load-more">
      {failure ? (
        <Notice tone="bad" live>
          {errorText(failure).message}
        </Notice>
      ) : null}
      {shown === undefined ? null : (
        <p className="numeric" aria-live="polite">
          {total === undefined ? t('shown', { shown }) : t('shownOf', { shown, total })}
        </p>
      )}
      {hasMore ? (
        <Button busy={busy || working} onClick={() => void more()}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
