import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { UndoIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './counter.css';
import { useCounterTexts } from './counter-texts';

const RecentReceipt_redemption = graphql(`
  fragment RecentReceipt_redemption on Redemption {
    id
    receiptNumber
    points
    redeemedAt
    returnedAt
    mayReturn
    household {
      id
      number
    }
    lines {
      quantity
      goods {
        id
        nameZh
        nameEn
      }
    }
  }
`);

const RecentReceiptsDocument = graphql(`
  query RecentReceipts($villageId: ID!, $shopId: ID!, $after: String) {
    redemptions(villageId: $villageId, shopId: $shopId, first: 15, after: $after) {
      nodes {
        id
        ...RecentReceipt_redemption
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const ReturnRedemptionDocument = graphql(`
  mutation ReturnRedemption($input: ReturnInput!) {
    returnRedemption(input: $input) {
      id
      returnedAt
      returnReason
      mayReturn
    }
  }
`);

/** The shop's last receipts, with the return of goods where it is still open. */
export function RecentReceipts({ villageId, shopId }: { villageId: string; shopId: string }) {
  const t = useCounterTexts();
  const { data, error, loading, refetch, fetchMore } = useQuery(RecentReceiptsDocument, {
    variables: { villageId, shopId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return loading ? <LoadingState kind="list" /> : null;
  const { nodes, pageInfo } = data.redemptions;
  if (nodes.length === 0) return <EmptyState title={t('recentNone')} />;
  return (
    <>
      <ul className="recent-receipts" role="list" aria-label={t('recent')}>
        {nodes.map((redemption) => (
          <RecentReceipt key={redemption.id} redemption={redemption} />
        ))}
      </ul>
      <LoadMore
        hasMore={pageInfo.hasNextPage}
        shown={nodes.length}
        onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
      />
    </>
  );
}

function RecentReceipt({
  redemption: masked,
}: {
  redemption: FragmentType<typeof RecentReceipt_redemption>;
}) {
  const t = useCounterTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState(false);
  const [giveBack] = useMutation(ReturnRedemptionDocument);
  const receipt = unmask(RecentReceipt_redemption, masked);
  return (
    <li>
      <div className="recent-receipt-words">
        <TextLink to={`/receipts/${receipt.id}`} aria-label={`${t('open')} ${receipt.receiptNumber}`}>
          {receipt.receiptNumber}
        </TextLink>
        <span>
          {t.list(
            receipt.lines.map((line) => `${t.pick(line.goods.nameZh, line.goods.nameEn)} × ${line.quantity}`),
          )}
        </span>
        <span className="muted small numeric">
          {f.dateTime(receipt.redeemedAt)} · {receipt.household.number}
        </span>
      </div>
      <strong className="numeric nowrap">{f.pointsWithUnit(receipt.points)}</strong>
      {receipt.returnedAt ? <StatusTag tone="plain">{t('returned')}</StatusTag> : null}
      {receipt.mayReturn ? (
        <Button
          size="small"
          icon={UndoIcon}
          aria-label={`${t('returnGoods')} ${receipt.receiptNumber}`}
          onClick={() => setAsking(true)}
        >
          {t('returnGoods')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onCancel={() => setAsking(false)}
        title={t('returnTitle', { number: receipt.receiptNumber })}
        confirm={t('returnGoods')}
        kind="danger"
        reason={{
          label: t('returnReason'),
          required: true,
          suggestions: [t('reasonBroken'), t('reasonWrong'), t('reasonMind')],
        }}
        onConfirm={async (reason) => {
          await giveBack({ variables: { input: intent.sign({ redemptionId: receipt.id, reason }) } });
          intent.done();
          setAsking(false);
          toast.good(t('returnedNow'));
        }}
      >
        {t('returnText')}
      </ConfirmDialog>
    </li>
  );
}
