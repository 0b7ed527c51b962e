import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MonthField, useMonth } from '#client/features/elders/month-field';
import { PassWishDialog } from '#client/features/elders/pass-wish-dialog';
import { PlanVisitDialog } from '#client/features/elders/plan-visit-dialog';
import { VisitList, type VisitRow } from '#client/features/elders/visit-list';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { graphql } from '#client/gql';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkElderVisitsPageDocument = graphql(`
  query WorkElderVisitsPage($villageId: ID!, $month: String!) {
    elderVisits(villageId: $villageId, month: $month) {
      id
      ...VisitList_visit
    }
  }
`);

const useVisitsPageTexts = defineTexts('work-elder-visits-page', {
  zh: {
    title: '探访登记',
    lead: '去过了就登记，另一个人问过老人再确认。确认了才算履职、才有积分记录。',
    caption: '{{month}}的探访',
    who: '谁去',
  },
  en: {
    title: 'Visits',
    lead: 'Say that a visit was made; somebody else asks the elder and confirms it. Then it counts.',
    caption: 'Visits of {{month}}',
    who: 'Who goes',
  },
});

/** `/work/elders/visits`: the visits of a month, to be said made and confirmed. */
export function WorkElderVisitsPage() {
  const t = useVisitsPageTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')} print={<PrintButton />}>
      {(villageId) => <Visits villageId={villageId} />}
    </ElderOffice>
  );
}

function Visits({ villageId }: { villageId: string }) {
  const t = useVisitsPageTexts();
  const f = useFormat();
  const now = useServerNow();
  const navigate = useNavigate();
  const month = useMonth(now());
  const [moving, setMoving] = useState<VisitRow | null>(null);
  const [passing, setPassing] = useState<VisitRow | null>(null);
  const [visitor, setVisitor] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkElderVisitsPageDocument, {
    variables: { villageId, month },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="large">
      <MonthField now={now()} back={11} ahead={2} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <VisitList
          visits={data.elderVisits}
          caption={t('caption', { month: f.month(`${month}-01`) })}
          onMove={(visit) => {
            const { id, name } = visit.visitor;
            setVisitor({ id, label: name, name, householdId: null, householdNumber: '' });
            setMoving(visit);
          }}
          onNeed={setPassing}
          onChanged={() => void refetch()}
        />
      ) : null}
      {moving ? (
        <PlanVisitDialog
          elder={{ id: moving.elder.id, name: moving.elderName }}
          visit={moving}
          day={moving.onDay}
          min={toDateInput(now())}
          visitorId={visitor?.id ?? null}
          visitor={
            <PersonCombobox
              villageId={villageId}
              name="visitorId"
              label={t('who')}
              required
              chosen={visitor}
              onChoose={setVisitor}
              without={moving.elder.id}
            />
          }
          onClose={() => setMoving(null)}
          onDone={() => {
            setMoving(null);
            void refetch();
          }}
        />
      ) : null}
      {passing ? (
        <PassWishDialog
          elder={{ id: passing.elder.id, name: passing.elderName }}
          visitId={passing.id}
          wishes={passing.wishes}
          now={now()}
          onClose={() => setPassing(null)}
          onPassed={(needId) => void navigate(`/work/needs/${needId}`)}
        />
      ) : null}
    </Stack>
  );
}
