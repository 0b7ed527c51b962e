import { skipToken, useQuery } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { TemplateForm } from '#client/features/tasks/template-form';
import { TemplateList, UsualTemplates } from '#client/features/tasks/template-list';
import { useTemplateTexts } from '#client/features/tasks/template-texts';
import {
  BLANK_START,
  type Start,
  useOwnTemplates,
  useTaskStart,
  useTemplates,
} from '#client/features/tasks/task-start';
import { useVillageOptions } from '#client/features/tasks/village-options';
import { graphql } from '#client/gql';
import type { WorkTemplatesPageQuery } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { ClipboardIcon } from '#client/ui/icons';
import { PlusIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const WorkTemplatesPageDocument = graphql(`
  query WorkTemplatesPage($villageId: ID!) {
    templateBook(villageId: $villageId) {
      id
      mayKeep
      templates {
        id
        title
        ...TemplateList_template
        ...TaskStart_own
      }
      retired: templates(retired: true) {
        id
        ...TemplateList_template
      }
    }
    taskTemplates {
      code
      ...TaskStart_template
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
const TemplateFromTaskDocument = graphql(`
  query TemplateFromTask($id: ID!) {
    task(id: $id) {
      id
      ...TaskStart_task
    }
  }
`);

const ADDRESS = '/work/tasks/templates';

/** `/work/tasks/templates`: a village's own templates, and the form of one: new, from another, from a task, or changed. */
export function WorkTemplatesPage() {
  const t = useTemplateTexts();
  const choice = useWorkVillage();
  const [params] = useSearchParams();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(WorkTemplatesPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const edit = params.get('edit');
  const asked =
    edit ?? params.get('task') ?? params.get('from') ?? (params.get('do') === 'new' ? 'new' : null);
  const edited = data?.templateBook.templates.find(({ id }) => id === edit);
  const title = edit
    ? t('reviseTitle', { title: edited?.title ?? '' })
    : t(asked === null ? 'title' : 'addTitle');
  return (
    <>
      <PageHeader
        title={title}
        lead={asked === null ? t('lead') : undefined}
        back={asked === null ? { to: '/work/tasks', label: t('tasks') } : { to: ADDRESS, label: t('back') }}
        actions={
          asked === null ? (
            <>
              <VillageSwitch choice={choice} />
              {data?.templateBook.mayKeep ? (
                <LinkButton kind="primary" icon={PlusIcon} to={`${ADDRESS}?do=new`}>
                  {t('add')}
                </LinkButton>
              ) : null}
            </>
          ) : undefined
        }
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={() => void refetch()}
      />
      {data && asked === null ? <Book data={data} onDone={() => refetch()} /> : null}
      {data && asked !== null && !data.templateBook.mayKeep ? (
        <EmptyState icon={ClipboardIcon} title={t('mayNot')} />
      ) : null}
      {data && asked !== null && data.templateBook.mayKeep ? (
        <Chosen key={asked} data={data} onDone={() => refetch()} />
      ) : null}
    </>
  );
}

type Props = { data: WorkTemplatesPageQuery; onDone: () => Promise<unknown> };

function Book({ data, onDone }: Props) {
  const t = useTemplateTexts();
  const { codes } = useVillageOptions({ area: data.area, rules: data.rules });
  const usual = useTemplates(data.taskTemplates, codes);
  const { templates, retired, mayKeep } = data.templateBook;
  return (
    <Stack gap="large">
      <Section title={t('own')}>
        {templates.length > 0 ? (
          <TemplateList templates={templates} onDone={onDone} />
        ) : (
          <EmptyState icon={ClipboardIcon} title={t('ownNone')}>
            {t('ownNoneHint')}
          </EmptyState>
        )}
        {mayKeep ? null : <p className="muted">{t('mayNot')}</p>}
      </Section>
      <Section title={t('usual')} lead={t('usualLead')}>
        <UsualTemplates templates={usual} mayKeep={mayKeep} />
      </Section>
      {retired.length > 0 ? (
        <Section title={t('retired')}>
          <TemplateList templates={retired} onDone={onDone} />
        </Section>
      ) : null}
    </Stack>
  );
}

/** Finds what the form begins with, and opens it. */
function Chosen({ data, onDone }: Props) {
  const t = useTemplateTexts();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { grids, rules, codes } = useVillageOptions({ area: data.area, rules: data.rules });
  const usual = useTemplates(data.taskTemplates, codes);
  const own = useOwnTemplates(data.templateBook.templates);
  const startOf = useTaskStart();
  const [edit, from, taskId] = [params.get('edit'), params.get('from'), params.get('task')];
  const task = useQuery(TemplateFromTaskDocument, taskId ? { variables: { id: taskId } } : skipToken);
  const fromTask = task.data?.task ? startOf(task.data.task) : null;
  const known: Start | null = edit
    ? (own.find(({ code }) => code === edit) ?? null)
    : from
      ? (usual.find(({ code }) => code === from) ?? null)
      : taskId
        ? fromTask
        : BLANK_START;
  if (taskId && !task.data) {
    return (
      <QueryState
        data={null}
        error={task.error}
        loading={task.loading}
        onRetry={() => void task.refetch()}
        kind="card"
      />
    );
  }
  if (!known) {
    return (
      <EmptyState icon={ClipboardIcon} title={t('gone')}>
        {t('goneHint')}
      </EmptyState>
    );
  }
  return (
    <TemplateForm
      villageId={data.templateBook.id}
      templateId={edit}
      start={known}
      grids={grids}
      rules={rules}
      onDone={async () => {
        await onDone();
        await navigate(ADDRESS);
      }}
    />
  );
}
