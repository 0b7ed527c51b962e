import { Fragment, type ReactNode } from 'react';
import { useWorkVillage, VillageSwitch, type WorkVillage } from '#client/features/people/work-village';
import { PageHeader } from '#client/ui/page-header';
import { QueryState } from './query-state';

type Props = {
  title: string;
  lead: string;
  /** The page above it. */
  back?: { to: string; label: string };
  /** Stands beside the switch between villages. */
  actions?: ReactNode;
  /** The page of the chosen village; begins anew when another one is chosen. */
  children: (village: NonNullable<WorkVillage['village']>) => ReactNode;
};

/** A page of work about one village at a time: its head, and what it shows once the village is known. */
export function VillagePage({ title, lead, back, actions, children }: Props) {
  const choice = useWorkVillage();
  const { village } = choice;
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        back={back}
        actions={
          <>
            <VillageSwitch choice={choice} />
            {actions}
          </>
        }
      />
      <QueryState data={village} error={choice.error} loading={choice.loading} onRetry={choice.retry} />
      {village ? <Fragment key={village.id}>{children(village)}</Fragment> : null}
    </>
  );
}
