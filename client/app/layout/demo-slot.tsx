import { lazy, Suspense } from 'react';
import { useSession } from '#client/features/people/session';

const DemoBar = lazy(async () => ({ default: (await import('./demo-bar')).DemoBar }));

/** The demo strip is loaded only where the server says that this is a demo. */
export function DemoSlot() {
  const { about } = useSession();
  if (!about?.demo) return null;
  return (
    <Suspense fallback={null}>
      <DemoBar about={about} />
    </Suspense>
  );
}
