import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ActivityForm } from '#client/features/prevention/activity-form';
import { ActivityLines } from '#client/features/prevention/activity-lines';
import { HoldForm } from '#client/features/prevention/hold-form';
import { usePreventionTexts } from '#client/features/prevention/prevention-texts';
import { PreventionSettingsForm } from '#client/features/prevention/settings-form';
import { YearFigures } from '#client/features/prevention/year-figures';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import type {
  ActivityLines_ActivityFragment,
  PreventionStage,
  WorkPreventionPageQuery,
} from '#client/gql/graphql';
import { Button, LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { BookIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { BoxIcon, CalendarIcon, ShieldIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row, Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkPreventionPageDocument = graphql(`
  query WorkPreventionPage($villageId: ID!, $stage: PreventionStage!, $year: Int!, $after: String) {
    preventionBoard(villageId: $villageId) {
      villageId
      unclosed
      pledgesDue
      shortMaterials
      mayServe
      maySettle
      members {
        id
        name
      }
      settings {
        id
        activitiesPerYear
        ...PreventionSettingsForm_settings
      }
    }
    preventionActivities(villageId: $villageId, stage: $stage, first: 20, after: $after) {
      nodes {
        id
        ...ActivityLines_activity
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    preventionYear(villageId: $villageId, year: $year) {
      activities
      ...YearFigures_year
    }
    preventionMaterials(villageId: $villageId) {
      id
      name
      kind
      stock
    }
  }
`);

const useWorkPreventionTexts = defineTexts('work-prevention-page', {
  zh: {
    title: '禁毒禁赌',
    lead: '只做宣传和陪伴：宣讲、传单、棋艺晚会、自愿承诺。不登记任何可疑的人，有线索请打 110。',
    pledges: '承诺',
    materials: '宣传材料',
    gear: '借棋具、音响',
    stage: '哪些',
    AHEAD: '已安排',
    PAST: '办过的',
    unclosed: '{{count}} 场到了时间，还没有登记办得怎么样。',
    due: '{{count}} 户的承诺该问一问了。',
    short: '{{count}} 种材料快没了。',
    year: '{{year}}年',
  },
  en: {
    title: 'Prevention',
    lead: 'Talks, leaflets, chess evenings, voluntary pledges. No suspects are listed; whoever knows something calls 110.',
    pledges: 'Pledges',
    materials: 'Materials',
    gear: 'Chess sets to lend',
    stage: 'Which',
    AHEAD: 'Planned',
    PAST: 'Held',
    unclosed: {
      one: 'One has begun and is not written down.',
      other: '{{count}} have begun and are not written down.',
    },
    due: {
      one: 'One household is to be asked about its pledge.',
      other: '{{count}} households are to be asked.',
    },
    short: { one: 'One material runs short.', other: '{{count}} materials run short.' },
    year: '{{year}}',
  },
});

const STAGES = ['AHEAD', 'PAST'] as const satisfies PreventionStage[];
type Activity = ActivityLines_ActivityFragment;

/** `/work/prevention`: what the anti-drug and anti-gambling association plans and held, and its year. */
export function WorkPreventionPage() {
  const t = useWorkPreventionTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {({ id }) => <Prevention villageId={id} />}
    </VillagePage>
  );
}

function Prevention({ villageId }: { villageId: string }) {
  const t = useWorkPreventionTexts();
  const words = usePreventionTexts();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const stage = STAGES.find((each) => each === params.get('see')) ?? 'AHEAD';
  const [planning, setPlanning] = useState(false);
  const [amending, setAmending] = useState<Activity | null>(null);
  const [holding, setHolding] = useState<Activity | null>(null);
  const year = Number(toDateInput(now()).slice(0, 4));
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WorkPreventionPageDocument, {
    variables: { villageId, stage, year },
    fetchPolicy: 'cache-and-network',
  });
  const latest = data ?? previousData;
  const board = latest?.preventionBoard;
  const page = data?.preventionActivities;
  const done = (): void => {
    setPlanning(false);
    setAmending(null);
    setHolding(null);
    void refetch();
  };
  return (
    <Stack gap="large">
      <Row wrap>
        {board?.mayServe ? (
          <Button kind="primary" icon={CalendarIcon} onClick={() => setPlanning(true)}>
            {words('plan')}
          </Button>
        ) : null}
        {board?.mayServe ? (
          <LinkButton to="/work/prevention/pledges" icon={ShieldIcon}>
            {t('pledges')}
          </LinkButton>
        ) : null}
        <LinkButton to="/work/prevention/materials" icon={BookIcon}>
          {t('materials')}
        </LinkButton>
        {board?.mayServe ? (
          <LinkButton to="/work/gear" icon={BoxIcon}>
            {t('gear')}
          </LinkButton>
        ) : null}
      </Row>
      {board && board.unclosed > 0 ? (
        <Notice tone="warn">{t('unclosed', { count: board.unclosed })}</Notice>
      ) : null}
      {board && board.pledgesDue > 0 ? <Notice>{t('due', { count: board.pledgesDue })}</Notice> : null}
      {board && board.shortMaterials > 0 ? (
        <Notice>{t('short', { count: board.shortMaterials })}</Notice>
      ) : null}
      <SegmentedControl
        label={t('stage')}
        value={stage}
        onChange={(next) =>
          setParams(
            (before) => {
              before.set('see', next);
              return before;
            },
            { replace: true },
          )
        }
        options={STAGES.map((value) => ({ value, label: t(value) }))}
      />
      <QueryState data={page} error={error} loading={loading} onRetry={() => void refetch()} />
      {page ? (
        <>
          {page.nodes.length > 0 ? (
            <ActivityLines
              activities={page.nodes}
              onAmend={setAmending}
              onHold={setHolding}
              onChanged={() => void refetch()}
            />
          ) : (
            <p className="muted">{words(stage === 'AHEAD' ? 'none' : 'pastNone')}</p>
          )}
          <LoadMore
            hasMore={page.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          />
        </>
      ) : null}
      {latest ? (
        <Section
          title={t('year', { year })}
          lead={words('goal', {
            goal: latest.preventionBoard.settings.activitiesPerYear,
            done: latest.preventionYear.activities,
          })}
        >
          <YearFigures figures={latest.preventionYear} year={year} now={now()} />
        </Section>
      ) : null}
      {board?.maySettle ? (
        <Section title={words('settings')}>
          <PreventionSettingsForm settings={board.settings} />
        </Section>
      ) : null}
      {planning || amending ? (
        <Dialog
          open
          onClose={() => {
            setPlanning(false);
            setAmending(null);
          }}
          title={words(amending ? 'amend' : 'plan')}
        >
          <ActivityForm villageId={villageId} now={now()} before={amending ?? undefined} onDone={done} />
        </Dialog>
      ) : null}
      {holding && latest ? (
        <HoldDialog
          villageId={villageId}
          activity={holding}
          latest={latest}
          onClose={() => setHolding(null)}
          onDone={done}
        />
      ) : null}
    </Stack>
  );
}

type HoldProps = {
  villageId: string;
  activity: Activity;
  latest: WorkPreventionPageQuery;
  onClose: () => void;
  onDone: () => void;
};

function HoldDialog({ villageId, activity, latest, onClose, onDone }: HoldProps) {
  const words = usePreventionTexts();
  const { may } = useSession();
  const [credited, setCredited] = useState<readonly PersonChoice[]>([]);
  return (
    <Dialog open onClose={onClose} title={words('holdTitle')}>
      <HoldForm
        activityId={activity.id}
        members={latest.preventionBoard.members}
        materials={latest.preventionMaterials.filter(({ stock }) => stock > 0)}
        credited={credited}
        addField={
          may('TAKE_ROLL') ? (
            <PersonCombobox
              villageId={villageId}
              name="credit"
              label={words('creditAdd')}
              chosen={null}
              adds
              onChoose={(person) => {
                if (!person) return;
                setCredited((before) =>
                  before.some(({ id }) => id === person.id) ? before : [...before, person],
                );
              }}
            />
          ) : undefined
        }
        onRemove={(id) => setCredited((before) => before.filter((each) => each.id !== id))}
        onDone={onDone}
      />
    </Dialog>
  );
}
