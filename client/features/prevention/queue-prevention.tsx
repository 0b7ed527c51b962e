import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Notice } from '#client/ui/notice';
import { usePreventionTexts } from './prevention-texts';

const QueuePrevention_queue = graphql(`
  fragment QueuePrevention_queue on WorkQueue {
    preventionWaiting
  }
`);

/** What waits for the viewer's association. */
export function QueuePrevention({ queue }: { queue: FragmentType<typeof QueuePrevention_queue> }) {
  const t = usePreventionTexts();
  const { preventionWaiting: count } = unmask(QueuePrevention_queue, queue);
  if (count === 0) return null;
  return (
    <Notice
      tone="info"
      actions={
        <LinkButton size="small" to="/work/prevention">
          {t('queueGo')}
        </LinkButton>
      }
    >
      {t('queueWords', { count })}
    </Notice>
  );
}
