import { Component, type ErrorInfo, type ReactNode, Suspense } from 'react';
import { useLocation } from 'react-router';
import { Button } from '#client/ui/button';
import { RefreshIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { LoadingState } from '#client/ui/states';
import { useAppTexts } from './texts';

type CatchProps = { children: ReactNode; fallback: (retry: () => void) => ReactNode };

class Catch extends Component<CatchProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown, where: ErrorInfo): void {
    console.error(error, where.componentStack);
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback(() => window.location.reload()) : this.props.children;
  }
}

function BrokenPage({ onRetry }: { onRetry: () => void }) {
  const t = useAppTexts();
  return (
    <Notice
      tone="bad"
      live
      title={t('pageBroken')}
      actions={
        <Button icon={RefreshIcon} onClick={onRetry}>
          {t('reload')}
        </Button>
      }
    >
      {t('pageBrokenLead')}
    </Notice>
  );
}

/**
 * Around one page: it may still be loading or may break without taking the frame with it. A new address is a new
 * page. Trying again reloads, since a part that did not load stays missing for the life of the document.
 */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Catch key={pathname} fallback={(retry) => <BrokenPage onRetry={retry} />}>
      <Suspense fallback={<LoadingState />}>{children}</Suspense>
    </Catch>
  );
}
