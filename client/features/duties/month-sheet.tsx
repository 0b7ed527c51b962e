import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './duties.css';
import { useDutyTexts } from './duty-texts';

const MonthSheet_sheet = graphql(`
  fragment MonthSheet_sheet on CouncilMonthSheet {
    month
    sight
    until
    duties
    meetings
    minutes
    members
    reported
    byKind {
      kind
      count
    }
    lines {
      duties
      minutes
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
        }
      }
    }
  }
`);

type Props = {
  sheet: FragmentType<typeof MonthSheet_sheet>;
  placeName: (code: string) => string;
};

/** A council's month on one sheet, to be printed. */
export function MonthSheet({ sheet: masked, placeName }: Props) {
  const t = useDutyTexts();
  const f = useFormat();
  const sheet = unmask(MonthSheet_sheet, masked);
  const { duties, meetings, members, minutes, sight } = sheet;
  return (
    <>
      <p>
        {t('monthSum', { duties, meetings, members, length: f.minutes(minutes) })}{' '}
        {sheet.reported ? <StatusTag tone="plain">{t('reported')}</StatusTag> : null}
      </p>
      <p className="duty-kinds">
        {sheet.byKind.map(({ kind, count }) => (
          <StatusTag key={kind} tone="plain">
            {t(kind)} {t('times', { count })}
          </StatusTag>
        ))}
      </p>
      {sight === 'OFFICE' ? (
        <p className="muted small">{t('officeUntil', { date: f.date(sheet.until) })}</p>
      ) : null}
      {sight === 'OWN' ? <p className="muted small">{t('ownOnly')}</p> : null}
      {sheet.lines.length > 0 ? (
        <Table
          caption={t('monthTitle', { month: f.month(`${sheet.month}-01`) })}
          hideCaption
          rows={sheet.lines}
          rowKey={({ seat }) => seat.id}
          columns={[
            { key: 'name', header: t('name'), head: true, cell: ({ member }) => member.name },
            { key: 'place', header: t('place'), cell: ({ seat }) => placeName(seat.seat?.place ?? '') },
            { key: 'duties', header: t('duties'), align: 'end', cell: (line) => line.duties },
            { key: 'time', header: t('hours'), align: 'end', cell: (line) => f.minutes(line.minutes) },
            {
              key: 'kinds',
              header: t('kind'),
              cell: (line) => t.list(line.byKind.map(({ kind, count }) => `${t(kind)} ${count}`)) || '–',
            },
          ]}
        />
      ) : null}
    </>
  );
}
