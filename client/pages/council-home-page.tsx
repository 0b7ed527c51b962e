import { skipToken, useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { QuietList } from '#client/features/duties/quiet-list';
import { CouncilDesk } from '#client/features/meetings/council-desk';
import { MeetingList } from '#client/features/meetings/meeting-list';
import { useMeetingTexts } from '#client/features/meetings/meeting-texts';
import { YearChart } from '#client/features/meetings/year-chart';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { CouncilTabs } from './council-tabs';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const CouncilHomePageDocument = graphql(`
  query CouncilHomePage($councilId: ID!, $after: String) {
    council(id: $councilId) {
      id
      nameZh
      nameEn
      sight
      seesMeetings
      isChair
      meetingsHeld
      area {
        id
      }
      meetings(first: 12, after: $after) {
        nodes {
          id
          ...MeetingList_meeting
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      ...CouncilTabs_council
      ...CouncilDesk_council
    }
  }
`);

const CouncilYearDocument = graphql(`
  query CouncilYear($councilId: ID!, $year: Int!) {
    reappointmentSheet(councilId: $councilId, year: $year) {
      sight
      members {
        ...YearChart_year
      }
    }
    quietMembers(councilId: $councilId) {
      ...QuietList_quiet
    }
  }
`);

const useCouncilHomeTexts = defineTexts('council-home-page', {
  zh: {
    loading: '理事会',
    back: '理事会',
    gone: '没有找到这个理事会',
    hidden: '会议只给成员、村里和镇上看。已公布的决议谁都能看。',
    public: '公示页',
    year: '成员这一年',
    yearLead: '每月履职几次，{{year}}年。只有会长和村里看得到每个人。',
    yearOwn: '您这一年每月履职几次，{{year}}年。',
  },
  en: {
    loading: 'Council',
    back: 'Councils',
    gone: 'No such council',
    hidden: 'Meetings are for its members and the offices. Published resolutions are for everybody.',
    public: 'Public page',
    year: 'The members’ year',
    yearLead: 'Duties by month in {{year}}. Only the chair and the village’s office see each member.',
    yearOwn: 'Your duties by month in {{year}}.',
  },
});

/** `/work/councils/:councilId`: a council's home and its chair's desk: the next meeting, what waits, the members' year. */
export function CouncilHomePage() {
  const t = useCouncilHomeTexts();
  const words = useMeetingTexts();
  const now = useServerNow();
  const { councilId = '' } = useParams();
  const year = Number(toDateInput(now()).slice(0, 4));
  const { data, error, loading, refetch, fetchMore } = useQuery(CouncilHomePageDocument, {
    variables: { councilId },
    fetchPolicy: 'cache-and-network',
  });
  const council = data?.council;
  const sight = council?.sight ?? null;
  const yearOf = useQuery(
    CouncilYearDocument,
    sight ? { variables: { councilId, year }, fetchPolicy: 'cache-and-network' } : skipToken,
  );
  return (
    <>
      <PageHeader
        title={council ? t.pick(council.nameZh, council.nameEn) : t('loading')}
        lead={council ? words('held', { count: council.meetingsHeld }) : undefined}
        back={{ to: '/work/councils', label: t('back') }}
        actions={
          council ? (
            <LinkButton to={`/board/${council.area.id}/councils/${council.id}`}>{t('public')}</LinkButton>
          ) : undefined
        }
      />
      <QueryState data={council} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
      {data && !council ? <EmptyState icon={ScalesIcon} title={t('gone')} /> : null}
      {council ? (
        <Stack gap="large">
          <CouncilTabs council={council} />
          {council.seesMeetings ? <CouncilDesk council={council} /> : <EmptyState title={t('hidden')} />}
          {sight ? (
            <Section title={t('year')} lead={t(sight === 'OWN' ? 'yearOwn' : 'yearLead', { year })}>
              <QueryState
                data={yearOf.data}
                error={yearOf.error}
                loading={yearOf.loading}
                onRetry={() => void yearOf.refetch()}
              />
              {yearOf.data ? <YearChart years={yearOf.data.reappointmentSheet.members} /> : null}
            </Section>
          ) : null}
          {yearOf.data && sight && sight !== 'OWN' ? (
            <QuietList members={yearOf.data.quietMembers} sight={sight} />
          ) : null}
          {council.seesMeetings ? (
            <Section title={words('meetings')}>
              <MeetingList meetings={council.meetings.nodes} />
              <LoadMore
                hasMore={council.meetings.pageInfo.hasNextPage}
                onMore={() => fetchMore({ variables: { after: council.meetings.pageInfo.endCursor } })}
              />
            </Section>
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}
