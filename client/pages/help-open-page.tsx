import { useQuery } from '@apollo/client/react';
import { NeedCards } from '#client/features/needs/need-cards';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { CheckCircleIcon } from '#client/ui/icons';
import { UsersIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const HelpOpenPageDocument = graphql(`
  query HelpOpenPage {
    openNeeds {
      id
      ...NeedCards_need
    }
    myHelp {
      id
      ...NeedCards_need
    }
  }
`);

const useHelpOpenTexts = defineTexts('help-open-page', {
  zh: {
    title: '有人需要帮忙',
    lead: '交给您所在队的求助。接了以后才看得到是哪一户。',
    help: '请人帮忙',
    none: '现在没有等人接的求助',
    noneText: '有人求助时会发消息告诉您。',
    mine: '我接下的和帮过的',
    noneMine: '还没有接过。',
  },
  en: {
    title: 'Somebody needs help',
    lead: 'Requests given to your teams. Whose they are shows once you have accepted.',
    help: 'Ask for help',
    none: 'Nothing waits now',
    noneText: 'A message will tell you when somebody asks.',
    mine: 'What I promised and did',
    noneMine: 'Nothing yet.',
  },
});

/** `/help/open`: what waits for somebody of the viewer's teams, and what the viewer promised. */
export function HelpOpenPage() {
  const t = useHelpOpenTexts();
  const { data, error, loading, refetch } = useQuery(HelpOpenPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/help', label: t('help') }} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <Stack gap="large">
          {data.openNeeds.length > 0 ? (
            <NeedCards needs={data.openNeeds} icon={UsersIcon} />
          ) : (
            <EmptyState icon={CheckCircleIcon} title={t('none')}>
              {t('noneText')}
            </EmptyState>
          )}
          <Section title={t('mine')}>
            {data.myHelp.length > 0 ? (
              <NeedCards needs={data.myHelp} icon={CheckCircleIcon} />
            ) : (
              <p className="muted">{t('noneMine')}</p>
            )}
          </Section>
        </Stack>
      ) : null}
    </>
  );
}
