import { lazy, Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { useSession } from '#client/features/people/session';
import {
  BagIcon,
  BookIcon,
  CardIcon,
  ClipboardIcon,
  HomeIcon,
  type Icon,
  ListIcon,
  PlusCircleIcon,
  ReceiptIcon,
  UserIcon,
} from '#client/ui/icons';
import { useAppTexts } from '#client/app/texts';
import { PageBoundary } from '#client/app/page-boundary';
import { Frame } from './frame';
import { HeaderLink } from './header-link';

// The bell comes after the page: nobody waits for it.
const UnreadMark = lazy(async () => ({
  default: (await import('#client/features/messages/unread-mark')).UnreadMark,
}));

/** The resident's pages: five places under the thumb, the rest one step further. */
export function ResidentFrame() {
  const t = useAppTexts();
  const { viewer, may } = useSession();
  const village = viewer?.village;
  const places: { to: string; label: string; icon: Icon; wide?: boolean }[] = [
    { to: '/', label: t('home'), icon: HomeIcon },
    { to: '/statement', label: t('statement'), icon: ReceiptIcon, wide: true },
    { to: '/goods', label: t('goods'), icon: BagIcon },
    { to: '/claim', label: t('claim'), icon: PlusCircleIcon },
    { to: '/records', label: t('records'), icon: ClipboardIcon },
    { to: '/rules', label: t('rules'), icon: BookIcon, wide: true },
    { to: '/household', label: t('household'), icon: CardIcon },
  ];
  return (
    <Frame
      kind="resident"
      home="/"
      place={village ? t.pick(village.nameZh, village.nameEn) : undefined}
      links={
        <>
          {may('WORK') ? <HeaderLink to="/work" label={t('work')} icon={ListIcon} /> : null}
          <Suspense fallback={null}>
            <UnreadMark />
          </Suspense>
          <HeaderLink to="/account" label={viewer?.resident.name ?? t('account')} icon={UserIcon} />
        </>
      }
      nav={
        <nav className="main-nav no-print" aria-label={t('mainNav')}>
          {places.map(({ to, label, icon: Shape, wide }) => (
            <NavLink key={to} to={to} end={to === '/'} data-wide-only={wide ? '' : undefined}>
              <span className="main-nav-mark">
                <Shape size={1.4} />
              </span>
              {label}
            </NavLink>
          ))}
        </nav>
      }
    >
      <PageBoundary>
        <Outlet />
      </PageBoundary>
    </Frame>
  );
}
