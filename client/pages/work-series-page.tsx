import { skipToken, useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { SeriesPanel } from '#client/features/tasks/series-panel';
import { TaskList } from '#client/features/tasks/task-list';
import { useVillageOptions } from '#client/features/tasks/village-options';
import { useWorkTaskTexts } from '#client/features/tasks/work-form-texts';
import { graphql } from '#client/gql';
import type { WorkSeriesPageQuery } from '#client/gql/graphql';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Section, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useTaskBase } from './task-base';

const WorkSeriesPageDocument = graphql(`
  query WorkSeriesPage($id: ID!) {
    taskSeries(id: $id) {
      id
      villageId
      title
      organiserName
      team {
        id
        name
      }
      ...SeriesPanel_series
    }
  }
`);
const WorkSeriesTasksDocument = graphql(`
  query WorkSeriesTasks($villageId: ID!, $seriesId: ID!) {
    tasks(villageId: $villageId, seriesId: $seriesId, first: 30) {
      nodes {
        id
        ...TaskList_task
      }
    }
    area(id: $villageId) {
      id
      ...VillageOptions_area
    }
    rules(villageId: $villageId) {
      id
      ...VillageOptions_rule
    }
  }
`);

const useWorkSeriesTexts = defineTexts('work-series-page', {
  zh: {
    tasks: '志愿任务',
    series: '每周任务',
    team: '服务队',
    none: '找不到这个每周任务',
    noneHint: '可能不是您管的村的。',
  },
  en: {
    tasks: 'Tasks',
    series: 'Weekly task',
    team: 'The team',
    none: 'There is no such series',
    noneHint: 'It may belong to a village you do not serve.',
  },
});

/** `/work/series/:seriesId`: the weekly plan, its exceptions, and the tasks it made. */
export function WorkSeriesPage() {
  const t = useWorkSeriesTexts();
  const { seriesId = '' } = useParams();
  const { list, teamId } = useTaskBase();
  const { data, error, loading, refetch } = useQuery(WorkSeriesPageDocument, {
    variables: { id: seriesId },
    fetchPolicy: 'cache-and-network',
  });
  const series = data?.taskSeries;
  return (
    <>
      <PageHeader
        title={series?.title ?? t('series')}
        lead={series ? [series.team?.name, series.organiserName].filter(Boolean).join(' · ') : undefined}
        back={{ to: list, label: t(teamId === null ? 'tasks' : 'team') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && !series ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
      {series ? <Loaded series={series} /> : null}
    </>
  );
}

function Loaded({ series }: { series: NonNullable<WorkSeriesPageQuery['taskSeries']> }) {
  const words = useWorkTaskTexts();
  const now = useServerNow()();
  const { base } = useTaskBase();
  const { data, error, loading, refetch } = useQuery(
    WorkSeriesTasksDocument,
    series.id
      ? { variables: { villageId: series.villageId, seriesId: series.id }, fetchPolicy: 'cache-and-network' }
      : skipToken,
  );
  const { grids, rules } = useVillageOptions({ area: data?.area ?? null, rules: data?.rules ?? [] });
  return (
    <TwoColumn
      main={
        <Section title={words('upcoming')}>
          <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
          {data ? <TaskList tasks={data.tasks.nodes} to={(id) => `${base}/tasks/${id}`} /> : null}
        </Section>
      }
      aside={
        <SeriesPanel
          series={series}
          today={toDateInput(now)}
          grids={grids}
          rules={rules}
          onDone={() => refetch()}
        />
      }
    />
  );
}
