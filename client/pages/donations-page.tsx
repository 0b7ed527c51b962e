import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { DonorList } from '#client/features/shop/donor-list';
import { SupplyForm } from '#client/features/shop/supply-form';
import { SupplyList } from '#client/features/shop/supply-list';
import { useSupplyTexts } from '#client/features/shop/supply-texts';
import { graphql } from '#client/gql';
import type { SupplyKind } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { BoxIcon, GiftIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { lastMonths } from './last-months';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVillageWorkTexts } from './village-work-texts';

const DonationsPageDocument = graphql(`
  query DonationsPage($villageId: ID!, $month: LocalDate!) {
    shop(villageId: $villageId) {
      id
      moves
      donors {
        id
        ...DonorList_donor
      }
      supplies(month: $month) {
        id
        ...SupplyList_supply
      }
      ...SupplyForm_shop
    }
  }
`);

/** `/work/donations`: what came in a month by purchase or gift, and who gives. */
export function DonationsPage() {
  const t = useSupplyTexts();
  const f = useFormat();
  const village = useVillageWorkTexts();
  const choice = useWorkVillage();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const today = toDateInput(useServerNow()());
  const months = lastMonths(today);
  const month = months.find((each) => each === params.get('month')) ?? months[0] ?? today;
  const [adding, setAdding] = useState<SupplyKind | null>(null);
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(DonationsPageDocument, {
    variables: { villageId, month },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.shop;
  const mayEdit = shop?.moves.includes('MOVE_STOCK') ?? false;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/work/goods', label: village('backToGoods') }}
        actions={
          <>
            <VillageSwitch choice={choice} />
            {mayEdit ? (
              <>
                <Button kind="primary" icon={BoxIcon} onClick={() => setAdding('PURCHASE')}>
                  {t('addPurchase')}
                </Button>
                <Button icon={GiftIcon} onClick={() => setAdding('DONATION')}>
                  {t('addDonation')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={error ? () => void refetch() : choice.retry}
      />
      {shop ? (
        <Stack gap="large">
          <SelectField
            name="month"
            label={t('month')}
            value={month}
            options={months.map((each) => ({ value: each, label: f.month(each) }))}
            onChange={(next) =>
              setParams(
                (before) => {
                  before.set('month', next);
                  return before;
                },
                { replace: true },
              )
            }
          />
          <SupplyList supplies={shop.supplies} path={(supplyId) => `/work/donations/${supplyId}`} />
          <DonorList shopId={shop.id} donors={shop.donors} mayEdit={mayEdit} onSaved={() => refetch()} />
        </Stack>
      ) : null}
      {shop && adding ? (
        <SupplyForm
          shop={shop}
          kind={adding}
          today={today}
          onClose={() => setAdding(null)}
          onSaved={(supplyId) => navigate(`/work/donations/${supplyId}`)}
        />
      ) : null}
    </>
  );
}
