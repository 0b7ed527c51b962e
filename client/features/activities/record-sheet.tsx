import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useRecordDetailTexts } from './record-detail-texts';
import { WAY_KEY, useRecordWords } from './record-words';

const RecordSheet_record = graphql(`
  fragment RecordSheet_record on ActivityRecord {
    id
    note
    place
    startedAt
    minutes
    facePoints
    points
    honour
    way
    reason
    filer {
      id
      name
    }
    checker {
      id
      name
    }
    roll {
      id
      title
    }
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
      version
      nameZh
      nameEn
      proofZh
      proofEn
    }
  }
`);

/** Everything that was stated about an act. */
export function RecordSheet({ record: masked }: { record: FragmentType<typeof RecordSheet_record> }) {
  const t = useRecordDetailTexts();
  const words = useRecordWords();
  const f = useFormat();
  const record = unmask(RecordSheet_record, masked);
  return (
    <>
      {record.reason ? (
        <Notice tone="warn" title={t('reason')}>
          {record.reason}
        </Notice>
      ) : null}
      <KeyValues
        columns={2}
        items={[
          {
            label: t('who'),
            value: <TextLink to={`/work/residents/${record.resident.id}`}>{record.resident.name}</TextLink>,
          },
          {
            label: t('household'),
            value: (
              <TextLink to={`/work/households/${record.household.id}`}>{record.household.number}</TextLink>
            ),
          },
          {
            label: t('rule'),
            wide: true,
            value: (
              <TextLink to={`/work/rules?rule=${record.rule.id}`}>
                {record.rule.code} {t.pick(record.ruleVersion.nameZh, record.ruleVersion.nameEn)}
              </TextLink>
            ),
          },
          { label: t('when'), value: f.dateTime(record.startedAt) },
          { label: t('minutes'), value: record.minutes > 0 ? f.minutes(record.minutes) : t('none') },
          { label: t('place'), value: record.place || t('none') },
          record.honour === record.facePoints && {
            label: t('worth'),
            value: f.pointsWithUnit(record.facePoints),
          },
          {
            label: t('points'),
            value: record.points === null ? t('pointsLater') : f.pointsWithUnit(record.points),
          },
          record.honour !== record.facePoints && {
            label: t('worth'),
            value: t('corrected', {
              before: f.pointsWithUnit(record.facePoints),
              after: f.pointsWithUnit(record.honour),
            }),
            wide: true,
          },
          { label: t('way'), value: words(WAY_KEY[record.way]) },
          { label: t('filer'), value: record.filer.name },
          { label: t('checker'), value: record.checker?.name ?? t('notChecked') },
          record.roll
            ? {
                label: t('roll'),
                value: <TextLink to={`/work/rolls/${record.roll.id}`}>{record.roll.title}</TextLink>,
              }
            : null,
          { label: t('proof'), value: t.pick(record.ruleVersion.proofZh, record.ruleVersion.proofEn) },
          { label: t('note'), wide: true, value: record.note || t('none') },
        ]}
      />
    </>
  );
}
