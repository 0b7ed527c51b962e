import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { useFormat } from '#client/ui/use-format';
import { RecordStateTag } from './record-state-tag';
import './record-list.css';
import { useLifeTexts } from './record-life-texts';

export const RecordList_record = graphql(`
  fragment RecordList_record on ActivityRecord {
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
    ruleVersion {
      id
      nameZh
      nameEn
    }
  }
`);

/** A household's records as cards, each leading to its own page. */
export function RecordList({ records }: { records: readonly FragmentType<typeof RecordList_record>[] }) {
  const t = useLifeTexts();
  const f = useFormat();
  return (
    <CardList>
      {unmask(RecordList_record, records).map((record) => (
        <li key={record.id}>
          <CardLink
            to={`/records/${record.id}`}
            title={record.title}
            end={
              <span className="record-list-points numeric">
                {f.pointsWithUnit(record.points ?? record.facePoints)}
              </span>
            }
          >
            <span className="record-list-line">
              <RecordStateTag state={record.state} />
              <span>
                {t('recordOf', {
                  name: record.resident.name,
                  rule: t.pick(record.ruleVersion.nameZh, record.ruleVersion.nameEn),
                })}
              </span>
              <span className="nowrap">{f.date(record.startedAt)}</span>
            </span>
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}
