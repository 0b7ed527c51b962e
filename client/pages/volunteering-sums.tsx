import { MonthBars } from '#client/features/attendance/month-bars';
import { useHoursTexts } from '#client/features/service/hours-texts';
import type { VolunteeringPageQuery } from '#client/gql/graphql';
import { AmountFigure } from '#client/ui/amount';
import { TextLink } from '#client/ui/button';
import { ClockIcon } from '#client/ui/icons';
import { UsersIcon } from '#client/ui/more-icons';
import { MeterBar } from '#client/ui/meter-bar';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useVolunteeringTexts } from './volunteering-texts';
import '#client/features/teams/teams.css';

type Props = {
  areaId: string;
  year: number;
  parts: VolunteeringPageQuery['volunteerParts'];
  kinds: VolunteeringPageQuery['teamKinds'];
  hours: VolunteeringPageQuery['areaHours'];
};

const HOUR = 60;

/** The sums of an area: as figures, by part with the way down, by kind, and by month as bars with their table. */
export function VolunteeringSums(props: Props) {
  const t = useVolunteeringTexts();
  const { areaId, parts, hours } = props;
  const sum = (of: (part: Props['parts'][number]) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const own = parts.length === 1 && parts[0]?.area.id === areaId;
  return (
    <Stack gap="large">
      <div className="volunteering-figures">
        <AmountFigure value={sum(({ volunteers }) => volunteers)} label={t('volunteers')} size="big" />
        <AmountFigure value={sum(({ teams }) => teams)} label={t('teams')} size="big" />
        <AmountFigure value={hours.persons} label={t('persons')} size="big" />
        <AmountFigure
          value={Math.floor(hours.minutes / HOUR)}
          unit={t('hourUnit')}
          label={t('hours')}
          size="big"
        />
      </div>
      {own ? null : <Parts {...props} />}
      <Kinds {...props} />
      <Months {...props} />
    </Stack>
  );
}

type Part = Props['parts'][number] & { minutes: number; persons: number };

function Parts({ parts, hours, year }: Props) {
  const t = useVolunteeringTexts();
  const f = useFormat();
  const known = new Map(hours.parts.map((each) => [each.areaId, each]));
  const rows: Part[] = parts.map((part) => ({
    ...part,
    minutes: known.get(part.area.id)?.minutes ?? 0,
    persons: known.get(part.area.id)?.persons ?? 0,
  }));
  const most = Math.max(1, ...rows.map(({ minutes }) => minutes));
  const columns: Column<Part>[] = [
    {
      key: 'area',
      header: t('part'),
      head: true,
      nowrap: true,
      cell: ({ area }) => (
        <TextLink to={`/work/volunteering?area=${area.id}&year=${year}`}>
          {t.pick(area.nameZh, area.nameEn)}
        </TextLink>
      ),
    },
    { key: 'teams', header: t('teams'), align: 'end', cell: ({ teams }) => f.number(teams) },
    {
      key: 'volunteers',
      header: t('volunteers'),
      align: 'end',
      cell: ({ volunteers }) => f.number(volunteers),
    },
    { key: 'paused', header: t('paused'), align: 'end', cell: ({ paused }) => f.number(paused) },
    { key: 'persons', header: t('persons'), align: 'end', cell: ({ persons }) => f.number(persons) },
    {
      key: 'minutes',
      header: t('share'),
      cell: ({ area, minutes }) => (
        <MeterBar
          label={t.pick(area.nameZh, area.nameEn)}
          hideLabel
          value={minutes}
          max={most}
          text={f.minutes(minutes)}
        />
      ),
    },
  ];
  return (
    <Section title={t('parts')}>
      <Table
        caption={t('parts')}
        hideCaption
        dense
        rows={rows}
        rowKey={({ area }) => area.id}
        columns={columns}
      />
    </Section>
  );
}

type Kind = {
  kind: Props['hours']['kinds'][number]['kind'];
  teams: number;
  members: number;
  minutes: number;
};

function Kinds({ kinds, hours }: Props) {
  const t = useVolunteeringTexts();
  const words = useHoursTexts();
  const f = useFormat();
  const minutes = new Map(hours.kinds.map((each) => [each.kind, each.minutes]));
  const teams = new Map(kinds.map((each) => [each.kind as Kind['kind'], each]));
  const rows = [...new Set([...hours.kinds.map(({ kind }) => kind), ...teams.keys()])].map(
    (kind): Kind => ({
      kind,
      teams: teams.get(kind)?.teams ?? 0,
      members: teams.get(kind)?.members ?? 0,
      minutes: minutes.get(kind) ?? 0,
    }),
  );
  return (
    <Section title={t('kinds')}>
      {rows.length === 0 ? (
        <EmptyState icon={UsersIcon} title={t('noTeams')} />
      ) : (
        <Table<Kind>
          caption={t('kinds')}
          hideCaption
          dense
          rows={rows}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', header: t('kind'), head: true, cell: ({ kind }) => words(kind) },
            { key: 'teams', header: t('teams'), align: 'end', cell: (row) => f.number(row.teams) },
            { key: 'members', header: t('members'), align: 'end', cell: (row) => f.number(row.members) },
            { key: 'minutes', header: t('hours'), align: 'end', cell: (row) => f.minutes(row.minutes) },
          ]}
        />
      )}
    </Section>
  );
}

function Months({ hours, year }: Props) {
  const t = useVolunteeringTexts();
  const f = useFormat();
  const known = new Map(hours.months.map((each) => [each.month, each]));
  const months = Array.from({ length: 12 }, (_, nth) => {
    const month = `${year}-${String(nth + 1).padStart(2, '0')}`;
    return known.get(month) ?? { month, minutes: 0, persons: 0 };
  });
  const best = months.reduce((most, each) => (each.minutes > most.minutes ? each : most));
  return (
    <Section title={t('months')}>
      {hours.months.length === 0 ? (
        <EmptyState icon={ClockIcon} title={t('noHours')} />
      ) : (
        <Stack>
          <MonthBars
            title={t('chart')}
            summary={t('chartSummary', {
              year: String(year),
              month: f.month(`${best.month}-01`),
              most: f.minutes(best.minutes),
            })}
            bars={months.map(({ month, minutes }) => ({
              key: month,
              label: String(Number(month.slice(5))),
              value: Math.round(minutes / HOUR),
            }))}
            unit={t('hourUnit')}
          />
          <details>
            <summary>{t('asTable')}</summary>
            <Table
              caption={t('months')}
              hideCaption
              dense
              rows={hours.months}
              rowKey={({ month }) => month}
              columns={[
                { key: 'month', header: t('month'), head: true, cell: ({ month }) => f.month(`${month}-01`) },
                { key: 'persons', header: t('persons'), align: 'end', cell: (row) => f.number(row.persons) },
                { key: 'minutes', header: t('hours'), align: 'end', cell: (row) => f.minutes(row.minutes) },
              ]}
            />
          </details>
        </Stack>
      )}
    </Section>
  );
}
