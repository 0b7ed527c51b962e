import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { DecisionBar } from '#client/features/activities/decision-bar';
import { countChoices, readChoice, toFilter, writeChoice } from '#client/features/activities/record-filter';
import { RecordFilters } from '#client/features/activities/record-filters';
import { useRecordListTexts } from '#client/features/activities/record-list-texts';
import { RecordsTable } from '#client/features/activities/records-table';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { type RuleComboboxRules, RuleCombobox, useRuleChoices } from '#client/features/scoring/rule-combobox';
import { graphql } from '#client/gql';
import { CheckCircleIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useWorkTexts } from './work-texts';

const RecordsPageDocument = graphql(`
  query RecordsPage(
    $filter: RecordFilter!
    $villageId: ID!
    $residentId: ID!
    $householdId: ID!
    $ofResident: Boolean!
    $ofHousehold: Boolean!
    $after: String
  ) {
    records(filter: $filter, first: 30, after: $after) {
      nodes {
        id
        ...RecordsTable_record
        ...DecisionBar_record
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    rules(villageId: $villageId) {
      ...RuleCombobox_rule
    }
    resident(id: $residentId) @include(if: $ofResident) {
      id
      name
    }
    household(id: $householdId) @include(if: $ofHousehold) {
      id
      number
    }
  }
`);

/** `/work/records`: every record in reach, with filters in the address and decisions for many at once. */
export function RecordsPage() {
  const t = useWorkTexts();
  const choice = useWorkVillage();
  const [params] = useSearchParams();
  const { waiting } = readChoice(params);
  // What waits for a town or county officer lies in any of their villages, and the queue counts them all.
  const everywhere = waiting && choice.villages.length > 1 && !params.has('village');
  return (
    <>
      <PageHeader
        title={t('records')}
        actions={<VillageSwitch choice={choice} everywhere={waiting ? everywhere : undefined} />}
      />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
      />
      {choice.village ? (
        <RecordsOf
          key={everywhere ? '' : choice.village.id}
          village={choice.village}
          everywhere={everywhere}
        />
      ) : null}
    </>
  );
}

type RecordsOfProps = { village: NonNullable<WorkVillage['village']>; everywhere: boolean };

function RecordsOf({ village, everywhere }: RecordsOfProps) {
  const words = useRecordListTexts();
  const [params, setParams] = useSearchParams();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const choice = readChoice(params);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(RecordsPageDocument, {
    variables: {
      filter: toFilter(choice, everywhere ? undefined : village.id),
      villageId: village.id,
      residentId: choice.residentId,
      householdId: choice.householdId,
      ofResident: choice.residentId !== '',
      ofHousehold: choice.householdId !== '',
    },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const records = shown?.records.nodes ?? [];
  const selected = new Set(records.filter((record) => picked.has(record.id)).map((record) => record.id));
  const filtered = countChoices(choice) > 0 || choice.search !== '';
  return (
    <Stack>
      <RecordFilters
        choice={choice}
        onChange={(next) => setParams((before) => writeChoice(next, before), { replace: true })}
        residentName={shown?.resident?.name}
        householdNumber={shown?.household?.number}
        ruleField={
          shown ? (
            <RuleFilter
              rules={shown.rules}
              ruleId={choice.ruleId}
              onChange={(ruleId) =>
                setParams((before) => writeChoice({ ...readChoice(before), ruleId }, before), {
                  replace: true,
                })
              }
            />
          ) : null
        }
      />
      <QueryState data={shown} error={error} loading={loading} onRetry={() => void refetch()} />
      {shown && records.length === 0 && !loading ? (
        choice.waiting && !filtered ? (
          <EmptyState icon={CheckCircleIcon} title={words('noneWaiting')}>
            {words('noneWaitingText')}
          </EmptyState>
        ) : (
          <EmptyState title={words('none')}>{words('noneText')}</EmptyState>
        )
      ) : null}
      {records.length > 0 ? (
        <>
          <RecordsTable
            records={records}
            withVillage={everywhere}
            loading={loading}
            selected={selected}
            onSelect={setPicked}
          />
          <LoadMore
            hasMore={shown?.records.pageInfo.hasNextPage ?? false}
            shown={records.length}
            onMore={() => fetchMore({ variables: { after: shown?.records.pageInfo.endCursor } })}
          />
        </>
      ) : null}
      <DecisionBar
        records={records.filter((record) => selected.has(record.id))}
        onClear={() => setPicked(new Set())}
        onDone={(refused) => {
          setPicked(new Set(refused));
          void refetch();
        }}
      />
    </Stack>
  );
}

type RuleFilterProps = { rules: RuleComboboxRules; ruleId: string; onChange: (ruleId: string) => void };

function RuleFilter({ rules, ruleId, onChange }: RuleFilterProps) {
  const t = useWorkTexts();
  const chosen = useRuleChoices(rules).find((rule) => rule.id === ruleId) ?? null;
  return (
    <RuleCombobox
      name="rule"
      label={t('rule')}
      rules={rules}
      chosen={chosen}
      onChoose={(rule) => onChange(rule?.id ?? '')}
    />
  );
}
