import { useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { Button, IconButton, LinkButton } from '#client/ui/button';
import { ChevronRightIcon } from '#client/ui/icons';
import { ChevronDownIcon, PlusIcon, UsersIcon } from '#client/ui/more-icons';
import { ErrorState, LoadingState } from '#client/ui/states';
import type { AreaBranch } from './area-branch';
import { useAreaTexts } from './area-texts';
import { useOfficialTexts } from './official-texts';

const AreaBelowDocument = graphql(`
  query AreaBelow($id: ID!) {
    area(id: $id) {
      id
      children {
        id
        kind
        code
        nameZh
        nameEn
        householdCount
        mayAdd
        mayAddOfficials
      }
    }
  }
`);

type Props = {
  area: AreaBranch;
  open: ReadonlySet<string>;
  onToggle: (id: string, open: boolean) => void;
  shown: (area: AreaBranch) => boolean;
  marked: (area: AreaBranch) => boolean;
  /** While searching, what holds a hit is open by itself. */
  searching: boolean;
  onAdd: (area: AreaBranch) => void;
  onOfficials: (area: AreaBranch) => void;
  peoplePath?: (villageId: string) => string | null;
};

/** One area as a line, and what lies below it when it is open. */
export function AreaNode(props: Props) {
  const { area, open, onToggle, shown, marked, searching, onAdd, onOfficials, peoplePath } = props;
  const t = useAreaTexts();
  const words = useOfficialTexts();
  if (!shown(area)) return null;
  const name = t.pick(area.nameZh, area.nameEn);
  const isVillage = area.kind === 'VILLAGE' || area.kind === 'COMMUNITY';
  const people = isVillage ? (peoplePath?.(area.id) ?? null) : null;
  const unfolded = open.has(area.id) || (searching && area.children !== undefined);
  return (
    <li>
      <div className="area-line" data-kind={area.kind} data-hit={marked(area) ? '' : undefined}>
        <IconButton
          label={t(unfolded ? 'fold' : 'unfold', { name })}
          icon={unfolded ? ChevronDownIcon : ChevronRightIcon}
          aria-expanded={unfolded}
          onClick={() => onToggle(area.id, !unfolded)}
        />
        <div className="area-words">
          <span className="area-name">{name}</span>
          <span className="area-kind">{t(area.kind)}</span>
          <span className="area-code numeric">{area.code}</span>
        </div>
        <span className="area-households muted numeric nowrap">
          {t('households', { count: area.householdCount })}
        </span>
        <div className="area-doors">
          {people ? (
            <LinkButton
              to={people}
              size="small"
              kind="quiet"
              icon={UsersIcon}
              aria-label={t('peopleOf', { name })}
            >
              {t('people')}
            </LinkButton>
          ) : null}
          {area.mayAddOfficials.length > 0 ? (
            <Button
              size="small"
              kind="quiet"
              icon={UsersIcon}
              aria-label={words('officialsOf', { name })}
              onClick={() => onOfficials(area)}
            >
              {words('officials')}
            </Button>
          ) : null}
          {area.mayAdd.length > 0 ? (
            <Button
              size="small"
              kind="quiet"
              icon={PlusIcon}
              aria-label={t('addBelow', { name })}
              onClick={() => onAdd(area)}
            >
              {t('add')}
            </Button>
          ) : null}
        </div>
      </div>
      {unfolded ? (
        area.children ? (
          <Below {...props} areas={area.children} />
        ) : (
          <AskedBelow {...props} />
        )
      ) : null}
    </li>
  );
}

function Below({ areas, ...props }: Props & { areas: readonly AreaBranch[] }) {
  const t = useAreaTexts();
  if (areas.length === 0) return <p className="area-none muted small">{t('empty')}</p>;
  return (
    <ul className="area-tree" role="list">
      {areas.map((area) => (
        <AreaNode key={area.id} {...props} area={area} />
      ))}
    </ul>
  );
}

function AskedBelow(props: Props) {
  const { data, error, loading, refetch } = useQuery(AreaBelowDocument, { variables: { id: props.area.id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (loading && !data) {
    return (
      <div className="area-none">
        <LoadingState kind="inline" />
      </div>
    );
  }
  // The search looks at names that are on the page from the start, so what was opened later is always shown.
  return <Below {...props} areas={data?.area?.children ?? []} shown={() => true} />;
}
