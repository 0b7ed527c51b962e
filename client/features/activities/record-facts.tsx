import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { useFormat } from '#client/ui/use-format';
import './record-facts.css';
import { RecordStateTag } from './record-state-tag';
import { useLifeTexts } from './record-life-texts';

export const RecordFacts_record = graphql(`
  fragment RecordFacts_record on ActivityRecord {
    id
    state
    startedAt
    minutes
    place
    note
    facePoints
    points
    honourReason
    resident {
      id
      name
    }
    household {
      id
      number
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
    photos {
      id
      url
      thumbnailUrl
      width
      height
    }
  }
`);

/** What was done: where it stands, what it is worth, the facts and the photos. */
export function RecordFacts(props: { record: FragmentType<typeof RecordFacts_record> }) {
  const t = useLifeTexts();
  const f = useFormat();
  const record = unmask(RecordFacts_record, props.record);
  const capped = record.points !== null && record.points < record.facePoints;
  return (
    <div className="record-facts">
      <div className="record-facts-head">
        <p className="record-facts-points numeric">{f.pointsWithUnit(record.points ?? record.facePoints)}</p>
        <RecordStateTag state={record.state} />
        {capped ? (
          <p className="muted small">{t('worthFace', { points: f.pointsWithUnit(record.facePoints) })}</p>
        ) : null}
      </div>
      <KeyValues
        items={[
          { label: t('resident'), value: record.resident.name },
          { label: t('household'), value: record.household.number },
          {
            label: t('rule'),
            value: (
              <TextLink to={`/rules?find=${encodeURIComponent(record.rule.code)}`}>
                {record.rule.code} {t.pick(record.ruleVersion.nameZh, record.ruleVersion.nameEn)}
              </TextLink>
            ),
          },
          { label: t('when'), value: f.dateTime(record.startedAt) },
          record.minutes > 0 && { label: t('minutes'), value: f.minutes(record.minutes) },
          record.place !== '' && { label: t('place'), value: record.place },
          {
            label: t('redeemable'),
            value: record.points === null ? t('notYet') : f.pointsWithUnit(record.points),
          },
          record.honourReason !== null && {
            label: t('honourOnly'),
            value: t(`honour${record.honourReason}`),
            wide: true,
          },
          record.note !== '' && { label: t('note'), value: record.note, wide: true },
        ]}
      />
      {record.photos.length > 0 ? (
        <ul className="record-photos" role="list" aria-label={t('photos')}>
          {record.photos.map((photo, index) => (
            <li key={photo.id}>
              <a
                href={photo.url}
                target="_blank"
                rel="noreferrer"
                aria-label={t('photoOpen', { number: index + 1 })}
              >
                <img
                  src={photo.thumbnailUrl}
                  alt={t('photo', { number: index + 1 })}
                  width={photo.width}
                  height={photo.height}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
