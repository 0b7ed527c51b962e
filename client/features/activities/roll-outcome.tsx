import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Section } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { RecordStateTag } from './record-state-tag';
import { RollPaper } from './roll-paper';
import { useRollTexts } from './roll-texts';

const RollOutcome_roll = graphql(`
  fragment RollOutcome_roll on Roll {
    id
    title
    place
    startedAt
    endedAt
    note
    village {
      id
      nameZh
      nameEn
    }
    rule {
      id
      code
    }
    ruleVersion {
      id
      nameZh
      nameEn
    }
    takenBy {
      id
      name
    }
    records {
      id
      state
      minutes
      facePoints
      points
      resident {
        id
        name
      }
      household {
        id
        number
      }
    }
    refused {
      reason
      resident {
        id
        name
        household {
          id
          number
        }
      }
    }
  }
`);

type Props = {
  roll: FragmentType<typeof RollOutcome_roll>;
};

/** What became of each person on a roll; on paper it is the roll itself. */
export function RollOutcome({ roll: masked }: Props) {
  const t = useRollTexts();
  const f = useFormat();
  const roll = unmask(RollOutcome_roll, masked);
  const time = roll.endedAt
    ? `${f.dateTime(roll.startedAt)} – ${f.time(roll.endedAt)}`
    : f.dateTime(roll.startedAt);
  const rule = `${roll.rule.code} ${t.pick(roll.ruleVersion.nameZh, roll.ruleVersion.nameEn)}`;
  type Row = (typeof roll.records)[number];
  const refused = roll.refused.map(({ reason, resident }) => ({
    name: resident.name,
    householdNumber: resident.household?.number ?? '',
    reason,
  }));
  return (
    <>
      <div className="no-print">
        <KeyValues
          columns={2}
          items={[
            { label: t('paperRule'), value: rule },
            { label: t('paperTime'), value: time },
            roll.place ? { label: t('place'), value: roll.place } : null,
            { label: t('takenBy'), value: roll.takenBy.name },
            roll.note ? { label: t('note'), value: roll.note, wide: true } : null,
          ]}
        />
        <Section title={t('outcome')}>
          <Table<Row>
            caption={t('outcomeCaption')}
            hideCaption
            rows={roll.records}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'name',
                header: t('name'),
                head: true,
                cell: (row) => <TextLink to={`/work/records/${row.id}`}>{row.resident.name}</TextLink>,
              },
              { key: 'household', header: t('household'), cell: (row) => row.household.number },
              {
                key: 'minutes',
                header: t('minutes'),
                align: 'end',
                cell: (row) => (row.minutes > 0 ? f.minutes(row.minutes) : '–'),
              },
              {
                key: 'points',
                header: t('points'),
                align: 'end',
                cell: (row) => f.pointsWithUnit(row.points ?? row.facePoints),
              },
              { key: 'state', header: t('state'), cell: (row) => <RecordStateTag state={row.state} /> },
            ]}
          />
        </Section>
        {refused.length > 0 ? (
          <Section title={t('refusedTitle')}>
            <KeyValues
              items={refused.map((row) => ({
                label: `${row.name} ${row.householdNumber}`,
                value: row.reason,
              }))}
            />
          </Section>
        ) : null}
      </div>
      <RollPaper
        village={t.pick(roll.village.nameZh, roll.village.nameEn)}
        title={roll.title}
        rule={rule}
        time={time}
        place={roll.place}
        rows={[
          ...roll.records.map((row) => ({
            name: row.resident.name,
            householdNumber: row.household.number,
            minutes: row.minutes > 0 ? String(row.minutes) : '',
            points: String(row.points ?? row.facePoints),
          })),
          ...refused.map((row) => ({ ...row, remark: row.reason })),
        ]}
      />
    </>
  );
}
