import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Notice } from '#client/ui/notice';
import { useNeedTexts } from './need-texts';

const QueueNeeds_queue = graphql(`
  fragment QueueNeeds_queue on WorkQueue {
    unansweredNeeds
  }
`);

/** Requests for help that nobody took in time, on top of what waits for the organiser. */
export function QueueNeeds({ queue }: { queue: FragmentType<typeof QueueNeeds_queue> }) {
  const t = useNeedTexts();
  const { unansweredNeeds: count } = unmask(QueueNeeds_queue, queue);
  if (count === 0) return null;
  return (
    <Notice
      tone="warn"
      actions={
        <LinkButton size="small" to="/work/needs">
          {t('arrange')}
        </LinkButton>
      }
    >
      {t('queueWords', { count })}
    </Notice>
  );
}
