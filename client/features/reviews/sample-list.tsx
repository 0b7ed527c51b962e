import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { useFormat } from '#client/ui/use-format';
import { useSampleTexts } from './sample-texts';

const SampleList_draw = graphql(`
  fragment SampleList_draw on SampleDraw {
    id
    month
    population
    size
    lines {
      id
      outcome
    }
  }
`);

/** The months' draws as doors to their sheets. */
export function SampleList({ draws }: { draws: readonly FragmentType<typeof SampleList_draw>[] }) {
  const t = useSampleTexts();
  const f = useFormat();
  return (
    <CardList>
      {unmask(SampleList_draw, draws).map((draw) => {
        const open = draw.lines.filter((line) => line.outcome === null).length;
        const doubtful = draw.lines.filter((line) => line.outcome === 'DOUBTFUL').length;
        return (
          <li key={draw.id}>
            <CardLink
              to={`/work/samples/${draw.id}`}
              title={t('month', { month: f.month(draw.month) })}
              end={open > 0 ? t('open', { count: open }) : t('allDone')}
            >
              {t('drawn', { count: draw.population, size: draw.size })}
              {doubtful > 0 ? ` · ${t('doubtful', { count: doubtful })}` : ''}
            </CardLink>
          </li>
        );
      })}
    </CardList>
  );
}
