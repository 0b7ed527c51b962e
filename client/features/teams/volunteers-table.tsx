import { type FragmentType, graphql, unmask } from '#client/gql';
import type { VolunteersTable_VolunteerFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useTeamTexts } from './team-texts';
import { COURSES, SKILLS, VOLUNTEER_STATES } from './team-words';

const VolunteersTable_volunteer = graphql(`
  fragment VolunteersTable_volunteer on Volunteer {
    id
    number
    name
    state
    skills
    insured
    insuredUntil
    mayVouch
    village {
      id
      nameZh
      nameEn
    }
    trainings {
      id
      course
    }
    places {
      id
      state
      team {
        id
        name
      }
    }
  }
`);

type Row = VolunteersTable_VolunteerFragment;
type Props = {
  volunteers: readonly FragmentType<typeof VolunteersTable_volunteer>[];
  loading?: boolean;
  selected: ReadonlySet<string>;
  onSelect: (next: Set<string>) => void;
};

/** Volunteers as found, to be chosen for a training or an insurance. */
export function VolunteersTable({ volunteers: masked, loading, selected, onSelect }: Props) {
  const t = useTeamTexts();
  const f = useFormat();
  const rows = unmask(VolunteersTable_volunteer, masked);
  const join = (words: readonly string[]): string => (words.length > 0 ? t.list(words) : '–');
  return (
    <Table<Row>
      caption={t('volunteers')}
      hideCaption
      dense
      loading={loading}
      rows={rows}
      rowKey={(row) => row.id}
      selection={
        rows.some((row) => row.mayVouch)
          ? { selected, onChange: onSelect, labelOf: (row) => row.name, canSelect: (row) => row.mayVouch }
          : undefined
      }
      columns={[
        { key: 'name', header: t('name'), head: true, nowrap: true, cell: (row) => row.name },
        {
          key: 'number',
          header: t('number'),
          cell: (row) => <span className="numeric">{row.number}</span>,
          nowrap: true,
        },
        {
          key: 'village',
          header: t('village'),
          nowrap: true,
          cell: (row) => t.pick(row.village.nameZh, row.village.nameEn),
        },
        {
          key: 'team',
          header: t('workTitle'),
          cell: (row) =>
            join(row.places.filter(({ state }) => state === 'ACTIVE').map(({ team }) => team.name)),
        },
        {
          key: 'skills',
          header: t('skills'),
          cell: (row) => join(row.skills.map((each) => t.pick(...SKILLS[each]))),
        },
        {
          key: 'training',
          header: t('training'),
          cell: (row) => join([...new Set(row.trainings.map(({ course }) => t.pick(...COURSES[course])))]),
        },
        {
          key: 'insured',
          header: t('insured'),
          cell: (row) =>
            row.insured && row.insuredUntil
              ? t('insuredTo', { date: f.date(row.insuredUntil) })
              : t('notInsured'),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => (
            <StatusTag tone={row.state === 'ACTIVE' ? 'good' : 'plain'}>
              {t.pick(...VOLUNTEER_STATES[row.state])}
            </StatusTag>
          ),
        },
      ]}
    />
  );
}
