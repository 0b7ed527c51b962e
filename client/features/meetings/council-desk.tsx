import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Card, CardLink, CardList } from '#client/ui/card';
import { ClockIcon } from '#client/ui/icons';
import { CalendarIcon, PlusIcon } from '#client/ui/more-icons';
import { Columns, Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { MeetingFacts } from './meeting-facts';
import { useMeetingTexts, WAIT } from './meeting-texts';

const CouncilDesk_council = graphql(`
  fragment CouncilDesk_council on Council {
    id
    mayRunMeetings
    meetingsHeld
    nextMeeting {
      id
      title
      state
      startsAt
      ...MeetingFacts_meeting
    }
    waits {
      kind
      subjectId
      title
      count
      at
    }
  }
`);

type Props = { council: FragmentType<typeof CouncilDesk_council> };

/** The next meeting, and what waits. */
export function CouncilDesk({ council: masked }: Props) {
  const t = useMeetingTexts();
  const f = useFormat();
  const { id, mayRunMeetings, nextMeeting, waits } = unmask(CouncilDesk_council, masked);
  const linkOf = (wait: (typeof waits)[number]): string | null => {
    switch (wait.kind) {
      case 'NO_MEETING':
        return mayRunMeetings ? `/work/councils/${id}/call` : null;
      case 'DECISION':
        return `/work/decisions/${wait.subjectId ?? ''}`;
      case 'RECORDS':
        return '/work';
      case 'TERM_ENDS':
        return `/work/councils/${id}/seats`;
      default:
        return `/work/meetings/${wait.subjectId ?? ''}`;
    }
  };
  return (
    <Columns min="20rem" stretch>
      <Section
        title={t(nextMeeting?.state === 'OPEN' ? 'nextNow' : 'next')}
        actions={
          mayRunMeetings ? (
            <LinkButton to={`/work/councils/${id}/call`} icon={PlusIcon} size="small">
              {t('callTitle')}
            </LinkButton>
          ) : undefined
        }
      >
        {nextMeeting ? (
          <Card as="article" level={3} title={nextMeeting.title} tone="accent">
            <Stack>
              <MeetingFacts meeting={nextMeeting} columns={1} />
              <LinkButton to={`/work/meetings/${nextMeeting.id}`} kind="primary" icon={CalendarIcon}>
                {t('see')}
              </LinkButton>
            </Stack>
          </Card>
        ) : (
          <p className="muted">{t('nextNone')}</p>
        )}
      </Section>
      <Section title={t('waits')}>
        {waits.length === 0 ? <p className="muted">{t('waitsNone')}</p> : null}
        <CardList>
          {waits.map((wait) => {
            const to = linkOf(wait);
            const title = t(WAIT[wait.kind], { title: wait.title, count: wait.count });
            const at = wait.at ? f.date(wait.at) : '';
            return (
              <li key={`${wait.kind} ${wait.subjectId ?? ''} ${wait.title}`}>
                {to === null ? (
                  <Card level={3} title={title}>
                    {at ? <p className="muted small">{at}</p> : null}
                  </Card>
                ) : (
                  <CardLink to={to} icon={ClockIcon} title={title}>
                    {at}
                  </CardLink>
                )}
              </li>
            );
          })}
        </CardList>
      </Section>
    </Columns>
  );
}
