import { useQuery } from '@apollo/client/react';
import { NavLink } from 'react-router';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { InboxIcon } from '#client/ui/icons';
import './unread-mark.css';

const UnreadMarkDocument = graphql(`
  query UnreadMark {
    unreadMessages
  }
`);

const useUnreadTexts = defineTexts('unread-mark', {
  zh: { messages: '消息', unread: '消息，{{count}}条没看' },
  en: {
    messages: 'Messages',
    unread: { one: 'Messages, {{count}} unread', other: 'Messages, {{count}} unread' },
  },
});

const MINUTE_MS = 60_000;

/** The bell in the header: how many messages are unread. Loaded after the page. */
export function UnreadMark() {
  const t = useUnreadTexts();
  const { data } = useQuery(UnreadMarkDocument, { pollInterval: 5 * MINUTE_MS });
  const count = data?.unreadMessages ?? 0;
  const label = count > 0 ? t('unread', { count }) : t('messages');
  return (
    <NavLink to="/messages" className="header-link" data-short="" title={label} aria-label={label}>
      <InboxIcon size={1.25} />
      <span className="header-link-word" aria-hidden="true">
        {t('messages')}
      </span>
      {count > 0 ? <span className="unread-count">{count}</span> : null}
    </NavLink>
  );
}
