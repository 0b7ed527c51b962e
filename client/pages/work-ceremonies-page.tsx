import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { CeremonyCards } from '#client/features/ceremonies/ceremony-cards';
import { useCeremonyTexts } from '#client/features/ceremonies/ceremony-texts';
import { StandardCard } from '#client/features/ceremonies/standard-card';
import { StandardForm } from '#client/features/ceremonies/standard-form';
import { TakeCeremonyForm } from '#client/features/ceremonies/take-form';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import type { CeremonyStage } from '#client/gql/graphql';
import { AmountFigure } from '#client/ui/amount';
import { Button, LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { CalendarIcon, PhoneIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row, Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkCeremoniesPageDocument = graphql(`
  query WorkCeremoniesPage($villageId: ID!, $stage: CeremonyStage!, $year: Int!, $after: String) {
    ceremonyBoard(villageId: $villageId) {
      villageId
      waiting
      soon
      unvisited
      toThank
      maySettle
    }
    ceremonies(villageId: $villageId, stage: $stage, first: 30, after: $after) {
      nodes {
        id
        ...CeremonyCards_ceremony
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    ceremonyCounts(villageId: $villageId, year: $year) {
      held
      toStandard
      tablesTenths
      savedYuan
    }
    ceremonyStandard(villageId: $villageId) {
      id
      ...StandardCard_standard
      ...StandardForm_standard
    }
  }
`);

const TakenCeremoniesDocument = graphql(`
  query TakenCeremonies {
    takenCeremonies {
      id
      ...CeremonyCards_ceremony
    }
  }
`);

const useWorkCeremoniesTexts = defineTexts('work-ceremonies-page', {
  zh: {
    title: '红白事',
    lead: '谁家报备了、商定了没有、当天谁去走访。不登记客人、礼金和收入。',
    take: '接到报备，替他登记',
    takenLead: '网格里有人家打电话、当面说要办红白事，您替他登记，红白理事会会接着跟他家商定。',
    takenTitle: '您登记过的',
    gear: '借用日历',
    stage: '哪些',
    WAITING: '等商定',
    RUNNING: '要走访、要道谢',
    ENDED: '已办结',
    none: '这里没有红白事。',
    unvisited: '{{count}} 件办完了还没有登记走访。',
    held: '今年办结',
    kept: '按标准办',
    average: '平均每场',
    saved: '大约节省',
    things: '件',
    tables: '桌',
    yuan: '元',
    standard: '村里的标准',
    few: '不满三件，不出统计数，免得看出是哪一家。',
  },
  en: {
    title: 'Weddings and funerals',
    lead: 'Who gave notice, what is agreed, who visits on the day. No guests, no gifts, no income.',
    take: 'Write down a call',
    takenLead:
      'When a family of your grid tells you of a wedding or funeral, write it down; the council takes it from there.',
    takenTitle: 'Written down by you',
    gear: 'Lending calendar',
    stage: 'Which',
    WAITING: 'To be agreed',
    RUNNING: 'To be visited or thanked',
    ENDED: 'Ended',
    none: 'None here.',
    unvisited: { one: 'One is over without a visit.', other: '{{count}} are over without a visit.' },
    held: 'Closed this year',
    kept: 'To the standard',
    average: 'On an average',
    saved: 'Saved, about',
    things: '',
    tables: 'tables',
    yuan: 'yuan',
    standard: 'The village standard',
    few: 'Fewer than three: no figures, or they would tell of one family.',
  },
});

const STAGES = ['WAITING', 'RUNNING', 'ENDED'] as const satisfies CeremonyStage[];

/** `/work/ceremonies`: weddings and funerals of a village by their stage; calls are written down here. */
export function WorkCeremoniesPage() {
  const t = useWorkCeremoniesTexts();
  const { may } = useSession();
  const serves = may('SERVE_CEREMONIES');
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {({ id }) => (serves ? <Ceremonies villageId={id} /> : <Taken villageId={id} />)}
    </VillagePage>
  );
}

/** A grid leader's part: to write down what a family said, and to see what became of it. */
function Taken({ villageId }: { villageId: string }) {
  const t = useWorkCeremoniesTexts();
  const navigate = useNavigate();
  const now = useServerNow();
  const [taking, setTaking] = useState(false);
  const { data, error, loading, refetch } = useQuery(TakenCeremoniesDocument, {
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="large">
      <p>{t('takenLead')}</p>
      <div>
        <Button kind="primary" icon={PhoneIcon} onClick={() => setTaking(true)}>
          {t('take')}
        </Button>
      </div>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <Section title={t('takenTitle')}>
          {data.takenCeremonies.length > 0 ? (
            <CeremonyCards ceremonies={data.takenCeremonies} pathOf={(id) => `/work/ceremonies/${id}`} />
          ) : (
            <p className="muted">{t('none')}</p>
          )}
        </Section>
      ) : null}
      {taking ? (
        <TakeDialog
          villageId={villageId}
          now={now()}
          onClose={() => setTaking(false)}
          onTaken={(ceremonyId) => void navigate(`/work/ceremonies/${ceremonyId}`)}
        />
      ) : null}
    </Stack>
  );
}

function Ceremonies({ villageId }: { villageId: string }) {
  const t = useWorkCeremoniesTexts();
  const words = useCeremonyTexts();
  const navigate = useNavigate();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const stage = STAGES.find((each) => each === params.get('see')) ?? 'WAITING';
  const [open, setOpen] = useState<'take' | 'standard' | null>(null);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WorkCeremoniesPageDocument, {
    variables: { villageId, stage, year: Number(toDateInput(now()).slice(0, 4)) },
    fetchPolicy: 'cache-and-network',
  });
  const latest = data ?? previousData;
  const board = latest?.ceremonyBoard;
  const counts = latest?.ceremonyCounts;
  const page = data?.ceremonies;
  return (
    <Stack gap="large">
      <Row wrap>
        <Button kind="primary" icon={PhoneIcon} onClick={() => setOpen('take')}>
          {t('take')}
        </Button>
        <LinkButton to="/work/gear" icon={CalendarIcon}>
          {t('gear')}
        </LinkButton>
      </Row>
      {board && board.unvisited > 0 ? (
        <Notice tone="warn">{t('unvisited', { count: board.unvisited })}</Notice>
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
        options={STAGES.map((value) => ({
          value,
          label: t(value),
          count: board && value === 'WAITING' ? board.waiting : undefined,
        }))}
      />
      <QueryState data={page} error={error} loading={loading} onRetry={() => void refetch()} />
      {page ? (
        <>
          {page.nodes.length > 0 ? (
            <CeremonyCards ceremonies={page.nodes} pathOf={(id) => `/work/ceremonies/${id}`} />
          ) : (
            <p className="muted">{t('none')}</p>
          )}
          <LoadMore
            hasMore={page.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          />
        </>
      ) : null}
      {counts && counts.held !== null ? (
        <Row align="start" wrap>
          <AmountFigure value={counts.held} unit={t('things')} label={t('held')} />
          <AmountFigure value={counts.toStandard ?? 0} unit={t('things')} label={t('kept')} />
          <AmountFigure value={(counts.tablesTenths ?? 0) / 10} unit={t('tables')} label={t('average')} />
          <AmountFigure value={counts.savedYuan ?? 0} unit={t('yuan')} label={t('saved')} />
        </Row>
      ) : null}
      {counts && counts.held === null ? <p className="muted">{t('few')}</p> : null}
      {latest ? (
        <Section
          title={t('standard')}
          actions={
            board?.maySettle ? (
              <Button size="small" onClick={() => setOpen('standard')}>
                {words('revise')}
              </Button>
            ) : undefined
          }
        >
          <StandardCard standard={latest.ceremonyStandard} />
        </Section>
      ) : null}
      {open === 'take' ? (
        <TakeDialog
          villageId={villageId}
          now={now()}
          onClose={() => setOpen(null)}
          onTaken={(ceremonyId) => void navigate(`/work/ceremonies/${ceremonyId}`)}
        />
      ) : null}
      {open === 'standard' && latest ? (
        <Dialog open onClose={() => setOpen(null)} title={words('revise')}>
          <StandardForm
            villageId={villageId}
            now={now()}
            standard={latest.ceremonyStandard}
            onDone={() => {
              setOpen(null);
              void refetch();
            }}
          />
        </Dialog>
      ) : null}
    </Stack>
  );
}

type DialogProps = {
  villageId: string;
  now: Date;
  onClose: () => void;
  onTaken: (ceremonyId: string) => void;
};

function TakeDialog({ villageId, now, onClose, onTaken }: DialogProps) {
  const t = useWorkCeremoniesTexts();
  const words = useCeremonyTexts();
  const [host, setHost] = useState<PersonChoice | null>(null);
  return (
    <Dialog open onClose={onClose} title={t('take')}>
      <TakeCeremonyForm
        villageId={villageId}
        now={now}
        host={host}
        person={
          <PersonCombobox
            villageId={villageId}
            name="person"
            label={words('person')}
            required
            chosen={host}
            onChoose={setHost}
          />
        }
        onTaken={onTaken}
      />
    </Dialog>
  );
}
