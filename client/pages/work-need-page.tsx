import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { NeedFacts } from '#client/features/needs/need-facts';
import { NeedMoves } from '#client/features/needs/need-moves';
import { KIND_KEY, useNeedTexts } from '#client/features/needs/need-texts';
import { SuggestionList } from '#client/features/needs/suggestion-list';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkNeedPageDocument = graphql(`
  query WorkNeedPage($id: ID!) {
    need(id: $id) {
      id
      kind
      moves
      villageTeams {
        id
        name
      }
      ...NeedFacts_need
      ...NeedMoves_need
      ...SuggestionList_need
    }
  }
`);

const useWorkNeedTexts = defineTexts('work-need-page', {
  zh: { title: '求助', back: '求助' },
  en: { title: 'Request', back: 'Requests for help' },
});

/** `/work/needs/:needId`: one request before its organiser, with the people who could be asked. */
export function WorkNeedPage() {
  const t = useWorkNeedTexts();
  const words = useNeedTexts();
  const now = useServerNow();
  const { needId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(WorkNeedPageDocument, {
    variables: { id: needId },
    fetchPolicy: 'cache-and-network',
  });
  const need = data?.need;
  return (
    <>
      <PageHeader
        title={need ? words(KIND_KEY[need.kind]) : t('title')}
        back={{ to: '/work/needs', label: t('back') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {need ? (
        <Stack gap="large">
          <Card>
            <Stack>
              <NeedFacts need={need} recordPath={(id) => `/work/records/${id}`} />
              <NeedMoves need={need} now={now()} />
            </Stack>
          </Card>
          {need.moves.includes('ASSIGN') ? <SuggestionList need={need} teams={need.villageTeams} /> : null}
        </Stack>
      ) : null}
    </>
  );
}
