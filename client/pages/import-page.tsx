import { useQuery } from '@apollo/client/react';
import { useParams, useSearchParams } from 'react-router';
import { DryRun } from '#client/features/imports/dry-run';
import { ImportMoves } from '#client/features/imports/import-moves';
import { ImportProtocol } from '#client/features/imports/import-protocol';
import { ImportReport } from '#client/features/imports/import-report';
import { ImportRows } from '#client/features/imports/import-rows';
import { useImportTexts } from '#client/features/imports/import-texts';
import { HistoryList } from '#client/features/people/history-list';
import { usePostWords } from '#client/features/people/post-words';
import { graphql } from '#client/gql';
import type { ImportRowState } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { SegmentedControl } from '#client/ui/choice';
import { UsersIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { Steps } from '#client/ui/steps';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';

const ImportPageDocument = graphql(`
  query ImportPage($id: ID!, $state: ImportRowState, $noted: Boolean, $after: String) {
    registerImport(id: $id) {
      id
      fileName
      state
      hasContent
      rowCount
      newResidents
      changedRows
      sameRows
      errorRows
      notedRows
      uploadedAt
      uploader {
        id
        name
      }
      village {
        id
        nameZh
        nameEn
      }
      ...ImportReport_import
      ...ImportMoves_import
      ...ImportProtocol_import
      rows(first: 50, state: $state, noted: $noted, after: $after) {
        nodes {
          id
          ...ImportRows_row
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      history {
        ...HistoryList_entry
      }
    }
  }
`);

const STATES = ['ERROR', 'NEW', 'CHANGED', 'SAME'] as const satisfies readonly ImportRowState[];
const STEP = { DRAFT: 1, PROPOSED: 2, APPLIED: 3, DROPPED: 0 } as const;

function rowState(text: string | null): ImportRowState | null {
  return STATES.find((state) => state === text) ?? null;
}

/** `/work/imports/:importId`: what a list would make, row by row, and its two signatures; printed, its protocol. */
export function ImportPage() {
  const t = useImportTexts();
  const f = useFormat();
  const postName = usePostWords();
  const { importId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const shown = params.get('rows') ?? '';
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ImportPageDocument, {
    variables: { id: importId, state: rowState(shown), noted: shown === 'noted' ? true : null },
    fetchPolicy: 'cache-and-network',
  });
  const paper = (data ?? previousData)?.registerImport;
  const back = { to: '/work/imports', label: t('title') };
  if (!paper) {
    return (
      <>
        <PageHeader title={data ? t('noImport') : t('title')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noImport')}>{t('noImportText')}</EmptyState> : null}
      </>
    );
  }
  const counts: Record<string, number> = {
    ERROR: paper.errorRows,
    NEW: paper.newResidents,
    CHANGED: paper.changedRows,
    SAME: paper.sameRows,
  };
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={paper.fileName}
          back={back}
          eyebrow={t.pick(paper.village.nameZh, paper.village.nameEn)}
          lead={`${paper.uploader.name} ${f.dateTime(paper.uploadedAt)}`}
          actions={
            <>
              {paper.state === 'DROPPED' ? null : <PrintButton>{t('protocol')}</PrintButton>}
              {paper.state === 'APPLIED' ? (
                <LinkButton to={`/work/people?village=${paper.village.id}`} icon={UsersIcon}>
                  {t('seeRegister')}
                </LinkButton>
              ) : null}
            </>
          }
        />
        <Stack gap="large">
          {paper.state === 'DROPPED' ? null : (
            <Steps
              label={t('steps')}
              steps={[t('stepCheck'), t('stepPropose'), t('stepSign')]}
              current={paper.errorRows > 0 ? 0 : STEP[paper.state]}
            />
          )}
          <QueryState data={paper} error={error} loading={loading} onRetry={() => void refetch()} />
          <TwoColumn
            main={
              <Section title={t('report')}>
                <ImportReport paper={paper} />
              </Section>
            }
            aside={
              paper.hasContent ? (
                <Stack>
                  <ImportMoves paper={paper} onMoved={() => refetch()} />
                  <Card title={t('dryRun')}>
                    <DryRun key={paper.state} importId={paper.id} />
                  </Card>
                </Stack>
              ) : null
            }
          />
          <Section title={t('rowsTitle')}>
            {paper.state === 'DROPPED' ? (
              <p className="muted">{t('forgotten')}</p>
            ) : (
              <Stack>
                <SegmentedControl
                  label={t('show')}
                  value={shown}
                  onChange={(value) => setParams(value ? { rows: value } : {}, { replace: true })}
                  options={[
                    { value: '', label: t('all'), count: paper.rowCount },
                    ...STATES.filter((state) => counts[state] || shown === state).map((state) => ({
                      value: state,
                      label: t(state),
                      count: counts[state],
                    })),
                    ...(paper.notedRows > 0
                      ? [{ value: 'noted', label: t('noted'), count: paper.notedRows }]
                      : []),
                  ]}
                />
                <ImportRows rows={paper.rows.nodes} loading={loading} />
                <LoadMore
                  hasMore={paper.rows.pageInfo.hasNextPage}
                  shown={paper.rows.nodes.length}
                  onMore={() => fetchMore({ variables: { after: paper.rows.pageInfo.endCursor } })}
                />
              </Stack>
            )}
          </Section>
          <Section title={t('history')}>
            <HistoryList entries={paper.history} />
          </Section>
        </Stack>
      </div>
      <ImportProtocol paper={paper} postName={postName} />
    </>
  );
}
