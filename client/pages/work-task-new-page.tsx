import { skipToken, useQuery } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { PostForm } from '#client/features/tasks/post-form';
import { useOwnTemplates, useTemplates } from '#client/features/tasks/task-start';
import { useVillageOptions } from '#client/features/tasks/village-options';
import { graphql } from '#client/gql';
import type { ServiceKind, WorkTaskNewPageQuery } from '#client/gql/graphql';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useTaskBase } from './task-base';

const WorkTaskNewPageDocument = graphql(`
  query WorkTaskNewPage($villageId: ID!) {
    taskTemplates {
      code
      ...TaskStart_template
    }
    templateBook(villageId: $villageId) {
      id
      templates {
        id
        ...TaskStart_own
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
    teams(villageId: $villageId) {
      id
      name
      state
    }
  }
`);

const LeadTeamDocument = graphql(`
  query LeadTeam($id: ID!) {
    team(id: $id) {
      id
      name
      kind
      mayPost
      village {
        id
      }
    }
  }
`);

const useNewTaskTexts = defineTexts('work-task-new-page', {
  zh: {
    title: '发布任务',
    lead: '写清楚做什么、在哪里、什么时候、要几个人。',
    tasks: '志愿任务',
    notYours: '只有队长和组织者能替这支队发布任务',
  },
  en: {
    title: 'Post a task',
    lead: 'What, where, when, and how many people.',
    tasks: 'Tasks',
    notYours: 'Only its leader and organisers post tasks for this team',
  },
});

const DAY_MS = 86_400_000;

/** `/work/tasks/new`: a task for once or every week, from a template or blank. */
export function WorkTaskNewPage() {
  const t = useNewTaskTexts();
  const { teamId, base, list } = useTaskBase();
  const choice = useWorkVillage();
  const lead = useQuery(LeadTeamDocument, teamId ? { variables: { id: teamId } } : skipToken);
  const team = lead.data?.team ?? null;
  const villageId = (teamId === null ? choice.village?.id : team?.mayPost ? team.village.id : '') ?? '';
  const { data, error, loading, refetch } = useQuery(WorkTaskNewPageDocument, {
    variables: { villageId },
    skip: villageId === '',
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: list, label: team?.name ?? t('tasks') }}
        actions={teamId === null ? <VillageSwitch choice={choice} /> : null}
      />
      <QueryState
        data={data}
        error={error ?? lead.error ?? choice.error}
        loading={loading || lead.loading || choice.loading}
        onRetry={() => void refetch()}
      />
      {lead.data && !team?.mayPost ? <EmptyState title={t('notYours')} /> : null}
      {data ? (
        <FormOf
          key={villageId}
          villageId={villageId}
          teamId={teamId}
          kind={team?.kind ?? null}
          base={base}
          data={data}
        />
      ) : null}
    </>
  );
}

type FormProps = {
  villageId: string;
  teamId: string | null;
  kind: ServiceKind | null;
  base: string;
  data: WorkTaskNewPageQuery;
};

function FormOf({ villageId, teamId, kind, base, data }: FormProps) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const now = useServerNow()();
  const { grids, rules, codes } = useVillageOptions({ area: data.area, rules: data.rules });
  const templates = useTemplates(data.taskTemplates, codes);
  const own = useOwnTemplates(data.templateBook.templates);
  return (
    <PostForm
      villageId={villageId}
      today={toDateInput(now)}
      tomorrow={toDateInput(now.getTime() + DAY_MS)}
      templates={templates}
      own={own}
      begin={params.get('template')}
      grids={grids}
      rules={rules}
      teams={data.teams
        .filter(({ state }) => state === 'ACTIVE')
        .map(({ id, name }) => ({ value: id, label: name }))}
      teamId={teamId}
      kind={kind}
      base={base}
      onPosted={(path) => navigate(path)}
    />
  );
}
