import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FundTabs } from '#client/features/fund/fund-tabs';
import { AS_MEASURED, type Course, Simulator } from '#client/features/fund/simulator';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { useFundPageTexts } from './fund-page-texts';
import { QueryState } from './query-state';

const SimulatorPageDocument = graphql(`
  query SimulatorPage($input: SimulationInput!) {
    simulateFund(input: $input) {
      ...Simulator_simulation
    }
  }
`);

/** `/work/simulator`: if we go on like this, when does the fund run dry? */
export function SimulatorPage() {
  const page = useFundPageTexts();
  const choice = useWorkVillage();
  const [course, setCourse] = useState<Course>(AS_MEASURED);
  const { data, previousData, error, loading, refetch } = useQuery(SimulatorPageDocument, {
    variables: { input: { villageId: choice.village?.id ?? '', ...course } },
    skip: !choice.village,
    fetchPolicy: 'network-only',
  });
  const simulation = (data ?? previousData)?.simulateFund;
  return (
    <>
      <PageHeader
        title={page('simulatorTitle')}
        lead={page('simulatorLead')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            <PrintButton>{page('print')}</PrintButton>
          </>
        }
      />
      <Stack gap="large">
        {choice.village ? <FundTabs villageId={choice.village.id} /> : null}
        <QueryState
          data={simulation}
          error={error ?? choice.error}
          loading={loading || choice.loading}
          onRetry={error ? () => void refetch() : choice.retry}
        />
        {simulation && !error ? (
          <Simulator simulation={simulation} course={course} onCourse={setCourse} />
        ) : null}
      </Stack>
    </>
  );
}
