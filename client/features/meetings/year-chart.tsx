import { type FragmentType, graphql, unmask } from '#client/gql';
import { Sparkline } from '#client/ui/sparkline';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { defineTexts } from '#client/ui/i18n';

const YearChart_year = graphql(`
  fragment YearChart_year on MemberYear {
    duties
    minutes
    months
    meetingsHeld
    meetingsAttended
    lastOn
    member {
      id
      name
    }
  }
`);

const useYearTexts = defineTexts('council-year', {
  zh: {
    caption: '成员这一年',
    name: '成员',
    months: '一月到十二月',
    monthsOf: '{{name}}每月履职次数：{{figures}}',
    duties: '履职',
    times: '{{count}}次',
    meetings: '到会',
    of: '{{attended}}/{{held}}',
    last: '最近一次',
    never: '还没有',
    none: '还没有成员。',
  },
  en: {
    caption: 'The members’ year',
    name: 'Member',
    months: 'January to December',
    monthsOf: 'Duties of {{name}} by month: {{figures}}',
    duties: 'Duties',
    times: { one: 'once', other: '{{count}} times' },
    meetings: 'Meetings',
    of: '{{attended}}/{{held}}',
    last: 'Last',
    never: 'none yet',
    none: 'No members yet.',
  },
});

type Props = { years: readonly FragmentType<typeof YearChart_year>[] };

/** Each member's year as a line of months, in the order of their places and never by figures. */
export function YearChart({ years: masked }: Props) {
  const t = useYearTexts();
  const f = useFormat();
  const years = unmask(YearChart_year, masked);
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={years}
      rowKey={({ member }) => member.id}
      empty={t('none')}
      columns={[
        { key: 'name', header: t('name'), head: true, cell: ({ member }) => member.name },
        {
          key: 'months',
          header: t('months'),
          cell: ({ member, months }) => (
            <Sparkline
              values={months}
              summary={t('monthsOf', { name: member.name, figures: t.list(months) })}
            />
          ),
        },
        {
          key: 'duties',
          header: t('duties'),
          align: 'end',
          cell: ({ duties }) => t('times', { count: duties }),
        },
        {
          key: 'meetings',
          header: t('meetings'),
          align: 'end',
          cell: ({ meetingsAttended, meetingsHeld }) =>
            t('of', { attended: meetingsAttended, held: meetingsHeld }),
        },
        { key: 'last', header: t('last'), cell: ({ lastOn }) => (lastOn ? f.day(lastOn) : t('never')) },
      ]}
    />
  );
}
