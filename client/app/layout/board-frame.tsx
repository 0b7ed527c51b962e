import { Outlet } from 'react-router';
import { useSession } from '#client/features/people/session';
import { BoardIcon, HomeIcon, SignInIcon } from '#client/ui/icons';
import { PageBoundary } from '#client/app/page-boundary';
import { useAppTexts } from '#client/app/texts';
import { Frame } from './frame';
import { HeaderLink } from './header-link';

/** Pages that anyone may read. */
export function BoardFrame() {
  const t = useAppTexts();
  const { viewer } = useSession();
  return (
    <Frame
      kind="board"
      home="/"
      links={
        <>
          <HeaderLink to="/board" label={t('board')} icon={BoardIcon} roomy />
          {viewer ? (
            <HeaderLink to="/" label={t('home')} icon={HomeIcon} />
          ) : (
            <HeaderLink to="/sign-in" label={t('signIn')} icon={SignInIcon} />
          )}
        </>
      }
    >
      <PageBoundary>
        <Outlet />
      </PageBoundary>
    </Frame>
  );
}
