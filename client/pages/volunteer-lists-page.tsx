import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ListPaper } from '#client/features/teams/list-paper';
import { ListUpload } from '#client/features/teams/list-upload';
import { useTeamTexts } from '#client/features/teams/team-texts';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { SelectField } from '#client/ui/fields';
import { ListIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useVolunteerAreas } from './volunteer-areas';

const VolunteerListsPageDocument = graphql(`
  query VolunteerListsPage($areaId: ID!, $after: String) {
    volunteerImports(areaId: $areaId, first: 5, after: $after) {
      nodes {
        id
        ...ListPaper_list
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** `/work/volunteers/import`: bring in a list of volunteers, have it signed, and all that were brought in. */
export function VolunteerListsPage() {
  const t = useTeamTexts();
  const { areas, error: noAreas, loading: waiting } = useVolunteerAreas();
  const [chosen, setChosen] = useState('');
  const areaId = chosen || areas[0]?.id || '';
  const { data, error, loading, refetch, fetchMore } = useQuery(VolunteerListsPageDocument, {
    variables: { areaId },
    skip: areaId === '',
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.volunteerImports;
  return (
    <>
      <PageHeader
        title={t('importTitle')}
        lead={t('importLead')}
        back={{ to: '/work/volunteers', label: t('volunteers') }}
      />
      <Stack gap="large">
        {areas.length > 1 ? (
          <SelectField
            name="area"
            label={t('area')}
            value={areaId}
            onChange={setChosen}
            options={areas.map((area) => ({ value: area.id, label: t.pick(area.nameZh, area.nameEn) }))}
          />
        ) : null}
        {areaId ? (
          <Card title={t('import')} tone="accent">
            <ListUpload
              key={areaId}
              areaId={areaId}
              onUploaded={async () => {
                await refetch();
              }}
            />
          </Card>
        ) : null}
        <Section title={t('lists')}>
          <QueryState
            data={list}
            error={error ?? noAreas}
            loading={loading || waiting}
            onRetry={() => void refetch()}
          />
          {list && list.nodes.length === 0 ? <EmptyState icon={ListIcon} title={t('noLists')} /> : null}
          <Stack>
            {list?.nodes.map((each) => (
              <Card key={each.id} as="article">
                <ListPaper list={each} />
              </Card>
            ))}
          </Stack>
          {list ? (
            <LoadMore
              hasMore={list.pageInfo.hasNextPage}
              shown={list.nodes.length}
              onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
            />
          ) : null}
        </Section>
      </Stack>
    </>
  );
}
