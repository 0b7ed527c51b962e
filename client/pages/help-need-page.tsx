import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { NeedFacts } from '#client/features/needs/need-facts';
import { NeedMoves } from '#client/features/needs/need-moves';
import { KIND_KEY, useNeedTexts } from '#client/features/needs/need-texts';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const HelpNeedPageDocument = graphql(`
  query HelpNeedPage($id: ID!) {
    need(id: $id) {
      id
      kind
      own
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);

const useHelpNeedTexts = defineTexts('help-need-page', {
  zh: { title: '求助', mine: '请人帮忙', open: '有人需要帮忙' },
  en: { title: 'Request', mine: 'Ask for help', open: 'Somebody needs help' },
});

/** `/help/:needId`: one request, before the household or a volunteer. */
export function HelpNeedPage() {
  const t = useHelpNeedTexts();
  const words = useNeedTexts();
  const now = useServerNow();
  const { may } = useSession();
  const { needId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(HelpNeedPageDocument, {
    variables: { id: needId },
    fetchPolicy: 'cache-and-network',
  });
  const need = data?.need;
  return (
    <>
      <PageHeader
        title={need ? words(KIND_KEY[need.kind]) : t('title')}
        back={need?.own ? { to: '/help', label: t('mine') } : { to: '/help/open', label: t('open') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {need ? (
        <Stack>
          <Card>
            <NeedFacts
              need={need}
              recordPath={(id) => (may('WORK') ? `/work/records/${id}` : `/records/${id}`)}
            />
          </Card>
          <NeedMoves need={need} now={now()} />
        </Stack>
      ) : null}
    </>
  );
}
