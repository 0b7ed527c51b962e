import { useState } from 'react';
import { Outlet } from 'react-router';
import { useSession } from '#client/features/people/session';
import { IconButton } from '#client/ui/button';
import { Sheet } from '#client/ui/dialog';
import { HomeIcon, UserIcon } from '#client/ui/icons';
import { MenuIcon } from '#client/ui/more-icons';
import { PageBoundary } from '#client/app/page-boundary';
import { useAppTexts } from '#client/app/texts';
import { Frame } from './frame';
import { HeaderLink } from './header-link';
import { WorkNav } from './work-nav';
import { useWorkTexts } from './work-texts';

/** The pages of those who hold a post. */
export function WorkFrame() {
  const t = useAppTexts();
  const w = useWorkTexts();
  const { viewer } = useSession();
  const [open, setOpen] = useState(false);
  const village = viewer?.village;
  return (
    <Frame
      kind="work"
      home="/work"
      place={village ? t.pick(village.nameZh, village.nameEn) : undefined}
      lead={
        <span className="work-menu">
          <IconButton label={w('menu')} icon={MenuIcon} aria-expanded={open} onClick={() => setOpen(true)} />
        </span>
      }
      links={
        <>
          {viewer?.resident.household ? (
            <HeaderLink to="/" label={w('asResident')} icon={HomeIcon} roomy />
          ) : null}
          <HeaderLink to="/account" label={viewer?.resident.name ?? t('account')} icon={UserIcon} roomy />
        </>
      }
      nav={<WorkNav />}
    >
      <Sheet open={open} onClose={() => setOpen(false)} title={w('menu')} side="start">
        <WorkNav onGo={() => setOpen(false)} />
      </Sheet>
      <PageBoundary>
        <Outlet />
      </PageBoundary>
    </Frame>
  );
}
