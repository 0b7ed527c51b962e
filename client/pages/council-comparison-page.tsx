import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ComparisonCouncils, ComparisonParts } from '#client/features/duties/comparison';
import { useDutyTexts } from '#client/features/duties/duty-texts';
import { ReportMonthDialog } from '#client/features/duties/report-month-dialog';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { LinkButton } from '#client/ui/button';
import { FieldRow, SelectField } from '#client/ui/fields';
import { defineTexts } from '#client/ui/i18n';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Columns, Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const ComparisonReachDocument = graphql(`
  query ComparisonReach {
    viewer {
      resident {
        id
        posts {
          id
          role
          area {
            id
            kind
            nameZh
            nameEn
          }
        }
      }
    }
    mayKeepCouncilKinds
  }
`);

const CouncilComparisonPageDocument = graphql(`
  query CouncilComparisonPage($areaId: ID!) {
    councilComparison(areaId: $areaId) {
      since
      area {
        id
        kind
        nameZh
        nameEn
        parent {
          id
          nameZh
          nameEn
        }
      }
      total {
        councils
        active
        asleep
        fresh
        termOver
        duties
        meetings
      }
      parts {
        ...ComparisonParts_sum
      }
      kinds {
        ...ComparisonParts_sum
        kind {
          code
          nameZh
          nameEn
        }
      }
    }
  }
`);

const CouncilStandingsDocument = graphql(`
  query CouncilStandings($areaId: ID!, $kindCode: String, $pulse: CouncilPulse) {
    councilComparison(areaId: $areaId) {
      councils(kindCode: $kindCode, pulse: $pulse) {
        ...ComparisonCouncils_standing
      }
    }
  }
`);

const OFFICES = ['COUNTY_STAFF', 'ADMINISTRATOR', 'TOWN_STAFF', 'VILLAGE_SECRETARY', 'VILLAGE_CLERK'];
const PULSES = ['ACTIVE', 'ASLEEP', 'NEW'] as const;

const useComparisonTexts = defineTexts('council-comparison-page', {
  zh: {
    title: '理事会活跃情况：{{area}}',
    loading: '理事会活跃情况',
    lead: '哪些会在做事，哪些会睡着了。只看会，不排人。',
    up: '回到{{area}}',
    kinds: '理事会章程',
    towns: '镇',
    villages: '村（社区）',
    byKind: '按种类',
    one: '一个一个看',
    kind: '种类',
    total: '一共',
    nobody: '这里只有镇里、县里和村里的工作人员看得到',
    none: '没有这样的理事会',
  },
  en: {
    title: 'Councils side by side: {{area}}',
    loading: 'Councils side by side',
    lead: 'Which councils are at work and which are asleep. Councils, never persons.',
    up: 'Back to {{area}}',
    kinds: 'Charters',
    towns: 'Town',
    villages: 'Village',
    byKind: 'By kind',
    one: 'One by one',
    kind: 'Kind',
    total: 'In all',
    nobody: 'For the staff of village, town and county',
    none: 'No such councils',
  },
});

/** `/work/council-comparison`: the councils of a county, a town or a village side by side. */
export function CouncilComparisonPage() {
  const t = useComparisonTexts();
  const words = useDutyTexts();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const [reporting, setReporting] = useState<{ id: string; name: string } | null>(null);
  const reach = useQuery(ComparisonReachDocument);
  const posts = reach.data?.viewer?.resident.posts ?? [];
  const own = OFFICES.flatMap((role) => posts.find((post) => post.role === role) ?? [])[0]?.area;
  const areaId = params.get('area') ?? own?.id;
  const { data, previousData, error, loading, refetch } = useQuery(
    CouncilComparisonPageDocument,
    areaId ? { variables: { areaId }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const kindCode = params.get('kind');
  const pulse = PULSES.find((each) => each === params.get('state')) ?? null;
  const comparison = data?.councilComparison ?? previousData?.councilComparison;
  const county = comparison?.area.kind === 'COUNTY';
  // In a county the list is asked for by kind or state; all at once would be a long page.
  const listed = areaId && comparison && (!county || kindCode || pulse);
  const list = useQuery(
    CouncilStandingsDocument,
    listed ? { variables: { areaId, kindCode, pulse }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const standings = (list.data ?? (list.loading ? list.previousData : undefined))?.councilComparison.councils;
  const choose = (key: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const area = comparison?.area;
  const parent = area && own && area.id !== own.id ? area.parent : null;
  return (
    <>
      <PageHeader
        title={area ? t('title', { area: t.pick(area.nameZh, area.nameEn) }) : t('loading')}
        lead={t('lead')}
        back={
          parent
            ? {
                to: `/work/council-comparison?area=${parent.id}`,
                label: t('up', { area: t.pick(parent.nameZh, parent.nameEn) }),
              }
            : undefined
        }
        actions={
          <>
            {reach.data?.mayKeepCouncilKinds ? (
              <LinkButton to="/work/council-kinds">{t('kinds')}</LinkButton>
            ) : null}
            {comparison ? <PrintButton /> : null}
          </>
        }
      />
      <QueryState
        data={comparison}
        error={error ?? reach.error}
        loading={loading || reach.loading}
        onRetry={() => void (reach.error ? reach.refetch() : refetch())}
        kind="page"
      />
      {reach.data && !areaId ? <EmptyState icon={ScalesIcon} title={t('nobody')} /> : null}
      {comparison && areaId ? (
        <Stack gap="large">
          <Columns min="9rem">
            <AmountFigure value={comparison.total.councils} label={t('total')} />
            <AmountFigure value={comparison.total.active} label={words('active')} />
            <AmountFigure value={comparison.total.asleep} label={words('asleep')} />
            <AmountFigure value={comparison.total.termOver} label={words('termOver')} />
            <AmountFigure value={comparison.total.meetings} label={words('meetings')} />
            <AmountFigure value={comparison.total.duties} label={words('duties')} />
          </Columns>
          {comparison.parts.length > 1 ? (
            <ComparisonParts
              caption={t(county ? 'towns' : 'villages')}
              sums={comparison.parts}
              pathOf={(id) => `/work/council-comparison?area=${id}`}
            />
          ) : null}
          <ComparisonParts caption={t('byKind')} sums={comparison.kinds} />
          <Section title={t('one')}>
            <div className="no-print">
              <FieldRow>
                <SelectField
                  name="kind"
                  label={t('kind')}
                  value={kindCode ?? ''}
                  onChange={(next) => choose('kind', next)}
                  options={[
                    { value: '', label: words('allKinds') },
                    ...comparison.kinds.flatMap(({ kind }) =>
                      kind ? [{ value: kind.code, label: t.pick(kind.nameZh, kind.nameEn) }] : [],
                    ),
                  ]}
                />
                <SelectField
                  name="state"
                  label={words('state')}
                  value={pulse ?? ''}
                  onChange={(next) => choose('state', next)}
                  options={[
                    { value: '', label: words('allStates') },
                    ...PULSES.map((each) => ({ value: each, label: words(each) })),
                  ]}
                />
              </FieldRow>
            </div>
            {listed ? (
              <QueryState
                data={standings}
                error={list.error}
                loading={list.loading}
                onRetry={() => void list.refetch()}
              />
            ) : null}
            {listed && standings ? (
              standings.length > 0 ? (
                <ComparisonCouncils caption={t('one')} standings={standings} onReport={setReporting} />
              ) : (
                <EmptyState icon={ScalesIcon} title={t('none')} />
              )
            ) : null}
          </Section>
          {reporting ? (
            <ReportMonthDialog
              council={reporting}
              now={now}
              onClose={() => setReporting(null)}
              onReported={async () => {
                await Promise.all([refetch(), list.refetch()]);
              }}
            />
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}
