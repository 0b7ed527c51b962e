import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { AreaSelect } from '#client/features/people/area-select';
import { HouseholdsTable } from '#client/features/people/households-table';
import { NewHouseholdDialog } from '#client/features/people/new-household-dialog';
import { useRegisterTexts } from '#client/features/people/people-texts';
import { ResidentsTable } from '#client/features/people/residents-table';
import { useSession } from '#client/features/people/session';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import '#client/features/people/register.css';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { PlusIcon, UsersIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { SearchField } from '#client/ui/search-field';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useRegisterPageTexts } from './register-page-texts';

const PeoplePageDocument = graphql(`
  query PeoplePage(
    $villageId: ID!
    $search: String
    $areaId: ID
    $byHousehold: Boolean!
    $byPerson: Boolean!
    $after: String
  ) {
    area(id: $villageId) {
      ...AreaSelect_area
    }
    households(villageId: $villageId, search: $search, areaId: $areaId, first: 30, after: $after)
      @include(if: $byHousehold) {
      totalCount
      nodes {
        ...HouseholdsTable_household
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    residents(villageId: $villageId, search: $search, first: 30, after: $after) @include(if: $byPerson) {
      totalCount
      nodes {
        ...ResidentsTable_resident
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** `/work/people`: households and residents of the village, with the search in the address. */
export function PeoplePage() {
  const t = useRegisterPageTexts();
  const words = useRegisterTexts();
  const { may } = useSession();
  const navigate = useNavigate();
  const choice = useWorkVillage();
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const byPerson = params.get('view') === 'residents';
  const search = params.get('q') ?? '';
  const areaId = params.get('area') ?? '';
  const villageId = choice.village?.id ?? '';
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(PeoplePageDocument, {
    variables: {
      villageId,
      search: search || null,
      areaId: areaId && areaId !== villageId ? areaId : null,
      byHousehold: !byPerson,
      byPerson,
    },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const list = byPerson ? shown?.residents : shown?.households;

  function change(key: string, value: string): void {
    setParams(
      (before) => {
        if (value) before.set(key, value);
        else before.delete(key);
        return before;
      },
      { replace: true },
    );
  }

  return (
    <>
      <PageHeader
        title={t('people')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            {may('MANAGE_PEOPLE') && shown?.area ? (
              <Button kind="primary" icon={PlusIcon} onClick={() => setAdding(true)}>
                {words('newHousehold')}
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        <div className="register-tools">
          <SegmentedControl
            label={words('view')}
            value={byPerson ? 'residents' : 'households'}
            onChange={(value) => change('view', value === 'residents' ? value : '')}
            options={[
              { value: 'households', label: words('households') },
              { value: 'residents', label: words('residents') },
            ]}
          />
          <SearchField
            label={words('search')}
            placeholder={words(byPerson ? 'searchResidents' : 'searchHouseholds')}
            value={search}
            onChange={(value) => change('q', value)}
          />
          {shown?.area && !byPerson ? (
            <AreaSelect
              name="area"
              label={words('area')}
              hideLabel
              village={shown.area}
              whole
              value={areaId || villageId}
              onChange={(value) => change('area', value === villageId ? '' : value)}
            />
          ) : null}
        </div>
        <QueryState
          data={shown}
          error={error ?? choice.error}
          loading={loading || choice.loading}
          onRetry={() => void refetch()}
        />
        {list ? (
          <p className="muted small" role="status">
            {words(byPerson ? 'totalPeople' : 'total', { count: list.totalCount })}
          </p>
        ) : null}
        {list && list.nodes.length === 0 && !loading ? (
          <EmptyState icon={UsersIcon} title={words(byPerson ? 'noResidents' : 'noHouseholds')}>
            {words('noneText')}
          </EmptyState>
        ) : null}
        {shown?.households && !byPerson && shown.households.nodes.length > 0 ? (
          <HouseholdsTable households={shown.households.nodes} loading={loading} />
        ) : null}
        {shown?.residents && byPerson && shown.residents.nodes.length > 0 ? (
          <ResidentsTable residents={shown.residents.nodes} loading={loading} />
        ) : null}
        {list && list.nodes.length > 0 ? (
          <LoadMore
            hasMore={list.pageInfo.hasNextPage}
            shown={list.nodes.length}
            total={list.totalCount}
            onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
          />
        ) : null}
      </Stack>
      {adding && shown?.area ? (
        <NewHouseholdDialog
          village={shown.area}
          onClose={() => setAdding(false)}
          onAdded={(id) => void navigate(`/work/households/${id}`)}
        />
      ) : null}
    </>
  );
}
