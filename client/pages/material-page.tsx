import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { MaterialSheet } from '#client/features/prevention/material-sheet';
import { usePreventionTexts } from '#client/features/prevention/prevention-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { QueryState } from './query-state';

const MaterialPageDocument = graphql(`
  query MaterialPage($id: ID!, $villageId: ID!) {
    area(id: $villageId) {
      id
      nameZh
      nameEn
    }
    preventionMaterial(id: $id) {
      id
      name
      ...MaterialSheet_material
    }
  }
`);

/** `/board/:villageId/materials/:materialId`: a leaflet, or a sheet of cards, ready to be printed. For everybody. */
export function MaterialPage() {
  const t = usePreventionTexts();
  const { villageId = '', materialId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(MaterialPageDocument, {
    variables: { id: materialId, villageId },
  });
  const village = data?.area;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={data?.preventionMaterial.name ?? t('materials')}
          back={{ to: `/board/${villageId}/prevention`, label: t('materials') }}
          actions={<PrintButton kind="primary">{t('print')}</PrintButton>}
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      </div>
      {data ? (
        <MaterialSheet
          material={data.preventionMaterial}
          village={village ? t.pick(village.nameZh, village.nameEn) : ''}
        />
      ) : null}
    </>
  );
}
