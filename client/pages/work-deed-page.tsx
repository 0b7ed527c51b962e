import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { DeedSheet } from '#client/features/praise/deed-sheet';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { QueryState } from './query-state';

const WorkDeedPageDocument = graphql(`
  query WorkDeedPage($id: ID!) {
    deed(id: $id) {
      id
      shown
      month {
        id
      }
      nominee {
        id
        village {
          id
          nameZh
          nameEn
        }
      }
      ...DeedSheet_deed
    }
  }
`);

const useDeedPageTexts = defineTexts('work-deed-page', {
  zh: { title: '公示和奖状', back: '文明新事评选' },
  en: { title: 'Notice and award', back: 'Good deeds of the month' },
});

/** `/work/deeds/:deedId`: the notice for the wall, or the award, to be printed. */
export function WorkDeedPage() {
  const t = useDeedPageTexts();
  const { deedId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(WorkDeedPageDocument, {
    variables: { id: deedId },
    fetchPolicy: 'cache-and-network',
  });
  const deed = data?.deed;
  const village = deed?.nominee.village;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('title')}
          back={{ to: deed ? `/work/good-deeds/${deed.month.id}` : '/work/good-deeds', label: t('back') }}
          actions={deed?.shown ? <PrintButton kind="primary" /> : null}
        />
      </div>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {deed ? (
        <DeedSheet deed={deed} village={village ? t.pick(village.nameZh, village.nameEn) : ''} />
      ) : null}
    </>
  );
}
