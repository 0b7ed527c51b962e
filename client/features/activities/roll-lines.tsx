import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { useFormat } from '#client/ui/use-format';
import { useRollTexts } from './roll-texts';

const RollLines_roll = graphql(`
  fragment RollLines_roll on Roll {
    id
    title
    startedAt
    takenBy {
      id
      name
    }
    records {
      id
    }
  }
`);

/** Rolls taken before, newest first. */
export function RollLines({ rolls }: { rolls: readonly FragmentType<typeof RollLines_roll>[] }) {
  const t = useRollTexts();
  const f = useFormat();
  if (rolls.length === 0) return <p className="muted">{t('recentNone')}</p>;
  return (
    <CardList label={t('recent')}>
      {unmask(RollLines_roll, rolls).map((roll) => (
        <li key={roll.id}>
          <CardLink
            to={`/work/rolls/${roll.id}`}
            title={roll.title}
            end={t('count', { count: roll.records.length })}
          >
            {t('recentLine', { when: f.dateTime(roll.startedAt), name: roll.takenBy.name })}
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}
