import type { ReactNode } from 'react';
import { ElderTabs } from '#client/features/elders/elder-tabs';
import { VillagePage } from './village-page';

type Props = {
  title: string;
  lead: string;
  /** The button that prints the page, where there is something to hang up or to take along. */
  print?: ReactNode;
  children: (villageId: string) => ReactNode;
};

/** A page of the elders' association for one village at a time, under the tabs of them all. */
export function ElderOffice({ title, lead, print, children }: Props) {
  return (
    <VillagePage title={title} lead={lead} actions={print}>
      {({ id }) => (
        <>
          <ElderTabs />
          {children(id)}
        </>
      )}
    </VillagePage>
  );
}
