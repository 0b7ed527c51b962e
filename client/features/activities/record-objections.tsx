import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Card } from '#client/ui/card';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useRecordDetailTexts } from './record-detail-texts';

const RecordObjections_objection = graphql(`
  fragment RecordObjections_objection on Objection {
    id
    reason
    state
    filedAt
    answerDueOn
    outcome
    answer
    answeredAt
    objector {
      id
      name
    }
  }
`);

/** What was said against a record and how it was answered. */
export function RecordObjections({
  objections,
}: {
  objections: readonly FragmentType<typeof RecordObjections_objection>[];
}) {
  const t = useRecordDetailTexts();
  const f = useFormat();
  return (
    <Stack>
      {unmask(RecordObjections_objection, objections).map((objection) => (
        <Card key={objection.id} tone={objection.state === 'OPEN' ? 'accent' : 'plain'}>
          <Stack gap="small">
            <p>
              <StatusTag
                tone={
                  objection.outcome === 'UPHELD' ? 'good' : objection.outcome === 'STRUCK' ? 'bad' : 'warn'
                }
              >
                {t(objection.outcome ?? 'OPEN')}
              </StatusTag>
            </p>
            <p>{objection.reason}</p>
            <p className="muted small">
              {t('objectedAt', { when: f.dateTime(objection.filedAt) })}
              {objection.objector ? ` · ${t('objector', { name: objection.objector.name })}` : ''}
              {objection.state === 'OPEN'
                ? ` · ${t('answerDue', { when: f.date(objection.answerDueOn) })} (${f.relativeDays(objection.answerDueOn)})`
                : ''}
            </p>
            {objection.answer ? (
              <p>
                <strong>{t('answered')}:</strong> {objection.answer}{' '}
                {objection.answeredAt ? (
                  <span className="muted small">{f.dateTime(objection.answeredAt)}</span>
                ) : null}
              </p>
            ) : null}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
