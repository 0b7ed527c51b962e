import { type FragmentType, graphql, unmask } from '#client/gql';
import type { MessageList_MessageFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { CardLink, CardList } from '#client/ui/card';
import { InboxIcon } from '#client/ui/icons';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { HEADLINE, useMessageTexts } from './message-texts';

const MessageList_message = graphql(`
  fragment MessageList_message on Message {
    id
    kind
    link
    createdAt
    readAt
    params {
      name
      value
    }
  }
`);

type Message = MessageList_MessageFragment;

const NEED = { SHOPPING: 'shopping', ESCORT: 'escort', REPAIR: 'repair', VISIT: 'visit' } as const;

function isNeed(text: string): text is keyof typeof NEED {
  return Object.hasOwn(NEED, text);
}

/** The words of a message: a headline, and a line of when, where and why. */
function useWords(): (message: Message) => { title: string; note: string } {
  const t = useMessageTexts();
  const f = useFormat();
  return ({ kind, params }) => {
    const of = (name: string): string => params.find((param) => param.name === name)?.value ?? '';
    const need = of('need');
    const title = HEADLINE[kind](t, {
      title: of('title'),
      until: of('until') ? f.date(of('until')) : '',
      length: of('minutes') ? f.minutes(Number(of('minutes'))) : '',
      number: of('number'),
      year: of('year'),
      hours: of('hours'),
      points: of('points'),
      kind: need ? t(isNeed(need) ? NEED[need] : 'otherHelp') : '',
      helper: of('helper'),
      state: of('state'),
      cause: of('cause'),
      team: of('team'),
      person: of('person'),
      council: t.pick(of('councilZh'), of('councilEn')),
      many: of('count'),
      ceremony: of('ceremony') ? t(of('ceremony') === 'FUNERAL' ? 'funeral' : 'wedding') : '',
      tables: of('tables'),
      day: of('day') ? f.date(of('day')) : '',
    });
    const at = of('at') || of('from');
    const when = at ? f.dateTime(at) : '';
    const place = of('place') || (of('gridZh') ? t.pick(of('gridZh'), of('gridEn')) : '');
    const facts = when && place ? t('whenWhere', { when, place }) : when || place;
    const reason = of('reason') ? t('reason', { reason: of('reason') }) : of('answer');
    return { title, note: [facts, reason].filter(Boolean).join(' · ') };
  };
}

/** The inbox, newest first; what is new says so. */
export function MessageList({
  messages: masked,
}: {
  messages: readonly FragmentType<typeof MessageList_message>[];
}) {
  const t = useMessageTexts();
  const f = useFormat();
  const words = useWords();
  const messages = unmask(MessageList_message, masked);
  if (messages.length === 0)
    return (
      <EmptyState icon={InboxIcon} title={t('none')}>
        {t('noneHint')}
      </EmptyState>
    );
  return (
    <CardList>
      {messages.map((message) => {
        const { title, note } = words(message);
        return (
          <li key={message.id}>
            <CardLink
              to={message.link ?? '/messages'}
              icon={InboxIcon}
              title={title}
              end={message.readAt ? null : <StatusTag tone="accent">{t('unread')}</StatusTag>}
            >
              {note}
              {note ? <br /> : null}
              {f.dateTime(message.createdAt)}
            </CardLink>
          </li>
        );
      })}
    </CardList>
  );
}
