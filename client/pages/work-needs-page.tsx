import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { BoardTable } from '#client/features/needs/board-table';
import { useNeedTexts } from '#client/features/needs/need-texts';
import { NeedSettingsForm } from '#client/features/needs/settings-form';
import { TakeForm } from '#client/features/needs/take-form';
import { HouseholdCombobox } from '#client/features/people/household-combobox';
import { graphql } from '#client/gql';
import type { NeedStage } from '#client/gql/graphql';
import { AmountFigure } from '#client/ui/amount';
import { Button } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import type { Choice } from '#client/ui/combobox';
import { Dialog } from '#client/ui/dialog';
import { defineTexts } from '#client/ui/i18n';
import { PhoneIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { Notice } from '#client/ui/notice';
import { Row, Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkNeedsPageDocument = graphql(`
  query WorkNeedsPage($villageId: ID!, $stage: NeedStage!, $after: String) {
    needBoard(villageId: $villageId) {
      villageId
      unanswered
      waiting
      running
      toConfirm
      helped
      minutes
      mayRevise
      settings {
        id
        ...NeedSettingsForm_settings
      }
    }
    needs(villageId: $villageId, stage: $stage, first: 30, after: $after) {
      nodes {
        id
        ...BoardTable_need
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const useWorkNeedsTexts = defineTexts('work-needs-page', {
  zh: {
    title: '求助',
    lead: '谁家要帮忙、交给哪支队、谁去、办好没有。没人接的排在最前面。',
    take: '接到求助，替他登记',
    stage: '哪些',
    WAITING: '等人接',
    RUNNING: '有人接了',
    ENDED: '已结束',
    unanswered: '{{count}} 件求助等太久了，请先安排。',
    helped: '今年办好',
    helpedUnit: '件',
    toConfirm: '待确认',
    running: '有人接了',
    time: '共 {{time}}',
    settings: '设置',
    none: '这里没有求助。',
  },
  en: {
    title: 'Requests for help',
    lead: 'Who needs help, which team, who goes, is it done. What nobody took comes first.',
    take: 'Write down a call',
    stage: 'Which',
    WAITING: 'Waiting',
    RUNNING: 'Somebody comes',
    ENDED: 'Ended',
    unanswered: { one: 'One request waits too long.', other: '{{count}} requests wait too long.' },
    helped: 'Answered this year',
    helpedUnit: 'requests',
    toConfirm: 'To be confirmed',
    running: 'Somebody comes',
    time: '{{time}} in all',
    settings: 'Settings',
    none: 'No requests here.',
  },
});

const STAGES = ['WAITING', 'RUNNING', 'ENDED'] as const satisfies NeedStage[];

/** `/work/needs`: requests for help by their stage, the longest waiting first; calls are written down here. */
export function WorkNeedsPage() {
  const t = useWorkNeedsTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {({ id }) => <Needs villageId={id} />}
    </VillagePage>
  );
}

function Needs({ villageId }: { villageId: string }) {
  const t = useWorkNeedsTexts();
  const f = useFormat();
  const navigate = useNavigate();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const stage = STAGES.find((each) => each === params.get('see')) ?? 'WAITING';
  const [taking, setTaking] = useState(false);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WorkNeedsPageDocument, {
    variables: { villageId, stage },
    fetchPolicy: 'cache-and-network',
  });
  const board = (data ?? previousData)?.needBoard;
  const page = data?.needs;
  return (
    <Stack gap="large">
      <div>
        <Button kind="primary" icon={PhoneIcon} onClick={() => setTaking(true)}>
          {t('take')}
        </Button>
      </div>
      {board && board.unanswered > 0 ? (
        <Notice tone="warn">{t('unanswered', { count: board.unanswered })}</Notice>
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
          <BoardTable needs={page.nodes} caption={t(stage)} empty={t('none')} />
          <LoadMore
            hasMore={page.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          />
        </>
      ) : null}
      {board ? (
        <Row align="start">
          <AmountFigure
            value={board.helped}
            unit={t('helpedUnit')}
            label={t('helped')}
            note={t('time', { time: f.minutes(board.minutes) })}
          />
          <AmountFigure value={board.running} label={t('running')} />
          <AmountFigure value={board.toConfirm} label={t('toConfirm')} />
        </Row>
      ) : null}
      {board?.mayRevise ? (
        <Section title={t('settings')}>
          <NeedSettingsForm settings={board.settings} />
        </Section>
      ) : null}
      {taking ? (
        <TakeDialog
          villageId={villageId}
          now={now()}
          onClose={() => setTaking(false)}
          onTaken={(needId) => void navigate(`/work/needs/${needId}`)}
        />
      ) : null}
    </Stack>
  );
}

type DialogProps = {
  villageId: string;
  now: Date;
  onClose: () => void;
  onTaken: (needId: string) => void;
};

function TakeDialog({ villageId, now, onClose, onTaken }: DialogProps) {
  const t = useWorkNeedsTexts();
  const words = useNeedTexts();
  const [household, setHousehold] = useState<Choice | null>(null);
  return (
    <Dialog open onClose={onClose} title={t('take')}>
      <TakeForm
        now={now}
        householdId={household?.id ?? null}
        household={
          <HouseholdCombobox
            villageId={villageId}
            name="household"
            label={words('household')}
            required
            chosen={household}
            onChoose={setHousehold}
          />
        }
        onTaken={onTaken}
      />
    </Dialog>
  );
}
