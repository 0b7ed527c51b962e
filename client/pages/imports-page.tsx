import { useQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useImportTexts } from '#client/features/imports/import-texts';
import { ImportsTable } from '#client/features/imports/imports-table';
import { UploadForm } from '#client/features/imports/upload-form';
import { useSession } from '#client/features/people/session';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { ListIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const ImportsPageDocument = graphql(`
  query ImportsPage($villageId: ID!, $after: String) {
    imports(villageId: $villageId, first: 20, after: $after) {
      nodes {
        id
        ...ImportsTable_import
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** `/work/imports`: bring a register in from a spreadsheet, and all that were brought in. */
export function ImportsPage() {
  const t = useImportTexts();
  const { may } = useSession();
  const navigate = useNavigate();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ImportsPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.imports;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<VillageSwitch choice={choice} />} />
      <Stack gap="large">
        {may('IMPORT_PEOPLE') && villageId ? (
          <Card title={t('upload')} tone="accent">
            <UploadForm
              key={villageId}
              villageId={villageId}
              onUploaded={(id) => navigate(`/work/imports/${id}`)}
            />
          </Card>
        ) : null}
        <Section title={t('lists')}>
          <QueryState
            data={list}
            error={error ?? choice.error}
            loading={loading || choice.loading}
            onRetry={() => void refetch()}
          />
          {list && list.nodes.length === 0 && !loading ? (
            <EmptyState icon={ListIcon} title={t('none')}>
              {t('noneText')}
            </EmptyState>
          ) : null}
          {list && list.nodes.length > 0 ? (
            <>
              <ImportsTable imports={list.nodes} loading={loading} />
              <LoadMore
                hasMore={list.pageInfo.hasNextPage}
                shown={list.nodes.length}
                onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
              />
            </>
          ) : null}
        </Section>
      </Stack>
    </>
  );
}
