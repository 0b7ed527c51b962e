import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PledgeTable, TakePledgeForm } from '#client/features/prevention/pledge-table';
import { usePreventionTexts } from '#client/features/prevention/prevention-texts';
import { HouseholdCombobox } from '#client/features/people/household-combobox';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import type { Choice } from '#client/ui/combobox';
import { Dialog } from '#client/ui/dialog';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { EditIcon } from '#client/ui/icons';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkPledgesPageDocument = graphql(`
  query WorkPledgesPage($villageId: ID!, $after: String) {
    preventionPledges(villageId: $villageId, first: 50, after: $after) {
      nodes {
        id
        ...PledgeTable_pledge
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const useWorkPledgesTexts = defineTexts('work-pledges-page', {
  zh: { title: '禁毒禁赌承诺', back: '禁毒禁赌' },
  en: { title: 'Pledges', back: 'Prevention' },
});

/** `/work/prevention/pledges`: which households to ask, for members of the association alone. */
export function WorkPledgesPage() {
  const t = useWorkPledgesTexts();
  const words = usePreventionTexts();
  return (
    <VillagePage
      title={t('title')}
      lead={words('pledgesLead')}
      back={{ to: '/work/prevention', label: t('back') }}
    >
      {({ id }) => <Pledges villageId={id} />}
    </VillagePage>
  );
}

function Pledges({ villageId }: { villageId: string }) {
  const words = usePreventionTexts();
  const now = useServerNow();
  const [taking, setTaking] = useState(false);
  const [household, setHousehold] = useState<Choice | null>(null);
  const { data, error, loading, refetch, fetchMore } = useQuery(WorkPledgesPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.preventionPledges;
  return (
    <Stack gap="large">
      <div>
        <Button
          kind="primary"
          icon={EditIcon}
          onClick={() => {
            setHousehold(null);
            setTaking(true);
          }}
        >
          {words('paper')}
        </Button>
      </div>
      <QueryState data={page} error={error} loading={loading} onRetry={() => void refetch()} />
      {page ? (
        <>
          <PledgeTable pledges={page.nodes} onChanged={() => void refetch()} />
          <LoadMore
            hasMore={page.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          />
        </>
      ) : null}
      <Dialog open={taking} onClose={() => setTaking(false)} title={words('paper')}>
        <TakePledgeForm
          now={now()}
          householdId={household?.id ?? null}
          household={
            <HouseholdCombobox
              villageId={villageId}
              name="household"
              label={words('household')}
              required
              chosen={household}
              onChoose={setHousehold}
            />
          }
          onDone={() => {
            setTaking(false);
            void refetch();
          }}
        />
      </Dialog>
    </Stack>
  );
}
