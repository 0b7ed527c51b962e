import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { BudgetForm } from '#client/features/fund/budget-form';
import { BudgetView } from '#client/features/fund/budget-view';
import { FundTabs } from '#client/features/fund/fund-tabs';
import { useOutlookTexts } from '#client/features/fund/outlook-texts';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { EditIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { useFundPageTexts } from './fund-page-texts';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const BudgetPageDocument = graphql(`
  query BudgetPage($villageId: ID!, $season: LocalDate) {
    seasonBudget(villageId: $villageId, season: $season) {
      villageId
      seasonStartsOn
      maySet
      ...BudgetView_budget
    }
  }
`);

/** `/work/budget`: points by category for a season, what is used and what is left. */
export function BudgetPage() {
  const page = useFundPageTexts();
  const t = useOutlookTexts();
  const now = useServerNow();
  const choice = useWorkVillage();
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState(false);
  const thisYear = Number(toDateInput(now()).slice(0, 4));
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2];
  const year = years.find((each) => String(each) === params.get('year')) ?? thisYear;
  const { data, previousData, error, loading, refetch } = useQuery(BudgetPageDocument, {
    variables: { villageId: choice.village?.id ?? '', season: `${year}-01-01` },
    skip: !choice.village,
    fetchPolicy: 'cache-and-network',
  });
  const budget = (data ?? previousData)?.seasonBudget;
  return (
    <>
      <PageHeader
        title={page('budgetTitle')}
        lead={page('budgetLead')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            <SelectField
              name="year"
              label={page('season')}
              hideLabel
              value={String(year)}
              options={years.map((each) => ({ value: String(each), label: page('year', { year: each }) }))}
              onChange={(next) =>
                setParams((before) => {
                  before.set('year', next);
                  return before;
                })
              }
            />
            <PrintButton>{page('print')}</PrintButton>
          </>
        }
      />
      <Stack gap="large">
        {choice.village ? <FundTabs villageId={choice.village.id} /> : null}
        <QueryState
          data={budget}
          error={error ?? choice.error}
          loading={loading || choice.loading}
          onRetry={error ? () => void refetch() : choice.retry}
        />
        {budget ? (
          <Section
            title={t('season', { year: budget.seasonStartsOn.slice(0, 4) })}
            actions={
              budget.maySet ? (
                <Button icon={EditIcon} onClick={() => setOpen(true)}>
                  {t('setBudget')}
                </Button>
              ) : undefined
            }
          >
            <BudgetView budget={budget} />
            {open ? (
              <Dialog open onClose={() => setOpen(false)} title={t('setBudget')} width="wide">
                <BudgetForm
                  budget={budget}
                  now={now}
                  onCancel={() => setOpen(false)}
                  onDone={async () => {
                    setOpen(false);
                    await refetch();
                  }}
                />
              </Dialog>
            ) : null}
          </Section>
        ) : null}
      </Stack>
    </>
  );
}
