import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Notice } from '#client/ui/notice';
import { useCeremonyTexts } from './ceremony-texts';

const QueueCeremonies_queue = graphql(`
  fragment QueueCeremonies_queue on WorkQueue {
    ceremoniesWaiting
  }
`);

/** Weddings and funerals that wait for the viewer's council. */
export function QueueCeremonies({ queue }: { queue: FragmentType<typeof QueueCeremonies_queue> }) {
  const t = useCeremonyTexts();
  const { ceremoniesWaiting: count } = unmask(QueueCeremonies_queue, queue);
  if (count === 0) return null;
  return (
    <Notice
      tone="info"
      actions={
        <LinkButton size="small" to="/work/ceremonies">
          {t('queueGo')}
        </LinkButton>
      }
    >
      {t('queueWords', { count })}
    </Notice>
  );
}
