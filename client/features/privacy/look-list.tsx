import { type FragmentType, graphql, unmask } from '#client/gql';
import { EyeIcon } from '#client/ui/more-icons';
import { EmptyState } from '#client/ui/states';
import { Timeline } from '#client/ui/timeline';
import { useFormat } from '#client/ui/use-format';
import { lookDays } from './look-days';
import { LOOK_KEY, usePrivacyTexts } from './privacy-texts';
import { useRoleWords } from './role-words';

const LookList_line = graphql(`
  fragment LookList_line on AccessLine {
    id
    kind
    at
    viewer {
      id
      name
    }
    post {
      id
      role
    }
  }
`);

type Props = { lines: readonly FragmentType<typeof LookList_line>[]; label: string };

/** Who looked at what, one line for a person and a day. */
export function LookList({ lines, label }: Props) {
  const t = usePrivacyTexts();
  const roles = useRoleWords();
  const f = useFormat();
  const days = lookDays(unmask(LookList_line, lines));
  if (days.length === 0) {
    return (
      <EmptyState icon={EyeIcon} title={t('noLooks')}>
        {t('noLooksText')}
      </EmptyState>
    );
  }
  const items = days.map(({ key, line, counts }) => {
    const what = [...counts].map(([kind, count]) => {
      const word = t(LOOK_KEY[kind]);
      return count > 1 ? t('lookedTimes', { what: word, count }) : word;
    });
    const role = line.post ? roles(line.post.role) : null;
    return {
      key,
      title: t('looked', {
        who: role ? t('withRole', { name: line.viewer.name, role }) : line.viewer.name,
        what: what.join(t('and')),
      }),
      state: 'done' as const,
      when: f.dateTime(line.at),
    };
  });
  return <Timeline label={label} items={items} />;
}
