import { useQuery } from '@apollo/client/react';
import { PledgeCard } from '#client/features/prevention/pledge-card';
import { ActivityLines } from '#client/features/prevention/activity-lines';
import { usePreventionTexts } from '#client/features/prevention/prevention-texts';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { BookIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { NoHousehold } from './no-household';
import { QueryState } from './query-state';

const PreventionPageDocument = graphql(`
  query PreventionPage($villageId: ID!) {
    myPledge {
      id
      ...PledgeCard_pledge
    }
    preventionActivities(villageId: $villageId, stage: AHEAD, first: 10) {
      nodes {
        id
        ...ActivityLines_activity
      }
    }
  }
`);

const usePreventionPageTexts = defineTexts('prevention-page', {
  zh: {
    title: '禁毒禁赌',
    lead: '听一次宣讲，下一盘棋，跳一场舞，比上牌桌好。',
    ahead: '近期活动',
    all: '材料和求助电话',
  },
  en: {
    title: 'No drugs, no gambling',
    lead: 'A talk, a game of chess, an evening of dance: better than playing for stakes.',
    ahead: 'Coming up',
    all: 'Materials and helplines',
  },
});

/** `/prevention`: what the association offers, and the household's own pledge. */
export function PreventionPage() {
  const t = usePreventionPageTexts();
  const words = usePreventionTexts();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(PreventionPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          villageId ? (
            <LinkButton to={`/board/${villageId}/prevention`} icon={BookIcon}>
              {t('all')}
            </LinkButton>
          ) : undefined
        }
      />
      {viewer && !villageId ? <NoHousehold /> : null}
      <Stack gap="large">
        <Notice tone="info">{words('tips')}</Notice>
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        {data ? (
          <Section title={t('ahead')}>
            {data.preventionActivities.nodes.length > 0 ? (
              <ActivityLines activities={data.preventionActivities.nodes} />
            ) : (
              <p className="muted">{words('none')}</p>
            )}
          </Section>
        ) : null}
        {data && viewer?.resident.household ? (
          <Section title={words('pledge')} lead={words('pledgeLead')}>
            <PledgeCard pledge={data.myPledge} onChanged={() => void refetch()} />
          </Section>
        ) : null}
      </Stack>
    </>
  );
}
