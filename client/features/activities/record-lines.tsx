import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { useFormat } from '#client/ui/use-format';
import { RecordStateTag } from './record-state-tag';

const RecordLines_record = graphql(`
  fragment RecordLines_record on ActivityRecord {
    id
    title
    state
    startedAt
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
`);

export type RecordLinesRecords = readonly FragmentType<typeof RecordLines_record>[];

/** Records as a short list of doors: title, who, when, what it is worth, where it stands. */
export function RecordLines({ records }: { records: RecordLinesRecords }) {
  const f = useFormat();
  return (
    <CardList>
      {unmask(RecordLines_record, records).map((record) => (
        <li key={record.id}>
          <CardLink
            to={`/work/records/${record.id}`}
            title={record.title}
            end={<RecordStateTag state={record.state} />}
          >
            {record.resident.name} · {record.household.number} · {f.date(record.startedAt)} ·{' '}
            {f.pointsWithUnit(record.points ?? record.facePoints)}
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}
