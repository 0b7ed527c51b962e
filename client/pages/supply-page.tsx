import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { SupplySheet } from '#client/features/shop/supply-sheet';
import { useSupplyTexts } from '#client/features/shop/supply-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const SupplyPageDocument = graphql(`
  query SupplyPage($id: ID!) {
    supply(id: $id) {
      id
      kind
      number
      ...SupplySheet_supply
    }
  }
`);

/** `/work/donations/:supplyId`: one purchase or gift; the receipt of a gift to print. */
export function SupplyPage() {
  const t = useSupplyTexts();
  const { supplyId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(SupplyPageDocument, { variables: { id: supplyId } });
  const supply = data?.supply;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={supply ? `${t(supply.kind)} ${supply.number}` : t(data ? 'noSupply' : 'title')}
          back={{ to: '/work/donations', label: t('back') }}
          actions={
            supply?.kind === 'DONATION' ? <PrintButton kind="primary">{t('print')}</PrintButton> : undefined
          }
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data && !supply ? <EmptyState title={t('noSupply')}>{t('noSupplyText')}</EmptyState> : null}
      </div>
      {supply ? <SupplySheet supply={supply} /> : null}
    </>
  );
}
