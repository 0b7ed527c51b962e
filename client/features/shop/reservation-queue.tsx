import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { usePickupTexts } from './pickup-texts';
import { lastDayOf } from './reserve-day';

const ReservationQueueDocument = graphql(`
  query ReservationQueue {
    viewer {
      shop {
        id
        reservations(first: 100) {
          nodes {
            id
            points
            expiresAt
            moves
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
        }
      }
    }
  }
`);

const GiveUpReservationDocument = graphql(`
  mutation GiveUpReservation($input: CancelReservationInput!) {
    cancelReservation(input: $input) {
      id
      state
    }
  }
`);

/** What is still to be fetched from the keeper's shop, so that it can be got ready. */
export function ReservationQueue() {
  const t = usePickupTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState<string | null>(null);
  const [giveUp] = useMutation(GiveUpReservationDocument);
  const { data, error, loading, refetch } = useQuery(ReservationQueueDocument, {
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return loading ? <LoadingState kind="list" /> : null;
  const waiting = data.viewer?.shop?.reservations.nodes ?? [];
  if (waiting.length === 0) return <EmptyState title={t('listNone')} />;
  return (
    <>
      <p className="muted">{t('listLead')}</p>
      <ul className="recent-receipts" role="list" aria-label={t('listTitle')}>
        {waiting.map((each) => (
          <li key={each.id}>
            <div className="recent-receipt-words">
              <strong>{each.household.number}</strong>
              <span>
                {t.list(
                  each.lines.map(
                    (line) => `${t.pick(line.goods.nameZh, line.goods.nameEn)} × ${line.quantity}`,
                  ),
                )}
              </span>
              <span className="muted small">{t('until', { when: f.day(lastDayOf(each.expiresAt)) })}</span>
            </div>
            <strong className="numeric nowrap">{f.pointsWithUnit(each.points)}</strong>
            {each.moves.includes('CANCEL') ? (
              <Button size="small" onClick={() => setAsking(each.id)}>
                {t('giveUp')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking !== null}
        onCancel={() => setAsking(null)}
        title={t('giveUpTitle')}
        confirm={t('giveUp')}
        kind="danger"
        reason={{ label: t('giveUpWhy'), required: true }}
        onConfirm={async (reason) => {
          await giveUp({ variables: { input: intent.sign({ reservationId: asking ?? '', reason }) } });
          intent.done();
          setAsking(null);
          toast.good(t('givenUp'));
          await refetch();
        }}
      >
        {t('giveUpText')}
      </ConfirmDialog>
    </>
  );
}
