import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import {
  CheckCircleIcon,
  ChevronRightIcon,
  ClipboardIcon,
  ClockIcon,
  type Icon,
  UndoIcon,
  WarnIcon,
} from '#client/ui/icons';
import { BoxIcon, ScalesIcon, ShieldIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import './queue.css';
import { useQueueTexts } from './queue-texts';

const QueueCounts_queue = graphql(`
  fragment QueueCounts_queue on WorkQueue {
    toCheck
    toApprove
    toAnswer
    toDecide
    overdue
    casesToDecide
    returnedToMe
    lowStock
  }
`);

/** What waits for the viewer, each kind of work a door to its list. */
export function QueueCounts({ queue }: { queue: FragmentType<typeof QueueCounts_queue> }) {
  const t = useQueueTexts();
  const counts = unmask(QueueCounts_queue, queue);
  const doors: {
    key: keyof typeof counts & string;
    count: number;
    to: string;
    icon: Icon;
    words: string;
    hint: string;
  }[] = [
    {
      key: 'toCheck',
      count: counts.toCheck,
      to: '/work/records?waiting=1&state=SUBMITTED',
      icon: ClipboardIcon,
      words: t('toCheck'),
      hint: t('toCheckHint'),
    },
    {
      key: 'toApprove',
      count: counts.toApprove,
      to: '/work/records?waiting=1&state=CHECKED',
      icon: ShieldIcon,
      words: t('toApprove'),
      hint: t('toApproveHint'),
    },
    {
      key: 'toAnswer',
      count: counts.toAnswer,
      to: '/work/objections',
      icon: WarnIcon,
      words: t('toAnswer'),
      hint: t('toAnswerHint'),
    },
    {
      key: 'toDecide',
      count: counts.toDecide,
      to: '/work/objections',
      icon: ScalesIcon,
      words: t('toDecide'),
      hint: t('toDecideHint'),
    },
    {
      key: 'overdue',
      count: counts.overdue,
      to: '/work/objections',
      icon: ClockIcon,
      words: t('overdue'),
      hint: t('overdueHint'),
    },
    {
      key: 'casesToDecide',
      count: counts.casesToDecide,
      to: '/work/cases',
      icon: ShieldIcon,
      words: t('casesToDecide'),
      hint: t('casesToDecideHint'),
    },
    {
      key: 'returnedToMe',
      count: counts.returnedToMe,
      to: '/work/records?waiting=1&state=RETURNED',
      icon: UndoIcon,
      words: t('returnedToMe'),
      hint: t('returnedToMeHint'),
    },
    {
      key: 'lowStock',
      count: counts.lowStock,
      to: '/work/goods?show=low',
      icon: BoxIcon,
      words: t('lowStock'),
      hint: t('lowStockHint'),
    },
  ];
  const open = doors.filter((door) => door.count > 0);
  if (open.length === 0) {
    return (
      <EmptyState icon={CheckCircleIcon} title={t('allDone')}>
        {t('allDoneText')}
      </EmptyState>
    );
  }
  return (
    <ul className="queue-counts" role="list" aria-label={t('waiting')}>
      {open.map((door) => (
        <li key={door.key}>
          <TextLink to={door.to} className="queue-door">
            <door.icon size={1.6} />
            <span className="queue-words">
              <strong>{door.words}</strong>
              <span className="muted small">{door.hint}</span>
            </span>
            <span className="queue-count numeric">
              {t(door.key === 'lowStock' ? 'goods' : 'things', { count: door.count })}
            </span>
            <ChevronRightIcon size={1.1} />
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
