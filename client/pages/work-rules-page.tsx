import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useBodyChoices, useBodyNames } from '#client/features/councils/body-names';
import { useSession } from '#client/features/people/session';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { ApproverList } from '#client/features/scoring/approver-list';
import { RulePoster } from '#client/features/scoring/rule-poster';
import { SchemeForm } from '#client/features/scoring/scheme-form';
import { SchemeWords } from '#client/features/scoring/scheme-words';
import { WorkRuleList } from '#client/features/scoring/work-rule-list';
import { useWorkRuleTexts } from '#client/features/scoring/work-rule-texts';
import { graphql } from '#client/gql';
import type { WorkRulesPageQuery } from '#client/gql/graphql';
import { Button, LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { DateField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { PlusIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Row, Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVillageWorkTexts } from './village-work-texts';
import { NewRule, OneRule } from './work-rule';

const WorkRulesPageDocument = graphql(`
  query WorkRulesPage($villageId: ID!, $on: LocalDate) {
    rules(villageId: $villageId, on: $on) {
      id
      ...WorkRuleList_rule
      ...ApproverList_rule
      ...RulePoster_rule
    }
    scheme(villageId: $villageId) {
      villageId
      twoApproversFromPoints
      mayRevise
      ...SchemeForm_scheme
      ...SchemeWords_scheme
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

const VIEWS = [
  { value: 'rules', label: 'viewRules' },
  { value: 'bodies', label: 'viewBodies' },
  { value: 'scheme', label: 'viewScheme' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** `/work/rules`: the rules of a village; `?rule=` shows one of them, `?new=` the form for another. */
export function WorkRulesPage() {
  const [params] = useSearchParams();
  const choice = useWorkVillage();
  const ruleId = params.get('rule');
  const fresh = params.get('new');
  if (choice.village && ruleId) return <OneRule key={ruleId} village={choice.village} ruleId={ruleId} />;
  if (choice.village && (fresh === 'village' || fresh === 'county')) {
    return <NewRule key={fresh} village={choice.village} owner={fresh} />;
  }
  return <AllRules choice={choice} />;
}

function AllRules({ choice }: { choice: WorkVillage }) {
  const t = useVillageWorkTexts();
  const words = useWorkRuleTexts();
  const { may } = useSession();
  const { village } = choice;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('rules')}
          lead={t('rulesLead')}
          actions={
            <>
              <VillageSwitch choice={choice} />
              {village && may('MANAGE_VILLAGE_RULES') ? (
                <LinkButton
                  to={`/work/rules?village=${village.id}&new=village`}
                  icon={PlusIcon}
                  kind="primary"
                >
                  {words('newLocal')}
                </LinkButton>
              ) : null}
              {village && may('MANAGE_TEMPLATE_RULES') ? (
                <LinkButton to={`/work/rules?village=${village.id}&new=county`} icon={PlusIcon}>
                  {words('newTemplate')}
                </LinkButton>
              ) : null}
              <PrintButton>{words('print')}</PrintButton>
            </>
          }
        />
        <QueryState data={village} error={choice.error} loading={choice.loading} onRetry={choice.retry} />
      </div>
      {village ? <RulesOf key={village.id} village={village} /> : null}
    </>
  );
}

type Village = NonNullable<WorkVillage['village']>;

function RulesOf({ village }: { village: Village }) {
  const words = useWorkRuleTexts();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const today = toDateInput(now());
  const on = params.get('on') ?? '';
  const view: View = VIEWS.find(({ value }) => value === params.get('view'))?.value ?? 'rules';
  const { data, previousData, error, loading, refetch } = useQuery(WorkRulesPageDocument, {
    variables: { villageId: village.id, on: on === '' || on === today ? null : on },
    // "In force" of another day must not become what the rest of the client takes for today's.
    fetchPolicy: on === '' || on === today ? 'cache-and-network' : 'no-cache',
  });
  const shown = data ?? previousData;

  function set(name: string, value: string): void {
    setParams(
      (before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  }

  return (
    <Stack>
      <div className="no-print">
        <Row>
          <SegmentedControl
            label={words('viewLabel')}
            options={VIEWS.map(({ value, label }) => ({ value, label: words(label) }))}
            value={view}
            onChange={(next) => set('view', next === 'rules' ? '' : next)}
          />
        </Row>
      </div>
      <QueryState data={shown} error={error} loading={loading} onRetry={() => void refetch()} />
      {shown ? (
        <RulesView
          village={village}
          data={shown}
          view={view}
          day={on === '' ? today : on}
          today={today}
          onDay={(day) => set('on', day === today ? '' : day)}
        />
      ) : null}
    </Stack>
  );
}

type ViewProps = {
  village: Village;
  data: WorkRulesPageQuery;
  view: View;
  day: string;
  today: string;
  onDay: (day: string) => void;
};

function RulesView({ village, data, view, day, today, onDay }: ViewProps) {
  const words = useWorkRuleTexts();
  const f = useFormat();
  const bodyName = useBodyNames(data.councilKinds);
  const bodyChoices = useBodyChoices(data.councilKinds);
  const rulePath = (ruleId: string) => `/work/rules?village=${village.id}&rule=${ruleId}`;
  return (
    <>
      <div className="no-print">
        <Stack>
          {day === today || view === 'scheme' ? null : (
            <Notice
              tone="warn"
              actions={<Button onClick={() => onDay(today)}>{words('backToToday')}</Button>}
            >
              {words('pastDay', { date: f.date(day) })}
            </Notice>
          )}
          {view === 'rules' ? (
            <WorkRuleList
              rules={data.rules}
              bodyName={bodyName}
              rulePath={rulePath}
              day={day}
              dayField={
                <DateField
                  name="on"
                  label={words('on')}
                  value={day}
                  onChange={(next) => onDay(next || today)}
                />
              }
            />
          ) : null}
          {view === 'bodies' ? (
            <>
              <p className="muted">
                {words('twoLine', { points: f.points(data.scheme.twoApproversFromPoints) })}
              </p>
              <ApproverList
                rules={data.rules}
                bodyChoices={bodyChoices}
                bodyName={bodyName}
                rulePath={rulePath}
              />
            </>
          ) : null}
          {view === 'scheme' ? <SchemeView data={data} /> : null}
        </Stack>
      </div>
      <RulePoster
        rules={data.rules}
        bodyName={bodyName}
        title={words('posterTitle', { village: words.pick(village.nameZh, village.nameEn) })}
      />
    </>
  );
}

function SchemeView({ data: { scheme } }: { data: WorkRulesPageQuery }) {
  const words = useWorkRuleTexts();
  if (!scheme.mayRevise) {
    return (
      <>
        <SchemeWords scheme={scheme} />
        <p className="muted">{words('schemeReadOnly')}</p>
      </>
    );
  }
  return (
    <Section title={words('schemeTitle')} lead={words('schemeLead')}>
      <SchemeForm scheme={scheme} />
    </Section>
  );
}
