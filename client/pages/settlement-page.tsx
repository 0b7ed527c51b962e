import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { SettlementExcel } from '#client/features/shop/settlement-excel';
import { SettlementMoves, SettlementSheet } from '#client/features/shop/settlement-sheet';
import { useSettlementTexts } from '#client/features/shop/settlement-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const SettlementPageDocument = graphql(`
  query SettlementPage($id: ID!) {
    settlement(id: $id) {
      id
      number
      ...SettlementSheet_settlement
    }
  }
`);

/** `/work/settlements/:settlementId`: one month of a partner, to sign, pay, print or take along as a table. */
export function SettlementPage() {
  const t = useSettlementTexts();
  const { settlementId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(SettlementPageDocument, {
    variables: { id: settlementId },
    fetchPolicy: 'cache-and-network',
  });
  const settlement = data?.settlement;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={settlement?.number ?? t(data ? 'noSheet' : 'title')}
          back={{ to: '/work/settlements', label: t('back') }}
          actions={
            settlement ? (
              <>
                <PrintButton>{t('print')}</PrintButton>
                <SettlementExcel settlement={settlement} />
              </>
            ) : undefined
          }
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data && !settlement ? <EmptyState title={t('noSheet')}>{t('noSheetText')}</EmptyState> : null}
      </div>
      {settlement ? (
        <Stack>
          <div className="no-print">
            <SettlementMoves settlement={settlement} />
          </div>
          <SettlementSheet settlement={settlement} />
        </Stack>
      ) : null}
    </>
  );
}
