import { type FragmentType, graphql, unmask } from '#client/gql';
import { Notice } from '#client/ui/notice';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useCategoryWord } from './category-words';
import { LightTag } from './fund-light';
import { useOutlookTexts } from './outlook-texts';

const TrialAnswer_trial = graphql(`
  fragment TrialAnswer_trial on Trial {
    from
    to
    sums {
      key
      before
      after
    }
    pointsBefore
    pointsAfter
    householdsTouched
    householdsGain
    householdsLose
    unaffordable
    coverage {
      ratio
    }
    coverageAfter {
      ratio
      light
    }
  }
`);

type Props = { of: 'rules' | 'goods'; trial: FragmentType<typeof TrialAnswer_trial> };

/** What a change would have done: sums by category, households touched, and the coverage afterwards. */
export function TrialAnswer({ of, trial: masked }: Props) {
  const t = useOutlookTexts();
  const f = useFormat();
  const word = useCategoryWord(of);
  const trial = unmask(TrialAnswer_trial, masked);
  const words = (ratio: number | null) => (ratio === null ? '—' : ratio.toFixed(2));
  const { coverage, coverageAfter } = trial;
  return (
    <>
      <Notice tone="info" live>
        <p className="outlook-answer">
          <b>
            {t(of === 'rules' ? 'trialPoints' : 'trialSpent', {
              before: f.points(trial.pointsBefore),
              after: f.points(trial.pointsAfter),
              change: f.signed(trial.pointsAfter - trial.pointsBefore),
            })}
          </b>
        </p>
        <p>
          {t('touched', { count: trial.householdsTouched })} · {t('gain', { count: trial.householdsGain })} ·{' '}
          {t('lose', { count: trial.householdsLose })}
          {of === 'goods' ? ` · ${t('unaffordable', { count: trial.unaffordable })}` : ''}
        </p>
        {coverage && coverageAfter ? (
          <p>
            {t('coverageChange', { before: words(coverage.ratio), after: words(coverageAfter.ratio) })}{' '}
            <LightTag light={coverageAfter.light} />
          </p>
        ) : (
          <p>{t('noFund')}</p>
        )}
        <p className="muted">{t('trialLead', { from: f.date(trial.from), to: f.date(trial.to) })}</p>
      </Notice>
      <Table
        caption={t('category')}
        hideCaption
        rows={[...trial.sums]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'key', header: t('category'), cell: (row) => word(row.key), head: true },
          { key: 'before', header: t('before'), align: 'end', cell: (row) => f.points(row.before) },
          { key: 'after', header: t('after'), align: 'end', cell: (row) => f.points(row.after) },
          {
            key: 'change',
            header: t('change'),
            align: 'end',
            cell: (row) => f.signed(row.after - row.before),
          },
        ]}
      />
    </>
  );
}
