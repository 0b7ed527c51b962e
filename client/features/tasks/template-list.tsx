import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { TemplateList_TemplateFragment } from '#client/gql/graphql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { EditIcon } from '#client/ui/icons';
import { Row } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useWeekdays } from './rhythm-fields';
import './task-form.css';
import type { Template } from './task-start';
import { useTaskTexts } from './task-texts';
import { useTemplateTexts } from './template-texts';

const TemplateList_template = graphql(`
  fragment TemplateList_template on VillageTemplate {
    id
    kind
    title
    what
    place
    startsTime
    minutes
    weekdays
    state
    moves
    places {
      name
      places
    }
  }
`);
const MoveTemplateDocument = graphql(`
  mutation MoveTemplate($input: MoveTemplateInput!) {
    moveTemplate(input: $input) {
      id
      ...TemplateList_template
    }
  }
`);

/** When a template's task usually takes place and for how many people, in words. */
function useSummary(): (of: {
  weekdays: number;
  startsTime: string;
  minutes: number;
  places: readonly { places: number }[];
}) => string {
  const t = useTemplateTexts();
  const f = useFormat();
  const weekdays = useWeekdays();
  return (of) =>
    [
      of.weekdays === 0 ? t('once') : t('weekly', { days: weekdays(of.weekdays) }),
      t('at', { time: of.startsTime.slice(0, 5), length: f.minutes(of.minutes) }),
      t('people', { count: of.places.reduce((sum, { places }) => sum + places, 0) }),
    ].join(' · ');
}

type OwnProps = {
  templates: readonly FragmentType<typeof TemplateList_template>[];
  onDone: () => void | Promise<unknown>;
};

/** The village's own templates, each with what can be done with it. */
export function TemplateList({ templates: masked, onDone }: OwnProps) {
  const t = useTemplateTexts();
  const words = useTaskTexts();
  const summary = useSummary();
  const intent = useIntent();
  const errorText = useErrorText();
  const [ending, setEnding] = useState<TemplateList_TemplateFragment | null>(null);
  const [move] = useMutation(MoveTemplateDocument);
  const templates = unmask(TemplateList_template, masked);

  async function bringBack(templateId: string): Promise<void> {
    try {
      await move({ variables: { input: intent.sign({ templateId, move: 'RESTORE' as const }) } });
      intent.done();
      toast.good(t('restored'));
      await onDone();
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  }

  return (
    <>
      <div className="template-columns">
        {templates.map((template) => (
          <Card key={template.id} as="article" title={template.title} level={3}>
            <p className="muted">
              {words(template.kind)} · {template.place}
            </p>
            <p>{summary(template)}</p>
            {template.what ? <p>{template.what}</p> : null}
            <Row wrap>
              {template.state === 'ACTIVE' ? (
                <LinkButton
                  size="small"
                  to={`/work/tasks/new?template=${template.id}`}
                  aria-label={`${t('use')}：${template.title}`}
                >
                  {t('use')}
                </LinkButton>
              ) : null}
              {template.moves.includes('REVISE') ? (
                <LinkButton
                  size="small"
                  kind="quiet"
                  icon={EditIcon}
                  to={`/work/tasks/templates?edit=${template.id}`}
                  aria-label={`${t('revise')}：${template.title}`}
                >
                  {t('revise')}
                </LinkButton>
              ) : null}
              {template.moves.includes('RETIRE') ? (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`${t('retire')}：${template.title}`}
                  onClick={() => setEnding(template)}
                >
                  {t('retire')}
                </Button>
              ) : null}
              {template.moves.includes('RESTORE') ? (
                <Button
                  size="small"
                  aria-label={`${t('restore')}：${template.title}`}
                  onClick={() => void bringBack(template.id)}
                >
                  {t('restore')}
                </Button>
              ) : null}
            </Row>
          </Card>
        ))}
      </div>
      <ConfirmDialog
        open={ending !== null}
        onCancel={() => setEnding(null)}
        title={t('retireTitle', { title: ending?.title ?? '' })}
        confirm={t('retire')}
        onConfirm={async () => {
          if (!ending) return;
          await move({
            variables: { input: intent.sign({ templateId: ending.id, move: 'RETIRE' as const }) },
          });
          intent.done();
          setEnding(null);
          toast.good(t('retiredDone'));
          await onDone();
        }}
      >
        {t('retireText')}
      </ConfirmDialog>
    </>
  );
}

/** The templates every village has, each a way to a task or to an own template. */
export function UsualTemplates({ templates, mayKeep }: { templates: readonly Template[]; mayKeep: boolean }) {
  const t = useTemplateTexts();
  const words = useTaskTexts();
  const summary = useSummary();
  return (
    <Table<Template>
      caption={t('usual')}
      hideCaption
      dense
      rows={templates}
      rowKey={({ code }) => code}
      columns={[
        { key: 'title', header: t('name'), head: true, nowrap: true, cell: ({ work }) => work.title },
        { key: 'kind', header: t('kind'), cell: ({ work }) => words(work.kind) },
        {
          key: 'when',
          header: t('when'),
          cell: (template) => summary({ ...template, places: template.work.places }),
        },
        {
          key: 'use',
          header: t('use'),
          hideHeader: true,
          nowrap: true,
          cell: ({ code, work }) => (
            <LinkButton
              size="small"
              to={`/work/tasks/new?template=${code}`}
              aria-label={`${t('use')}：${work.title}`}
            >
              {t('use')}
            </LinkButton>
          ),
        },
        ...(mayKeep
          ? [
              {
                key: 'copy',
                header: t('copy'),
                hideHeader: true,
                nowrap: true,
                cell: ({ code, work }: Template) => (
                  <LinkButton
                    size="small"
                    kind="quiet"
                    to={`/work/tasks/templates?from=${code}`}
                    aria-label={`${t('copy')}：${work.title}`}
                  >
                    {t('copy')}
                  </LinkButton>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
