import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { MEETING_STATE, useMeetingTexts } from './meeting-texts';

const MeetingList_meeting = graphql(`
  fragment MeetingList_meeting on Meeting {
    id
    year
    no
    title
    startsAt
    state
    present
    seats
  }
`);

type Props = { meetings: readonly FragmentType<typeof MeetingList_meeting>[] };

/** A council's meetings, the latest first. */
export function MeetingList({ meetings: masked }: Props) {
  const t = useMeetingTexts();
  const f = useFormat();
  const meetings = unmask(MeetingList_meeting, masked);
  return (
    <Table
      caption={t('meetings')}
      hideCaption
      rows={meetings}
      rowKey={({ id }) => id}
      empty={t('meetingsNone')}
      columns={[
        {
          key: 'title',
          header: t('title'),
          head: true,
          cell: ({ id, title }) => <TextLink to={`/work/meetings/${id}`}>{title}</TextLink>,
        },
        { key: 'no', header: t('meetings'), hideHeader: true, cell: (meeting) => t('number', meeting) },
        { key: 'when', header: t('when'), cell: ({ startsAt }) => f.dateTime(startsAt) },
        {
          key: 'state',
          header: t('result'),
          hideHeader: true,
          cell: ({ state }) => (
            <StatusTag tone={MEETING_STATE[state].tone}>{t(MEETING_STATE[state].word)}</StatusTag>
          ),
        },
        {
          key: 'present',
          header: `${t('present')}/${t('seats')}`,
          align: 'end',
          cell: ({ state, present, seats }) =>
            state === 'CLOSED' || state === 'OPEN' ? t('presentOf', { present, seats }) : '',
        },
      ]}
    />
  );
}
