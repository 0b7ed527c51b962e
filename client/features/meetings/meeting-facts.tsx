import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { KeyValues } from '#client/ui/key-values';
import { useFormat } from '#client/ui/use-format';
import './meetings.css';
import { MEETING_STATE, useMeetingTexts } from './meeting-texts';

const MeetingFacts_meeting = graphql(`
  fragment MeetingFacts_meeting on Meeting {
    id
    year
    no
    place
    startsAt
    state
    seats
    present
    quorumPercent
    quorumNeeded
    shortNotice
    cancelReason
    guests
    agenda {
      id
      title
    }
    openedBy {
      id
      name
    }
    recordedBy {
      id
      name
    }
  }
`);

type Props = {
  meeting: FragmentType<typeof MeetingFacts_meeting>;
  columns?: 1 | 2;
};

/** When, where, about what, and how many must be there. */
export function MeetingFacts({ meeting: masked, columns = 2 }: Props) {
  const t = useMeetingTexts();
  const f = useFormat();
  const meeting = unmask(MeetingFacts_meeting, masked);
  const { word, tone } = MEETING_STATE[meeting.state];
  const percent = f.percent(meeting.quorumPercent / 100);
  return (
    <>
      <p>
        <StatusTag tone={tone}>{t(word)}</StatusTag> <span className="muted">{t('number', meeting)}</span>
      </p>
      <KeyValues
        columns={columns}
        items={[
          { label: t('when'), value: f.dateTime(meeting.startsAt) },
          { label: t('where'), value: meeting.place },
          { label: t('seats'), value: t('people', { count: meeting.seats }) },
          meeting.state === 'CALLED' || meeting.state === 'CANCELLED'
            ? null
            : { label: t('present'), value: t('people', { count: meeting.present }) },
          {
            label: t('quorum'),
            value: meeting.quorumNeeded
              ? t('quorumOf', { count: meeting.quorumNeeded, percent })
              : t('quorumLater', { percent }),
          },
          meeting.openedBy ? { label: t('openedBy'), value: meeting.openedBy.name } : null,
          meeting.recordedBy ? { label: t('recordedBy'), value: meeting.recordedBy.name } : null,
          meeting.guests ? { label: t('guests'), value: meeting.guests } : null,
          meeting.shortNotice ? { label: t('shortNotice'), value: meeting.shortNotice, wide: true } : null,
          meeting.cancelReason ? { label: t('cancelReason'), value: meeting.cancelReason, wide: true } : null,
          {
            label: t('agenda'),
            wide: true,
            value: (
              <ol className="meeting-agenda">
                {meeting.agenda.map(({ id, title }) => (
                  <li key={id}>{title}</li>
                ))}
              </ol>
            ),
          },
        ]}
      />
    </>
  );
}
