import { Outlet } from 'react-router';
import { useSession } from '#client/features/people/session';
import { SignOutIcon } from '#client/ui/more-icons';
import { PageBoundary } from '#client/app/page-boundary';
import { Frame } from './frame';
import { HeaderLink } from './header-link';
import { useWorkTexts } from './work-texts';

/** The till: the whole screen for one task, and one way out. */
export function CounterFrame() {
  const w = useWorkTexts();
  const { viewer } = useSession();
  const shop = viewer?.shop;
  return (
    <Frame
      kind="counter"
      home="/counter"
      place={shop ? w.pick(shop.nameZh, shop.nameEn) : undefined}
      links={<HeaderLink to="/work" label={w('leave')} icon={SignOutIcon} />}
    >
      <PageBoundary>
        <Outlet />
      </PageBoundary>
    </Frame>
  );
}
