import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { useCertificateTexts } from '#client/features/service/certificate-texts';
import { CorrectionList } from '#client/features/service/correction-list';
import { HoursTermsForm } from '#client/features/service/hours-terms-form';
import { useHoursTexts } from '#client/features/service/hours-texts';
import { HoursTotals, plainTotals } from '#client/features/service/hours-totals';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { toDateInput } from '#client/ui/format';
import { ClockIcon } from '#client/ui/icons';
import { DownloadIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkHoursPageDocument = graphql(`
  query WorkHoursPage($villageId: ID!, $year: Int, $after: String) {
    villageHours(villageId: $villageId, year: $year) {
      year
      persons
      moves
      terms {
        ...HoursTermsForm_terms
      }
      totals {
        ...HoursTotals_total
      }
      corrections(states: [OPEN], first: 30, after: $after) {
        nodes {
          id
          ...CorrectionList_correction
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

/** `/work/hours`: the village's hours by month, team and kind, requests to answer, the sheet, and the settings. */
export function WorkHoursPage() {
  const t = useHoursTexts();
  const choice = useWorkVillage();
  return (
    <>
      <PageHeader title={t('hoursTitle')} lead={t('hoursLead')} actions={<VillageSwitch choice={choice} />} />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
      />
      {choice.village ? <Hours key={choice.village.id} villageId={choice.village.id} /> : null}
    </>
  );
}

function Hours({ villageId }: { villageId: string }) {
  const t = useHoursTexts();
  const c = useCertificateTexts();
  const today = toDateInput(useServerNow()());
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WorkHoursPageDocument, {
    variables: { villageId, year: Number(year) },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const hours = (data ?? previousData)?.villageHours;
  const totals = hours ? plainTotals(hours.totals) : [];
  const minutes = totals.reduce((sum, total) => sum + total.minutes, 0);
  return (
    <Stack gap="large">
      <Row between wrap>
        <SegmentedControl
          label={t('chooseYear')}
          value={year}
          onChange={setYear}
          options={[thisYear, thisYear - 1, thisYear - 2].map((each) => ({
            value: String(each),
            label: t('year', { year: each }),
          }))}
        />
        {hours?.moves.includes('SEE_CERTIFICATES') ? (
          <LinkButton to={`/work/certificates?village=${villageId}`}>{c('workTitle')}</LinkButton>
        ) : null}
        {hours?.moves.includes('EXPORT') ? (
          <LinkButton
            to={`/api/service-records?village=${villageId}&year=${year}&lang=${t.lang}`}
            reloadDocument
            download
            icon={DownloadIcon}
          >
            {t('exportSheet')}
          </LinkButton>
        ) : null}
      </Row>
      <QueryState
        data={hours}
        error={hours ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
      />
      {hours ? (
        <>
          <Row wrap>
            <AmountFigure
              value={Math.floor(minutes / 60)}
              unit={t.lang === 'zh' ? '小时' : 'h'}
              label={t('total')}
              size="big"
            />
            <AmountFigure value={hours.persons} label={t('persons')} size="big" />
          </Row>
          {totals.length === 0 ? (
            <EmptyState icon={ClockIcon} title={t('none')} />
          ) : (
            <HoursTotals totals={totals} />
          )}
          <Section title={t('requests')}>
            {hours.corrections.nodes.length > 0 ? (
              <CorrectionList
                corrections={hours.corrections.nodes}
                recordPath={(id) => `/work/records/${id}`}
                named
                today={today}
              />
            ) : (
              <p className="muted">{t('noRequests')}</p>
            )}
            <LoadMore
              hasMore={hours.corrections.pageInfo.hasNextPage}
              onMore={() => fetchMore({ variables: { after: hours.corrections.pageInfo.endCursor } })}
            />
          </Section>
          {hours.moves.includes('REVISE_TERMS') ? (
            <Section title={t('settings')} lead={t('settingsLead')}>
              <HoursTermsForm terms={hours.terms} />
            </Section>
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}
