import { type FragmentType, graphql, unmask } from '#client/gql';
import { Sparkline } from '#client/ui/sparkline';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './duties.css';
import { useDutyTexts } from './duty-texts';

const ReappointmentTable_sheet = graphql(`
  fragment ReappointmentTable_sheet on ReappointmentSheet {
    year
    sight
    until
    meetingsHeld
    members {
      since
      duties
      minutes
      months
      lastOn
      meetingsHeld
      meetingsAttended
      byKind {
        kind
        count
      }
      member {
        id
        name
      }
      seat {
        id
        seat {
          place
          wish
        }
      }
    }
  }
`);

type Props = {
  sheet: FragmentType<typeof ReappointmentTable_sheet>;
  placeName: (code: string) => string;
};

/** Each member's year in the order of places, with room for an opinion: to be printed and signed. */
export function ReappointmentTable({ sheet: masked, placeName }: Props) {
  const t = useDutyTexts();
  const f = useFormat();
  const sheet = unmask(ReappointmentTable_sheet, masked);
  const most = Math.max(...sheet.members.flatMap(({ months }) => months), 1);
  return (
    <>
      {sheet.sight === 'OFFICE' ? (
        <p className="muted small">{t('officeUntil', { date: f.date(sheet.until) })}</p>
      ) : null}
      {sheet.sight === 'OWN' ? <p className="muted small">{t('ownOnly')}</p> : null}
      <Table
        caption={t('yearOf', { year: sheet.year })}
        hideCaption
        rows={sheet.members}
        rowKey={({ seat }) => seat.id}
        columns={[
          { key: 'name', header: t('name'), head: true, cell: ({ member }) => member.name },
          { key: 'place', header: t('place'), cell: ({ seat }) => placeName(seat.seat?.place ?? '') },
          {
            key: 'meetings',
            header: t('meetings'),
            align: 'end',
            nowrap: true,
            cell: (line) => t('meetingsOf', { attended: line.meetingsAttended, held: line.meetingsHeld }),
          },
          { key: 'duties', header: t('duties'), align: 'end', cell: (line) => line.duties },
          { key: 'time', header: t('hours'), align: 'end', cell: (line) => f.minutes(line.minutes) },
          {
            key: 'year',
            header: t('yearOf', { year: sheet.year }),
            cell: (line) => (
              <Sparkline
                values={line.months}
                max={most}
                summary={t('months', { year: sheet.year, figures: t.list(line.months) })}
              />
            ),
          },
          {
            key: 'last',
            header: t('lastOn'),
            nowrap: true,
            cell: (line) => (line.lastOn ? f.day(line.lastOn) : t('never')),
          },
          {
            key: 'wish',
            header: t('wish'),
            cell: ({ seat }) => (seat.seat?.wish ? t(seat.seat.wish) : t('noWish')),
          },
          { key: 'opinion', header: t('opinion'), cell: () => <span className="duty-opinion"> </span> },
        ]}
      />
      <p className="print-only duty-sheet-sign">{t('signed')}</p>
    </>
  );
}
