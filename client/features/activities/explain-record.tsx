import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ExplainRecord_RecordFragment } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import { useExplainTexts } from './explain-texts';

const ExplainRecord_record = graphql(`
  fragment ExplainRecord_record on ActivityRecord {
    id
    state
    way
    startedAt
    facePoints
    approvedPoints
    honourReason
    reason
    publishedAt
    publicityEndsAt
    releasedAt
    resident {
      id
      name
    }
    household {
      id
      number
    }
    filer {
      id
      name
    }
    checker {
      id
      name
    }
    approvals {
      id
      body
      approver {
        id
        name
      }
    }
    objections {
      id
      state
      outcome
      appeal {
        id
        state
        outcome
      }
    }
    corrections {
      id
      decidedAt
      pointsBefore
      pointsAfter
      honourAfter
    }
    ruleVersion {
      id
      nameZh
      nameEn
    }
  }
`);

type Props = { record: FragmentType<typeof ExplainRecord_record>; bodyName: (code: string) => string };

/** How a point came about, as somebody from the village would tell it. */
export function ExplainRecord({ record: masked, bodyName }: Props) {
  const t = useExplainTexts();
  const f = useFormat();
  const record = unmask(ExplainRecord_record, masked);
  const { resident, filer, checker, approvals, publishedAt, publicityEndsAt } = record;
  return (
    <>
      <p>
        {t(`act${record.way}`, {
          date: f.date(record.startedAt),
          name: resident.name,
          act: t.pick(record.ruleVersion.nameZh, record.ruleVersion.nameEn),
          filer: filer.name,
        })}
      </p>
      <p>
        {checker ? t('checked', { name: checker.name }) : null}
        {t('gap')}
        {approvals.length > 0
          ? t('approved', {
              bodies: approvals
                .map(({ body, approver }) => t('approvedBy', { body: bodyName(body), name: approver.name }))
                .join(t('listBetween')),
            })
          : publishedAt
            ? t('approvedNone')
            : null}
      </p>
      {publishedAt && publicityEndsAt ? (
        <p>
          {t('published', { from: f.date(publishedAt), to: f.date(publicityEndsAt) })}
          {t('gap')}
          <Objections objections={record.objections} />
        </p>
      ) : null}
      <Released record={record} />
      {record.corrections.map(({ id, decidedAt, pointsBefore, pointsAfter }) => (
        <p key={id}>
          {t('corrected', {
            date: f.date(decidedAt),
            before: f.pointsWithUnit(pointsBefore),
            after: f.pointsWithUnit(pointsAfter),
          })}
        </p>
      ))}
      {record.state === 'REVERSED' ? (
        <p>{record.reason ? t('reversed', { reason: record.reason }) : t('reversedPlain')}</p>
      ) : null}
    </>
  );
}

/** What went into the passbook on the day of release, whatever was decided later. */
function Released({ record }: { record: ExplainRecord_RecordFragment }) {
  const t = useExplainTexts();
  const f = useFormat();
  const { releasedAt, corrections, resident, household, honourReason } = record;
  if (!releasedAt) return null;
  const before = corrections.filter(({ decidedAt }) => decidedAt <= releasedAt).at(-1);
  const points = before?.pointsAfter ?? record.approvedPoints ?? 0;
  const worth = {
    points: f.pointsWithUnit(points),
    honour: f.pointsWithUnit(before?.honourAfter ?? record.facePoints),
  };
  const words = { ...worth, date: f.date(releasedAt), household: household.number, name: resident.name };
  return (
    <p>
      {t(points > 0 ? 'released' : 'releasedHonour', words)}
      {t('gap')}
      {honourReason ? t(`honour${honourReason}`) : null}
      {!honourReason && !before && points < record.facePoints ? t('capped', worth) : null}
    </p>
  );
}

function Objections({ objections }: Pick<ExplainRecord_RecordFragment, 'objections'>) {
  const t = useExplainTexts();
  const last = objections.at(-1);
  if (!last) return t('noObjection');
  const { outcome, appeal } = last;
  return (
    <>
      {t('objections', { count: objections.length, outcomes: t(`outcome${outcome ?? 'OPEN'}`) })}
      {t('gap')}
      {appeal ? t(`appeal${appeal.outcome ?? 'OPEN'}`) : null}
    </>
  );
}
