import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { ReceiptSlip } from '#client/features/shop/receipt-slip';
import { useReceiptTexts } from '#client/features/shop/receipt-texts';
import { graphql } from '#client/gql';
import { ReceiptIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const ReceiptPageDocument = graphql(`
  query ReceiptPage($id: ID!) {
    redemption(id: $id) {
      id
      receiptNumber
      ...ReceiptSlip_redemption
    }
  }
`);

/** `/receipts/:redemptionId`: one receipt, for the screen and for a narrow printer. */
export function ReceiptPage() {
  const t = useReceiptTexts();
  const { redemptionId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(ReceiptPageDocument, {
    variables: { id: redemptionId },
  });
  const redemption = data?.redemption;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={redemption ? `${t('page')} ${redemption.receiptNumber}` : t('page')}
          actions={redemption ? <PrintButton kind="primary" /> : undefined}
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
        {data && !redemption ? (
          <EmptyState icon={ReceiptIcon} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : null}
      </div>
      {redemption ? <ReceiptSlip redemption={redemption} /> : null}
    </>
  );
}
