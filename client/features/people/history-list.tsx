import { type FragmentType, graphql, unmask } from '#client/gql';
import { Timeline } from '#client/ui/timeline';
import { useFormat } from '#client/ui/use-format';
import './history-list.css';
import { historyField, historyMove, historyValue, useHistoryWords } from './history-words';
import { ROLES, usePostWords } from './post-words';

const HistoryList_entry = graphql(`
  fragment HistoryList_entry on HistoryEntry {
    id
    move
    at
    actor {
      id
      name
    }
    detail {
      key
      before
      after
    }
  }
`);

type Props = {
  entries: readonly FragmentType<typeof HistoryList_entry>[];
  /** The name of a body that approves; councils belong to another room. */
  bodyName?: (code: string) => string;
};

/** Who did what and when, newest first. */
export function HistoryList({ entries, bodyName }: Props) {
  const t = useHistoryWords();
  const posts = usePostWords();
  const f = useFormat();
  const lines = unmask(HistoryList_entry, entries).toSorted((a, b) => b.at.localeCompare(a.at));
  if (lines.length === 0) return <p className="muted">{t('none')}</p>;

  function value(text: string | null | undefined, key: string): string {
    if (text === null || text === undefined || text === '') return t('empty');
    if (key === 'body' && bodyName) return bodyName(text);
    if (key === 'month') return f.month(text);
    if (text === 'true') return t('yes');
    if (text === 'false') return t('no');
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return f.date(text);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return f.dateTime(text);
    const role = ROLES.find((each) => each === text);
    return role ? posts(role) : (historyValue(text, t.lang) ?? text);
  }

  const items = lines.map((line) => ({
    key: line.id,
    title: historyMove(line.move, t.lang),
    state: 'done' as const,
    // Who objected is kept from those who need not know; it was no machine.
    who: line.actor?.name ?? t(line.move === 'OBJECT' || line.move === 'APPEAL' ? 'confidential' : 'system'),
    when: f.dateTime(line.at),
    note:
      line.detail.length > 0 ? (
        <ul className="history-detail">
          {line.detail
            .filter(
              ({ key, before, after }) => !/Ids?$|Hash$/.test(key) && (Boolean(before) || Boolean(after)),
            )
            .map((detail) => (
              <li key={detail.key}>
                {historyField(detail.key, t.lang)}
                {t.lang === 'zh' ? '：' : ': '}
                {detail.before === null || detail.before === undefined
                  ? value(detail.after, detail.key)
                  : t('from', {
                      before: value(detail.before, detail.key),
                      after: value(detail.after, detail.key),
                    })}
              </li>
            ))}
        </ul>
      ) : undefined,
  }));
  return <Timeline label={t('label')} items={items} />;
}
