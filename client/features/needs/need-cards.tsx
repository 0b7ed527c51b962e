import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { type Icon } from '#client/ui/icons';
import { EarIcon } from '#client/ui/more-icons';
import { NeedStateTag } from './need-state';
import { KIND_KEY, useNeedTexts } from './need-texts';
import { useSpanWords } from './wanted-span';

const NeedCards_need = graphql(`
  fragment NeedCards_need on Need {
    id
    kind
    state
    overdue
    wantedFrom
    wantedUntil
    grid {
      id
      nameZh
      nameEn
    }
    visit {
      id
      startsAt
      helper {
        id
        name
      }
    }
  }
`);

type Props = {
  needs: readonly FragmentType<typeof NeedCards_need>[];
  icon?: Icon;
};

/** Needs as doors to their pages: kind, time, grid and how they stand. Nothing here says whose they are. */
export function NeedCards({ needs, icon = EarIcon }: Props) {
  const t = useNeedTexts();
  const span = useSpanWords();
  return (
    <CardList>
      {unmask(NeedCards_need, needs).map((need) => (
        <li key={need.id}>
          <CardLink
            to={`/help/${need.id}`}
            icon={icon}
            title={t(KIND_KEY[need.kind])}
            end={<NeedStateTag state={need.state} overdue={need.overdue && need.state !== 'ACCEPTED'} />}
          >
            {span(need.wantedFrom, need.wantedUntil)}
            {need.grid ? (
              <>
                <br />
                {t.pick(need.grid.nameZh, need.grid.nameEn)}
              </>
            ) : null}
            {need.visit ? ` · ${need.visit.helper.name}` : null}
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}
