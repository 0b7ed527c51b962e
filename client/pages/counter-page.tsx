import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { CounterTill } from '#client/features/shop/counter-till';
import { useCounterTexts } from '#client/features/shop/counter-texts';
import { usePickupTexts } from '#client/features/shop/pickup-texts';
import { RecentReceipts } from '#client/features/shop/recent-receipts';
import { ReservationQueue } from '#client/features/shop/reservation-queue';
import { graphql } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { BagIcon, ReceiptIcon } from '#client/ui/icons';
import { StoreIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { useHotkeys } from '#client/ui/use-hotkeys';
import { QueryState } from './query-state';
import { useWorkTexts } from './work-texts';

const CounterPageDocument = graphql(`
  query CounterPage {
    viewer {
      shop {
        id
        pickupCheck
        village {
          id
        }
      }
    }
  }
`);

/** `/counter`: the till, from the keyboard alone. */
export function CounterPage() {
  const t = useWorkTexts();
  const words = useCounterTexts();
  const pickup = usePickupTexts();
  const [recent, setRecent] = useState(false);
  const [aside, setAside] = useState(false);
  const { data, error, loading, refetch } = useQuery(CounterPageDocument);
  const shop = data?.viewer?.shop;
  useHotkeys({ f4: () => setRecent(true) }, Boolean(shop));
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={words('title')}
          actions={
            shop ? (
              <>
                <Button icon={BagIcon} onClick={() => setAside(true)}>
                  {pickup('list')}
                </Button>
                <Button icon={ReceiptIcon} onClick={() => setRecent(true)}>
                  {words('recent')}
                </Button>
              </>
            ) : undefined
          }
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      </div>
      {data && !shop ? (
        <EmptyState
          icon={StoreIcon}
          title={words('noShop')}
          action={<LinkButton to="/work">{t('queueBack')}</LinkButton>}
        >
          {words('noShopText')}
        </EmptyState>
      ) : null}
      {shop ? <CounterTill shopId={shop.id} pickupCheck={shop.pickupCheck} /> : null}
      {shop ? (
        <Dialog open={aside} onClose={() => setAside(false)} title={pickup('listTitle')} width="wide">
          <ReservationQueue />
        </Dialog>
      ) : null}
      {shop ? (
        <Dialog open={recent} onClose={() => setRecent(false)} title={words('recent')} width="wide">
          <RecentReceipts villageId={shop.village.id} shopId={shop.id} />
        </Dialog>
      ) : null}
    </>
  );
}
