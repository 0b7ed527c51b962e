import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ServiceKind } from '#client/gql/graphql';
import { Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { MonthBars } from './month-bars';
import { useTeamMonthTexts } from './team-month-texts';

const TeamMonths_month = graphql(`
  fragment TeamMonths_month on ServiceMonth {
    month
    tasks
    people
    minutes
  }
`);
const TeamMonths_team = graphql(`
  fragment TeamMonths_team on TeamMonth {
    teamId
    name
    kind
    tasks
    people
    minutes
  }
`);

type Props = {
  months: readonly FragmentType<typeof TeamMonths_month>[];
  teams: readonly FragmentType<typeof TeamMonths_team>[];
  month: string;
  kindWord: (kind: ServiceKind) => string;
};

const HOUR = 60;

/** A month of the teams as sums, and twelve months as bars with the same figures in a table. */
export function TeamMonths({ months: maskedMonths, teams: maskedTeams, month, kindWord }: Props) {
  const t = useTeamMonthTexts();
  const f = useFormat();
  const months = unmask(TeamMonths_month, maskedMonths);
  const teams = unmask(TeamMonths_team, maskedTeams);
  const people = (count: number | null): string => (count === null ? t('few') : f.number(count));
  const time = (minutes: number | null): string => (minutes === null ? '—' : f.minutes(minutes));
  const best = months.reduce(
    (most, each) => ((each.minutes ?? 0) > (most?.minutes ?? 0) ? each : most),
    months[0],
  );
  return (
    <Stack gap="large">
      <Section title={t('teamsIn', { month: f.month(`${month}-01`) })}>
        <Table
          caption={t('teams')}
          hideCaption
          rows={teams}
          rowKey={({ teamId }) => teamId ?? 'none'}
          empty={<p className="muted">{t('none')}</p>}
          columns={[
            { key: 'name', header: t('team'), head: true, cell: ({ name }) => name ?? t('noTeam') },
            { key: 'kind', header: t('kind'), cell: ({ kind }) => (kind ? kindWord(kind) : '—') },
            { key: 'tasks', header: t('tasks'), align: 'end', cell: ({ tasks }) => f.number(tasks) },
            { key: 'people', header: t('people'), align: 'end', cell: (row) => people(row.people) },
            { key: 'time', header: t('time'), align: 'end', cell: (row) => time(row.minutes) },
          ]}
        />
      </Section>
      <Section title={t('year')}>
        <MonthBars
          title={t('chart')}
          summary={t('chartSummary', {
            month: best ? f.month(`${best.month}-01`) : '—',
            most: time(best?.minutes ?? 0),
          })}
          bars={months.map((each) => ({
            key: each.month,
            label: String(Number(each.month.slice(5))),
            value: Math.round((each.minutes ?? 0) / HOUR),
          }))}
          unit={t('hours')}
        />
        <Table
          caption={t('yearTable')}
          rows={months}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', header: t('month'), head: true, cell: (row) => f.month(`${row.month}-01`) },
            { key: 'tasks', header: t('tasks'), align: 'end', cell: ({ tasks }) => f.number(tasks) },
            { key: 'people', header: t('people'), align: 'end', cell: (row) => people(row.people) },
            { key: 'time', header: t('time'), align: 'end', cell: (row) => time(row.minutes) },
          ]}
        />
      </Section>
      <p className="muted">{t('masked')}</p>
    </Stack>
  );
}
