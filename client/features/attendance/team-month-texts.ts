import { defineTexts } from '#client/ui/i18n';

export const useTeamMonthTexts = defineTexts('team-months', {
  zh: {
    teams: '志愿队伍',
    teamsIn: '{{month}}的队伍',
    team: '队伍',
    noTeam: '村里组织的任务',
    kind: '类别',
    tasks: '任务',
    people: '人数',
    time: '时长',
    hours: '小时',
    few: '不到3人',
    none: '这个月还没有收过点名表。',
    year: '近十二个月',
    yearTable: '每个月的任务、人数和时长',
    month: '月份',
    chart: '每个月的服务时长',
    chartSummary: '近十二个月每月的服务时长，最多的是{{month}}，{{most}}。数字在下面的表里。',
    masked: '只公布合计，不公布姓名；不到3人的不显示人数和时长。没有名次。',
  },
  en: {
    teams: 'Volunteer teams',
    teamsIn: 'Teams in {{month}}',
    team: 'Team',
    noTeam: 'Tasks the village organised',
    kind: 'Kind',
    tasks: 'Tasks',
    people: 'People',
    time: 'Time',
    hours: 'hours',
    few: 'fewer than 3',
    none: 'No roll was closed in this month yet.',
    year: 'The last twelve months',
    yearTable: 'Tasks, people and time of each month',
    month: 'Month',
    chart: 'Time served in each month',
    chartSummary:
      'Time served in each of the last twelve months; the most was in {{month}}: {{most}}. The figures are in the table below.',
    masked:
      'Only sums are published, no names; fewer than three people are not counted out. Nobody is ranked.',
  },
});
