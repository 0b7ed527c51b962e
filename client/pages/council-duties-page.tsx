import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { usePlaceName } from '#client/features/councils/place-names';
import { DutyList } from '#client/features/duties/duty-list';
import { useDutyTexts } from '#client/features/duties/duty-texts';
import { FileDutyDialog } from '#client/features/duties/file-duty-dialog';
import { MonthSheet } from '#client/features/duties/month-sheet';
import { QuietList } from '#client/features/duties/quiet-list';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { PlusIcon, ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { CouncilTabs } from './council-tabs';
import { lastMonths } from './last-months';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const CouncilDutiesPageDocument = graphql(`
  query CouncilDutiesPage($councilId: ID!) {
    council(id: $councilId) {
      id
      nameZh
      nameEn
      sight
      mayKeepDuties
      mayFileOwn
      kind {
        code
        ...PlaceNames_kind
      }
      seats {
        id
        resident {
          id
          name
        }
      }
      ...CouncilTabs_council
    }
  }
`);

const CouncilMonthDocument = graphql(`
  query CouncilMonth($councilId: ID!, $month: String!) {
    councilMonth(councilId: $councilId, month: $month) {
      month
      ...MonthSheet_sheet
    }
  }
`);

const CouncilQuietDocument = graphql(`
  query CouncilQuiet($councilId: ID!) {
    quietMembers(councilId: $councilId) {
      ...QuietList_quiet
    }
  }
`);

const CouncilLedgerDocument = graphql(`
  query CouncilLedger($councilId: ID!, $after: String) {
    asked: councilDuties(councilId: $councilId, state: ASKED, first: 50) {
      nodes {
        id
        ...DutyList_duty
      }
    }
    councilDuties(councilId: $councilId, first: 20, after: $after) {
      nodes {
        id
        ...DutyList_duty
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const useDutiesPageTexts = defineTexts('council-duties-page', {
  zh: {
    title: '{{name}}：履职',
    loading: '履职',
    back: '理事会',
    gone: '没有找到这个理事会',
    month: '月份',
    monthly: '每月一张',
    asked: '等着确认',
    askedNone: '没有等着确认的。',
    ledger: '流水',
    hidden: '只有会长、成员和村里看得到成员做了什么。',
  },
  en: {
    title: '{{name}}: duties',
    loading: 'Duties',
    back: 'Councils',
    gone: 'No such council',
    month: 'Month',
    monthly: 'The month’s sheet',
    asked: 'Waiting for a yes',
    askedNone: 'Nothing waits.',
    ledger: 'Ledger',
    hidden: 'What members did is told to the chair, the members and the village’s office alone.',
  },
});

/** `/work/councils/:councilId/duties`: the month's sheet, who is quiet, what waits, and the ledger. */
export function CouncilDutiesPage() {
  const t = useDutiesPageTexts();
  const words = useDutyTexts();
  const f = useFormat();
  const now = useServerNow();
  const { viewer } = useSession();
  const { councilId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [filing, setFiling] = useState(false);
  const months = lastMonths(toDateInput(now()), 12).map((day) => day.slice(0, 7));
  const asked = params.get('month') ?? '';
  const month = months.includes(asked) ? asked : (months[0] ?? '');
  const page = useQuery(CouncilDutiesPageDocument, {
    variables: { councilId },
    fetchPolicy: 'cache-and-network',
  });
  const council = page.data?.council;
  const sight = council?.sight ?? null;
  const placeName = usePlaceName(council?.kind);
  const sheet = useQuery(
    CouncilMonthDocument,
    sight ? { variables: { councilId, month }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const quiet = useQuery(
    CouncilQuietDocument,
    sight && sight !== 'OWN' ? { variables: { councilId }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const ledger = useQuery(
    CouncilLedgerDocument,
    sight ? { variables: { councilId }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  const changed = async (): Promise<void> => {
    await Promise.all([sheet.refetch(), ledger.refetch(), ...(quiet.data ? [quiet.refetch()] : [])]);
  };
  const own = council && !council.mayKeepDuties && viewer ? viewer.resident : null;
  const sheetOf = (sheet.data ?? (sheet.loading ? sheet.previousData : undefined))?.councilMonth;
  return (
    <>
      <PageHeader
        title={council ? t('title', { name: t.pick(council.nameZh, council.nameEn) }) : t('loading')}
        back={{ to: '/work/councils', label: t('back') }}
        actions={
          council && (council.mayKeepDuties || council.mayFileOwn) ? (
            <>
              <Button kind="primary" icon={PlusIcon} onClick={() => setFiling(true)}>
                {words(own ? 'fileOwn' : 'file')}
              </Button>
              <PrintButton />
            </>
          ) : null
        }
      />
      <QueryState
        data={council}
        error={page.error}
        loading={page.loading}
        onRetry={() => void page.refetch()}
        kind="page"
      />
      {page.data && !council ? <EmptyState icon={ScalesIcon} title={t('gone')} /> : null}
      {council ? (
        <Stack gap="large">
          <CouncilTabs council={council} />
          {sight ? null : <EmptyState icon={ScalesIcon} title={t('hidden')} />}
          {quiet.error ? (
            <QueryState
              data={quiet.data}
              error={quiet.error}
              loading={quiet.loading}
              onRetry={() => void quiet.refetch()}
            />
          ) : null}
          {quiet.data && sight ? <QuietList members={quiet.data.quietMembers} sight={sight} /> : null}
          {ledger.data && ledger.data.asked.nodes.length > 0 ? (
            <div className="no-print">
              <Section title={t('asked')}>
                <DutyList duties={ledger.data.asked.nodes} onChanged={changed} />
              </Section>
            </div>
          ) : null}
          {sight ? (
            <Section title={words('monthTitle', { month: f.month(`${month}-01`) })}>
              <div className="no-print">
                <SelectField
                  name="month"
                  label={t('month')}
                  value={month}
                  onChange={(next) => setParams({ month: next }, { replace: true })}
                  options={months.map((value) => ({ value, label: f.month(`${value}-01`) }))}
                />
              </div>
              <QueryState
                data={sheetOf}
                error={sheet.error}
                loading={sheet.loading}
                onRetry={() => void sheet.refetch()}
              />
              {sheetOf ? <MonthSheet sheet={sheetOf} placeName={placeName} /> : null}
            </Section>
          ) : null}
          {sight ? (
            <div className="no-print">
              <Section title={t('ledger')}>
                <QueryState
                  data={ledger.data}
                  error={ledger.error}
                  loading={ledger.loading}
                  onRetry={() => void ledger.refetch()}
                />
                {ledger.data ? (
                  <>
                    <DutyList duties={ledger.data.councilDuties.nodes} onChanged={changed} />
                    <LoadMore
                      hasMore={ledger.data.councilDuties.pageInfo.hasNextPage}
                      onMore={() =>
                        ledger.fetchMore({
                          variables: { after: ledger.data?.councilDuties.pageInfo.endCursor },
                        })
                      }
                    />
                  </>
                ) : null}
              </Section>
            </div>
          ) : null}
          {filing ? (
            <FileDutyDialog
              councilId={council.id}
              people={own ? [own] : council.seats.map(({ resident }) => resident)}
              own={Boolean(own)}
              now={now}
              onClose={() => setFiling(false)}
              onFiled={changed}
            />
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}
