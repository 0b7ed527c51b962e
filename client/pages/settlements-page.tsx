import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { PartnerForm } from '#client/features/shop/partner-form';
import { Partner } from '#client/features/shop/partner-list';
import { useSettlementTexts } from '#client/features/shop/settlement-texts';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { PlusIcon, StoreIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const SettlementsPageDocument = graphql(`
  query SettlementsPage($villageId: ID!) {
    area(id: $villageId) {
      id
      mayOpenShop
    }
    shops(villageId: $villageId) {
      id
      kind
      ...PartnerList_shop
    }
  }
`);

/** `/work/settlements`: the village's partners and what it owes them. */
export function SettlementsPage() {
  const t = useSettlementTexts();
  const choice = useWorkVillage();
  const { village } = choice;
  const [opening, setOpening] = useState(false);
  const { data, error, loading, refetch } = useQuery(SettlementsPageDocument, {
    variables: { villageId: village?.id ?? '' },
    skip: !village,
    fetchPolicy: 'cache-and-network',
  });
  const partners = data?.shops.filter((shop) => shop.kind === 'PARTNER') ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            {data?.area?.mayOpenShop ? (
              <Button icon={PlusIcon} onClick={() => setOpening(true)}>
                {t('open')}
              </Button>
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
      {data && partners.length === 0 ? (
        <EmptyState icon={StoreIcon} title={t('noPartner')}>
          {t('noPartnerText')}
        </EmptyState>
      ) : null}
      {village ? (
        <Stack gap="large">
          {partners.map((shop) => (
            <Partner
              key={shop.id}
              village={village}
              shop={shop}
              path={(settlementId) => `/work/settlements/${settlementId}`}
              onChanged={() => refetch()}
            />
          ))}
        </Stack>
      ) : null}
      {opening && village ? (
        <PartnerForm
          village={village}
          shop={null}
          onClose={() => setOpening(false)}
          onSaved={() => refetch()}
        />
      ) : null}
    </>
  );
}
