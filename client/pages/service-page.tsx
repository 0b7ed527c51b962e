import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ApplyCertificate } from '#client/features/service/apply-certificate';
import { AskCorrection } from '#client/features/service/ask-correction';
import { useCertificateTexts } from '#client/features/service/certificate-texts';
import { CorrectionList } from '#client/features/service/correction-list';
import { HoursHonours } from '#client/features/service/hours-honours';
import { yearsOf } from '#client/features/service/hours-sums';
import { useHoursTexts } from '#client/features/service/hours-texts';
import { HoursTotals, plainTotals } from '#client/features/service/hours-totals';
import { MinutesLines } from '#client/features/service/minutes-lines';
import { MyCertificates } from '#client/features/service/my-certificates';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { Button } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { toDateInput } from '#client/ui/format';
import { ClockIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const ServicePageDocument = graphql(`
  query ServicePage($after: String) {
    volunteerHours {
      minutes
      terms {
        villageId
        noticeDays
        answerDays
      }
      totals {
        ...HoursTotals_total
      }
      ...HoursHonours_hours
      lines(first: 20, after: $after) {
        nodes {
          id
          recordId
          title
          doneOn
          ...MinutesLines_line
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      certificates {
        id
        state
        ...MyCertificates_certificate
      }
      corrections {
        id
        ...CorrectionList_correction
      }
    }
  }
`);

/** `/service`: the own hours, honours, certificates and requests to correct hours. */
export function ServicePage() {
  const t = useHoursTexts();
  const c = useCertificateTexts();
  const f = useFormat();
  const today = toDateInput(useServerNow()());
  const [year, setYear] = useState('');
  const [asked, setAsked] = useState<'APPLY' | 'CORRECT' | null>(null);
  const { data, error, loading, refetch, fetchMore } = useQuery(ServicePageDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const hours = data?.volunteerHours;
  const totals = hours ? plainTotals(hours.totals) : [];
  const years = yearsOf(totals);
  const shown = year ? totals.filter(({ month }) => month.startsWith(year)) : totals;
  const open = hours?.certificates.some(({ state }) => state === 'APPLIED' || state === 'IN_NOTICE') ?? false;
  const first = totals.map(({ month }) => month).toSorted()[0];
  return (
    <>
      <PageHeader title={t('hoursTitle')} lead={t('totalNote')} />
      <QueryState
        data={hours}
        error={hours ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
      />
      {hours ? (
        <Stack gap="large">
          <AmountFigure
            value={Math.floor(hours.minutes / 60)}
            unit={t.lang === 'zh' ? '小时' : 'h'}
            label={t('total')}
            size="huge"
            note={hours.minutes % 60 ? f.minutes(hours.minutes) : undefined}
          />
          {totals.length === 0 ? (
            <EmptyState icon={ClockIcon} title={t('none')}>
              {t('noneText')}
            </EmptyState>
          ) : (
            <>
              {years.length > 1 ? (
                <SegmentedControl
                  label={t('chooseYear')}
                  value={year}
                  onChange={setYear}
                  options={[
                    { value: '', label: t('allYears') },
                    ...years.map((each) => ({ value: each, label: t('year', { year: each }) })),
                  ]}
                />
              ) : null}
              <HoursTotals totals={shown} />
            </>
          )}
          <HoursHonours hours={hours} />
          <Section
            title={c('title')}
            lead={c('lead', { days: hours.terms.noticeDays })}
            actions={
              open || hours.minutes <= 0 ? undefined : (
                <Button kind="primary" onClick={() => setAsked('APPLY')}>
                  {c('apply')}
                </Button>
              )
            }
          >
            <MyCertificates certificates={hours.certificates} />
          </Section>
          <Section
            title={t('corrections')}
            lead={t('correctionsLead', { days: hours.terms.answerDays })}
            actions={<Button onClick={() => setAsked('CORRECT')}>{t('askCorrection')}</Button>}
          >
            {hours.corrections.length > 0 ? (
              <CorrectionList
                corrections={hours.corrections}
                recordPath={(id) => `/records/${id}`}
                today={today}
              />
            ) : (
              <p className="muted">{t('noCorrections')}</p>
            )}
          </Section>
          {hours.lines.nodes.length > 0 ? (
            <Section title={t('lines')}>
              <MinutesLines lines={hours.lines.nodes} />
              <LoadMore
                hasMore={hours.lines.pageInfo.hasNextPage}
                onMore={() => fetchMore({ variables: { after: hours.lines.pageInfo.endCursor } })}
              />
            </Section>
          ) : null}
          <ApplyCertificate
            open={asked === 'APPLY'}
            onClose={() => setAsked(null)}
            from={first ? `${first}-01` : today}
            today={today}
            onApplied={() => refetch()}
          />
          <AskCorrection
            open={asked === 'CORRECT'}
            onClose={() => setAsked(null)}
            acts={hours.lines.nodes.flatMap(({ recordId, title, doneOn }) =>
              recordId ? [{ recordId, label: `${f.date(doneOn)} ${title ?? ''}` }] : [],
            )}
            onAsked={() => refetch()}
          />
        </Stack>
      ) : null}
    </>
  );
}
