import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { useBodyNames } from '#client/features/councils/body-names';
import { SampleSheet } from '#client/features/reviews/sample-sheet';
import { useSampleTexts } from '#client/features/reviews/sample-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';

const SamplePageDocument = graphql(`
  query SamplePage($id: ID!) {
    sampleDraw(id: $id) {
      id
      month
      village {
        id
        nameZh
        nameEn
      }
      ...SampleSheet_draw
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

/** `/work/samples/:drawId`: one month's sheet, to fill in and to print. */
export function SamplePage() {
  const t = useSampleTexts();
  const f = useFormat();
  const { drawId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(SamplePageDocument, {
    variables: { id: drawId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const draw = data?.sampleDraw;
  const back = { to: '/work/samples', label: t('back') };
  if (!draw) {
    return (
      <>
        <PageHeader title={data ? t('gone') : t('sheet')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('gone')} /> : null}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('sheetTitle', { village: t.pick(draw.village.nameZh, draw.village.nameEn) })}
        lead={t('sheetMonth', { month: f.month(draw.month) })}
        back={back}
        actions={<PrintButton>{t('print')}</PrintButton>}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      <SampleSheet draw={draw} bodyName={bodyName} />
    </>
  );
}
