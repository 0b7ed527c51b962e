import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ElderCardDialog } from '#client/features/elders/card-dialogs';
import { MonthField, useMonth } from '#client/features/elders/month-field';
import { type PlanRow, PlanTable } from '#client/features/elders/plan-table';
import { PlanVisitDialog } from '#client/features/elders/plan-visit-dialog';
import { ElderMonthDialog } from '#client/features/elders/report-month-dialog';
import { EldersSettingsDialog } from '#client/features/elders/settings-dialog';
import { WaitingNeeds, type WaitingRow } from '#client/features/elders/waiting-needs';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { RuleField } from '#client/features/scoring/rule-field';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { CalendarIcon } from '#client/ui/more-icons';
import { PrintButton } from '#client/ui/print-button';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkEldersPageDocument = graphql(`
  query WorkEldersPage($villageId: ID!, $month: String!) {
    eldersDesk(villageId: $villageId) {
      villageId
      elders
      agreed
      due
      planned
      visited
      toConfirm
      mayRun
      settings {
        id
        ...EldersSettings_settings
      }
    }
    visitPlan(villageId: $villageId, month: $month) {
      id
      ...PlanTable_line
    }
  }
`);
const PlanMonthDocument = graphql(`
  mutation PlanMonth($input: PlanMonthInput!) {
    planMonth(input: $input)
  }
`);

const useWorkEldersTexts = defineTexts('work-elders-page', {
  zh: {
    title: '探访计划',
    lead: '只看望同意了的老人。谁最久没人去，谁排在最前面。',
    plan: '排好{{month}}的探访',
    planned: '排好了 {{count}} 次，去的人会收到消息。',
    nothing: '这个月不用再排了。',
    settings: '改规矩',
    paper: '登记纸上的月数',
    print: '打印探访计划',
    agreed: '同意探访',
    of: '全村老人 {{count}} 位',
    due: '该去还没排',
    visited: '本月去过',
    toConfirm: '等确认',
    caption: '{{month}}探访计划',
  },
  en: {
    title: 'Visit plan',
    lead: 'Only elders who agreed are visited. Who has waited longest comes first.',
    plan: 'Plan {{month}}',
    planned: {
      one: 'One visit planned; the visitor is told.',
      other: '{{count}} visits planned; visitors are told.',
    },
    nothing: 'Nothing more to plan this month.',
    settings: 'Settings',
    paper: 'Figures kept on paper',
    print: 'Print the plan',
    agreed: 'Agreed',
    of: 'of {{count}} elders',
    due: 'Due, not planned',
    visited: 'Visited this month',
    toConfirm: 'To be confirmed',
    caption: 'Visit plan of {{month}}',
  },
});

const BASES = ['FLAT', 'PER_HOUR'] as const;

/** `/work/elders`: who is to be visited in a month, by whom and when; printable for those who go. */
export function WorkEldersPage() {
  const t = useWorkEldersTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')} print={<PrintButton>{t('print')}</PrintButton>}>
      {(villageId) => <Plan villageId={villageId} />}
    </ElderOffice>
  );
}

function Plan({ villageId }: { villageId: string }) {
  const t = useWorkEldersTexts();
  const f = useFormat();
  const now = useServerNow();
  const intent = useIntent();
  const errorText = useErrorText();
  const month = useMonth(now());
  const today = toDateInput(now());
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<'settings' | 'paper' | null>(null);
  const [taking, setTaking] = useState<WaitingRow | null>(null);
  const [planning, setPlanning] = useState<PlanRow | null>(null);
  const [wishing, setWishing] = useState<PlanRow | null>(null);
  const [visitor, setVisitor] = useState<PersonChoice | null>(null);
  /** How often the form was sent: the list of requests begins anew. */
  const [answered, setAnswered] = useState(0);
  const [planMonth] = useMutation(PlanMonthDocument);
  const { data, error, loading, refetch } = useQuery(WorkEldersPageDocument, {
    variables: { villageId, month },
    fetchPolicy: 'cache-and-network',
  });
  const desk = data?.eldersDesk;
  const words = f.month(`${month}-01`);
  const planned = taking?.elder ?? planning?.elder;

  function close(): void {
    setTaking(null);
    setPlanning(null);
  }

  async function plan(): Promise<void> {
    setBusy(true);
    try {
      const { data: answer } = await planMonth({ variables: { input: intent.sign({ villageId, month }) } });
      intent.done();
      const count = answer?.planMonth ?? 0;
      toast.good(count === 0 ? t('nothing') : t('planned', { count }));
      await refetch();
    } catch (fault) {
      toast.bad(errorText(fault).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="large">
      <MonthField now={now()} back={11} ahead={2} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {desk ? (
        <div className="no-print">
          <Stack>
            <Row align="start">
              <AmountFigure value={desk.agreed} label={t('agreed')} note={t('of', { count: desk.elders })} />
              <AmountFigure value={desk.due} label={t('due')} />
              <AmountFigure value={desk.visited} label={t('visited')} />
              <AmountFigure value={desk.toConfirm} label={t('toConfirm')} />
            </Row>
            {desk.mayRun ? (
              <Row>
                <Button kind="primary" icon={CalendarIcon} busy={busy} onClick={() => void plan()}>
                  {t('plan', { month: words })}
                </Button>
                <Button kind="quiet" onClick={() => setAsked('settings')}>
                  {t('settings')}
                </Button>
                <Button kind="quiet" onClick={() => setAsked('paper')}>
                  {t('paper')}
                </Button>
              </Row>
            ) : null}
          </Stack>
        </div>
      ) : null}
      {desk?.mayRun ? (
        <WaitingNeeds
          key={answered}
          villageId={villageId}
          onOther={(need) => {
            const { visitor: who } = need;
            setVisitor(who ? { ...who, label: who.name, householdId: null, householdNumber: '' } : null);
            setTaking(need);
          }}
          onTaken={() => void refetch()}
        />
      ) : null}
      {data && desk ? (
        <PlanTable
          lines={data.visitPlan}
          caption={t('caption', { month: words })}
          today={today}
          onPlan={
            desk.mayRun
              ? (line) => {
                  setVisitor(null);
                  setPlanning(line);
                }
              : null
          }
          onWish={setWishing}
        />
      ) : null}
      {asked === 'settings' && desk ? (
        <EldersSettingsDialog
          settings={desk.settings}
          ruleField={(name, label, current) => (
            <RuleField
              villageId={villageId}
              name={name}
              label={label}
              body="EL"
              bases={BASES}
              current={current}
            />
          )}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'paper' ? (
        <ElderMonthDialog villageId={villageId} now={now()} onClose={() => setAsked(null)} />
      ) : null}
      {wishing ? (
        <ElderCardDialog
          elder={wishing.elder}
          wishes={wishing.card?.wishes ?? []}
          parts={wishing.card?.parts ?? []}
          onClose={() => setWishing(null)}
          onChanged={() => void refetch()}
        />
      ) : null}
      {planned ? (
        <PlanVisitDialog
          elder={planned}
          needId={taking?.id}
          day={taking?.onDay ?? (month > today.slice(0, 7) ? `${month}-01` : today)}
          min={today}
          visitorId={visitor?.id ?? null}
          visitor={
            <PersonCombobox
              villageId={villageId}
              name="visitorId"
              label={t.pick('谁去', 'Who goes')}
              required
              chosen={visitor}
              onChoose={setVisitor}
              without={planned.id}
            />
          }
          onClose={close}
          onDone={() => {
            close();
            setAnswered(answered + 1);
            void refetch();
          }}
        />
      ) : null}
    </Stack>
  );
}
