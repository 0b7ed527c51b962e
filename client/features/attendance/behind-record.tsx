import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton, TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useAttendanceTexts } from './attendance-texts';

const BehindRecord_record = graphql(`
  fragment BehindRecord_record on ActivityRecord {
    id
    attendance {
      minutes
      lateMinutes
      earlyMinutes
      reason
      task {
        id
        title
        startsAt
        team {
          id
          name
        }
      }
      came {
        id
        at
        way
        madeByName
      }
      left {
        id
        at
        way
        madeByName
      }
    }
  }
`);

const WAY = { QR: 'wayQR', CARD: 'wayCARD', PAPER: 'wayPAPER', LEADER: 'wayLEADER' } as const;

/** What lies behind a record that a task's roll made: the task, its team and the marks. */
export function BehindRecord({ record: masked }: { record: FragmentType<typeof BehindRecord_record> }) {
  const t = useAttendanceTexts();
  const f = useFormat();
  const { attendance } = unmask(BehindRecord_record, masked);
  if (!attendance) return null;
  const { task, came, left } = attendance;
  const words = (mark: typeof came): string =>
    mark ? `${f.dateTime(mark.at)} · ${t(WAY[mark.way])} · ${mark.madeByName}` : '—';
  const facts = [
    f.minutes(attendance.minutes),
    attendance.lateMinutes > 0 ? t('late', { count: attendance.lateMinutes }) : '',
    attendance.earlyMinutes > 0 ? t('early', { count: attendance.earlyMinutes }) : '',
    attendance.reason,
  ].filter((word) => word !== '');
  return (
    <Section title={t('behind')}>
      <Stack>
        <KeyValues
          items={[
            {
              label: t('behindTask'),
              value: <TextLink to={`/work/tasks/${task.id}`}>{task.title}</TextLink>,
            },
            task.team ? { label: t('behindTeam'), value: task.team.name } : null,
            { label: t('behindCame'), value: words(came) },
            { label: t('behindLeft'), value: words(left) },
            { label: t('behindMinutes'), value: facts.join(' · ') },
          ]}
        />
        <LinkButton to={`/work/tasks/${task.id}/roll`}>{t('behindRoll')}</LinkButton>
      </Stack>
    </Section>
  );
}
