import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { AskForm } from '#client/features/needs/ask-form';
import { NeedCards } from '#client/features/needs/need-cards';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PlusCircleIcon } from '#client/ui/icons';
import { CalendarIcon, EarIcon, UsersIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const HelpPageDocument = graphql(`
  query HelpPage($villageId: ID!) {
    myNeeds {
      id
      ...NeedCards_need
    }
    needCounts(villageId: $villageId) {
      asked
      helped
      waiting
      minutes
    }
  }
`);

const useHelpTexts = defineTexts('help-page', {
  zh: {
    title: '请人帮忙',
    lead: '买东西、陪出门、修东西、看望老人，都可以请志愿者帮忙，不要钱。',
    ask: '我要请人帮忙',
    mine: '我家的求助',
    none: '还没有求助过。',
    open: '我能帮谁',
    ceremonies: '红白事报备',
    counts: '今年全村有 {{asked}} 件求助，办好 {{helped}} 件，共 {{time}}。',
    noPhone: '没有手机的老人，打电话给村里也一样。',
    elders: '老年人协会：看望、聚餐、手机课、亲情视频',
  },
  en: {
    title: 'Ask for help',
    lead: 'Shopping, an escort, a repair, a visit: volunteers help, free of charge.',
    ask: 'I need help',
    mine: 'Requests of my household',
    none: 'None so far.',
    open: 'Whom can I help',
    ceremonies: 'Wedding or funeral',
    counts: 'This year {{asked}} requests in the village, {{helped}} answered, {{time}} in all.',
    noPhone: 'A call to the village office does as well.',
    elders: 'Elders’ association: visits, meals, classes, video calls',
  },
});

/** `/help`: asks for help in three taps, and shows how the own requests stand. */
export function HelpPage() {
  const t = useHelpTexts();
  const f = useFormat();
  const now = useServerNow();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const [asking, setAsking] = useState(false);
  const { data, error, loading, refetch } = useQuery(HelpPageDocument, {
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
          <>
            <LinkButton to="/help/open" icon={UsersIcon}>
              {t('open')}
            </LinkButton>
            <LinkButton to="/ceremonies" icon={CalendarIcon}>
              {t('ceremonies')}
            </LinkButton>
          </>
        }
      />
      <Stack gap="large">
        {asking ? (
          <Card>
            <AskForm
              now={now()}
              onAsked={async () => {
                setAsking(false);
                await refetch();
              }}
            />
          </Card>
        ) : (
          <Button kind="primary" size="large" wide icon={PlusCircleIcon} onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
        )}
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        {data ? (
          <Section title={t('mine')}>
            {data.myNeeds.length > 0 ? (
              <NeedCards needs={data.myNeeds} icon={EarIcon} />
            ) : (
              <p className="muted">{t('none')}</p>
            )}
          </Section>
        ) : null}
        <LinkButton to="/elders" wide>
          {t('elders')}
        </LinkButton>
        {data ? (
          <p className="muted">
            {t('counts', {
              asked: data.needCounts.asked,
              helped: data.needCounts.helped,
              time: f.minutes(data.needCounts.minutes),
            })}{' '}
            {t('noPhone')}
          </p>
        ) : null}
      </Stack>
    </>
  );
}
