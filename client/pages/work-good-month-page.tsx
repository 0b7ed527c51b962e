import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { useWorkVillage } from '#client/features/people/work-village';
import { MonthDesk } from '#client/features/praise/month-desk';
import { MONTH_TONE, usePraiseTexts } from '#client/features/praise/praise-texts';
import { graphql } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkGoodMonthPageDocument = graphql(`
  query WorkGoodMonthPage($id: ID!, $villageId: ID!) {
    goodMonth(id: $id) {
      id
      month
      state
      ...MonthDesk_month
    }
    praiseDesk(villageId: $villageId) {
      villageId
      councilId
      meetings {
        id
        title
        startsAt
      }
    }
  }
`);

const useMonthPageTexts = defineTexts('work-good-month-page', {
  zh: { title: '文明新事', back: '文明新事评选', witness: '谁看着签的（见证人）' },
  en: { title: 'Good deed of the month', back: 'Good deeds of the month', witness: 'Witness' },
});

/** `/work/good-deeds/:monthId`: one month before the council. */
export function WorkGoodMonthPage() {
  const t = useMonthPageTexts();
  const words = usePraiseTexts();
  const f = useFormat();
  const now = useServerNow();
  const { monthId = '' } = useParams();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const [witness, setWitness] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkGoodMonthPageDocument, {
    variables: { id: monthId, villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const month = data?.goodMonth;
  return (
    <>
      <PageHeader
        title={month ? words('monthOf', { month: f.month(month.month) }) : t('title')}
        back={{ to: '/work/good-deeds', label: t('back') }}
        eyebrow={month ? <StatusTag tone={MONTH_TONE[month.state]}>{words(month.state)}</StatusTag> : null}
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={choice.error ? choice.retry : () => void refetch()}
        kind="page"
      />
      {month && data ? (
        <MonthDesk
          month={month}
          meetings={data.praiseDesk.meetings}
          councilId={data.praiseDesk.councilId ?? null}
          now={now()}
          witnessId={witness?.id ?? null}
          witness={
            <PersonCombobox
              villageId={villageId}
              name="witnessId"
              label={t('witness')}
              required
              chosen={witness}
              onChoose={setWitness}
            />
          }
          onPaper={() => setWitness(null)}
          onChanged={() => void refetch()}
        />
      ) : null}
    </>
  );
}
