import { useQuery } from '@apollo/client/react';
import { CalendarAddress } from '#client/features/tasks/calendar-address';
import { MySignUps } from '#client/features/tasks/my-sign-ups';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { PlusCircleIcon } from '#client/ui/icons';
import { CalendarIcon, ScanIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const RotaPageDocument = graphql(`
  query RotaPage($after: String) {
    mySignUps(past: false, first: 50) {
      nodes {
        id
        ...MySignUps_signUp
      }
    }
    past: mySignUps(past: true, first: 10, after: $after) {
      nodes {
        id
        ...MySignUps_signUp
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    calendarFeed {
      id
      ...CalendarAddress_feed
    }
  }
`);

const useRotaTexts = defineTexts('rota-page', {
  zh: {
    title: '我的安排',
    lead: '我报名的和候补的任务。',
    tasks: '志愿任务',
    find: '找任务',
    next: '接下来',
    none: '还没有安排',
    noneHint: '去看看村里需要什么。',
    checkIn: '扫码签到',
    past: '以前的',
    nonePast: '还没有参加过任务。',
  },
  en: {
    title: 'My rota',
    lead: 'Tasks I am signed up for, or wait for.',
    tasks: 'Tasks',
    find: 'Find a task',
    next: 'Next',
    none: 'Nothing ahead',
    noneHint: 'See what the village needs.',
    checkIn: 'Check in',
    past: 'Before',
    nonePast: 'No tasks yet.',
  },
});

/** `/rota`: the own tasks ahead and behind, and the calendar's private address. */
export function RotaPage() {
  const t = useRotaTexts();
  const { data, error, loading, refetch, fetchMore } = useQuery(RotaPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/tasks', label: t('tasks') }}
        actions={
          <>
            <LinkButton kind="primary" icon={ScanIcon} to="/check-in">
              {t('checkIn')}
            </LinkButton>
            <LinkButton icon={PlusCircleIcon} to="/tasks">
              {t('find')}
            </LinkButton>
          </>
        }
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <TwoColumn
          main={
            <Stack gap="large">
              <Section title={t('next')}>
                {data.mySignUps.nodes.length > 0 ? (
                  <MySignUps signUps={data.mySignUps.nodes} />
                ) : (
                  <EmptyState icon={CalendarIcon} title={t('none')}>
                    {t('noneHint')}
                  </EmptyState>
                )}
              </Section>
              <Section title={t('past')}>
                {data.past.nodes.length > 0 ? (
                  <>
                    <MySignUps signUps={data.past.nodes} />
                    <LoadMore
                      hasMore={data.past.pageInfo.hasNextPage}
                      onMore={() => fetchMore({ variables: { after: data.past.pageInfo.endCursor } })}
                      shown={data.past.nodes.length}
                    />
                  </>
                ) : (
                  <p className="muted">{t('nonePast')}</p>
                )}
              </Section>
            </Stack>
          }
          aside={<CalendarAddress feed={data.calendarFeed} onMade={() => refetch()} />}
        />
      ) : null}
    </>
  );
}
