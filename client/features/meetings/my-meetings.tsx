import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { CardLink, CardList } from '#client/ui/card';
import { CalendarIcon } from '#client/ui/more-icons';
import { Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { MEETING_STATE, useMeetingTexts } from './meeting-texts';

const MyMeetings_meeting = graphql(`
  fragment MyMeetings_meeting on Meeting {
    id
    title
    place
    startsAt
    state
    council {
      id
      nameZh
      nameEn
    }
  }
`);

/** Meetings to which the viewer is called; nothing when there are none. */
export function MyMeetings({
  meetings: masked,
}: {
  meetings: readonly FragmentType<typeof MyMeetings_meeting>[];
}) {
  const t = useMeetingTexts();
  const f = useFormat();
  const meetings = unmask(MyMeetings_meeting, masked);
  if (meetings.length === 0) return null;
  return (
    <Section title={t('myMeetings')}>
      <CardList>
        {meetings.map(({ id, title, place, startsAt, state, council }) => (
          <li key={id}>
            <CardLink
              to={`/meetings/${id}`}
              icon={CalendarIcon}
              title={title}
              end={<StatusTag tone={MEETING_STATE[state].tone}>{t(MEETING_STATE[state].word)}</StatusTag>}
            >
              {f.dateTime(startsAt)} · {place} · {t.pick(council.nameZh, council.nameEn)}
            </CardLink>
          </li>
        ))}
      </CardList>
    </Section>
  );
}
