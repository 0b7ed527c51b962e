import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { type Right, useSession } from '#client/features/people/session';
import { LinkButton } from '#client/ui/button';
import { LockIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { useAppTexts } from './texts';

/** Waits until it is known who is here; says so when the server cannot be asked. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useAppTexts();
  const { status, error, refresh } = useSession();

  async function retry(): Promise<void> {
    try {
      await refresh();
    } catch (failure) {
      // The session keeps the error and this page goes on showing it.
      console.warn(failure);
    }
  }

  if (status === 'loading') {
    return (
      <div className="frame-main">
        <LoadingState />
      </div>
    );
  }
  if (status === 'unreachable') {
    return (
      <main className="frame-main">
        <PageHeader title={t('unreachable')} />
        <ErrorState error={error} onRetry={() => void retry()} />
      </main>
    );
  }
  return children;
}

/** Lets members in; others sign in first and come back to where they wanted to go. */
export function MembersOnly() {
  const { status } = useSession();
  const { pathname, search } = useLocation();
  if (status === 'member') return <Outlet />;
  return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
}

/** Lets in those who hold one of the rights; it only spares the others a useless page, the server guards. */
export function WithRight({ right }: { right: Right }) {
  const t = useAppTexts();
  const { may } = useSession();
  if (may(right)) return <Outlet />;
  return (
    <>
      <PageHeader title={t('noRight')} />
      <EmptyState icon={LockIcon} title={t('noRight')} action={<LinkButton to="/">{t('toHome')}</LinkButton>}>
        {t('noRightLead')}
      </EmptyState>
    </>
  );
}
