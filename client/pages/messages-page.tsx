import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { MessageList } from '#client/features/messages/message-list';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { useIntent } from '#client/ui/use-intent';
import { QueryState } from './query-state';

const MessagesPageDocument = graphql(`
  query MessagesPage($after: String) {
    unreadMessages
    messages(first: 20, after: $after) {
      nodes {
        id
        ...MessageList_message
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
const ReadMessagesDocument = graphql(`
  mutation ReadMessages($input: ReadMessagesInput!) {
    readMessages(input: $input)
  }
`);

const useMessagesTexts = defineTexts('messages-page', {
  zh: { title: '消息', lead: '任务变动、候补、提醒都在这里。只有您自己看得到。', home: '首页' },
  en: { title: 'Messages', lead: 'Changes, places and reminders, for your eyes alone.', home: 'Home' },
});

/** `/messages`: what the product told this person; opening it counts as having read it. */
export function MessagesPage() {
  const t = useMessagesTexts();
  const intent = useIntent();
  const { data, error, loading, refetch, fetchMore } = useQuery(MessagesPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const [read] = useMutation(ReadMessagesDocument, {
    update: (cache, { data: answer }) =>
      cache.modify({ fields: { unreadMessages: () => answer?.readMessages ?? 0 } }),
  });
  const newest = data?.messages.nodes[0]?.id;
  const unread = data?.unreadMessages ?? 0;
  useEffect(() => {
    if (!newest || unread === 0) return;
    // Not reading the count in time is no trouble for anybody: the next visit says it again.
    read({ variables: { input: intent.sign({ upToId: newest }) } }).catch((reason: unknown) =>
      console.warn(reason),
    );
  }, [newest, unread, read, intent]);
  const page = data?.messages;
  return (
    <Stack>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/', label: t('home') }} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {page ? <MessageList messages={page.nodes} /> : null}
      {page ? (
        <LoadMore
          hasMore={page.pageInfo.hasNextPage}
          onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          shown={page.nodes.length}
        />
      ) : null}
    </Stack>
  );
}
