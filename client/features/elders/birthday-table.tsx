import { type FragmentType, graphql, unmask } from '#client/gql';
import type { BirthdayTable_BirthdayFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { type Column, Table } from '#client/ui/table';
import { useElderTexts } from './elder-texts';

const BirthdayTable_birthday = graphql(`
  fragment BirthdayTable_birthday on ElderBirthday {
    id
    month
    day
    age
    elder {
      id
      name
    }
    home {
      number
      gridZh
      gridEn
      phone
    }
  }
`);

const useBirthdayTexts = defineTexts('birthday-table', {
  zh: {
    day: '生日',
    dayWords: '{{month}}月{{day}}日',
    age: '岁数',
    years: '{{age}}岁',
    round: '整寿',
    plan: '排一次看望',
    tools: '操作',
    none: '这个月没有登记过的生日。',
  },
  en: {
    day: 'Birthday',
    dayWords: '{{day}}/{{month}}',
    age: 'Age',
    years: '{{age}}',
    round: 'a round one',
    plan: 'Plan a visit',
    tools: 'Actions',
    none: 'No birthdays kept for this month.',
  },
});

export type BirthdayRow = BirthdayTable_BirthdayFragment;

type Props = {
  birthdays: readonly FragmentType<typeof BirthdayTable_birthday>[];
  caption: string;
  onPlan: ((birthday: BirthdayRow) => void) | null;
};

/** Who has a birthday in a month, by day. */
export function BirthdayTable({ birthdays, caption, onPlan }: Props) {
  const t = useElderTexts();
  const b = useBirthdayTexts();
  const columns: Column<BirthdayRow>[] = [
    { key: 'elder', header: t('elder'), head: true, cell: ({ elder }) => elder.name },
    { key: 'day', header: b('day'), nowrap: true, cell: ({ month, day }) => b('dayWords', { month, day }) },
    {
      key: 'age',
      header: b('age'),
      cell: ({ age }) =>
        age === null || age === undefined ? (
          '–'
        ) : (
          <>
            {b('years', { age })} {age % 10 === 0 ? <StatusTag tone="accent">{b('round')}</StatusTag> : null}
          </>
        ),
    },
    {
      key: 'home',
      header: t('home'),
      cell: ({ home }) => (home ? `${home.number} ${t.pick(home.gridZh, home.gridEn)}` : ''),
    },
    { key: 'phone', header: t('phone'), cell: ({ home }) => home?.phone ?? '–' },
  ];
  if (onPlan) {
    columns.push({
      key: 'tools',
      header: b('tools'),
      hideHeader: true,
      cell: (birthday) => (
        <span className="no-print">
          <Button
            size="small"
            aria-label={`${b('plan')}${b.pick('：', ': ')}${birthday.elder.name}`}
            onClick={() => onPlan(birthday)}
          >
            {b('plan')}
          </Button>
        </span>
      ),
    });
  }
  return (
    <Table
      caption={caption}
      rows={unmask(BirthdayTable_birthday, birthdays)}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<p className="muted">{b('none')}</p>}
    />
  );
}
