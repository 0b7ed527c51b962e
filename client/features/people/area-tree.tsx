import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { SearchIcon } from '#client/ui/icons';
import { PinIcon } from '#client/ui/more-icons';
import { SearchField } from '#client/ui/search-field';
import { EmptyState } from '#client/ui/states';
import { AreaAddDialog } from './area-add-dialog';
import { type AreaBranch, countKinds, fits, flatten, holds } from './area-branch';
import { AreaNode } from './area-node';
import { AREA_KINDS, useAreaTexts } from './area-texts';
import { OfficialsDialog } from './officials-dialog';
import './area-tree.css';

const AreaTree_county = graphql(`
  fragment AreaTree_county on Area {
    id
    kind
    code
    nameZh
    nameEn
    householdCount
    mayAdd
    mayAddOfficials
    children {
      id
      kind
      code
      nameZh
      nameEn
      householdCount
      mayAdd
      mayAddOfficials
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
  county: FragmentType<typeof AreaTree_county>;
  /** Where the households of a village are; null or left out for those who may not see them. */
  peoplePath?: (villageId: string) => string | null;
};

/** The county as a tree to fold and unfold, with search and, for administrators, new areas. */
export function AreaTree({ county: masked, peoplePath }: Props) {
  const t = useAreaTexts();
  const county: AreaBranch = unmask(AreaTree_county, masked);
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set([county.id]));
  const [parent, setParent] = useState<AreaBranch | null>(null);
  const [office, setOffice] = useState<AreaBranch | null>(null);
  const wanted = search.trim();
  const all = flatten(county);
  const counts = countKinds(county);
  const found = wanted === '' ? all.length : all.filter((area) => fits(area, wanted)).length;

  function toggle(id: string, on: boolean): void {
    setOpen((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  return (
    <div className="area-page">
      <ul className="area-counts" role="list" aria-label={t('summary')}>
        {AREA_KINDS.filter((kind) => kind !== 'COUNTY' && (counts.get(kind) ?? 0) > 0).map((kind) => (
          <li key={kind}>
            <strong className="numeric">{counts.get(kind)}</strong> {t(kind)}
          </li>
        ))}
        <li>
          <strong className="numeric">{t('households', { count: county.householdCount })}</strong>
        </li>
      </ul>
      <div className="area-tools">
        <div className="area-search">
          <SearchField
            label={t('search')}
            placeholder={t('searchHint')}
            value={search}
            onChange={setSearch}
            delay={100}
          />
        </div>
        <Button onClick={() => setOpen(new Set(all.filter((area) => area.children).map((area) => area.id)))}>
          {t('openAll')}
        </Button>
        <Button onClick={() => setOpen(new Set([county.id]))}>{t('foldAll')}</Button>
      </div>
      <p className={wanted === '' ? 'visually-hidden' : 'muted small'} role="status">
        {wanted === '' ? '' : t('found', { count: found })}
      </p>
      {wanted !== '' && found === 0 ? (
        <EmptyState icon={SearchIcon} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <nav aria-label={t('tree')}>
          <ul className="area-tree" role="list">
            <AreaNode
              area={county}
              open={open}
              onToggle={toggle}
              shown={(area) => wanted === '' || holds(area, wanted)}
              marked={(area) => wanted !== '' && fits(area, wanted)}
              searching={wanted !== ''}
              onAdd={setParent}
              onOfficials={setOffice}
              peoplePath={peoplePath}
            />
          </ul>
        </nav>
      )}
      {county.children?.length === 0 ? (
        <EmptyState icon={PinIcon} title={t('empty')}>
          {null}
        </EmptyState>
      ) : null}
      {office ? <OfficialsDialog area={office} onClose={() => setOffice(null)} /> : null}
      {parent ? (
        <AreaAddDialog
          parent={parent}
          onClose={() => setParent(null)}
          onAdded={(parentId) => {
            toggle(parentId, true);
            setParent(null);
          }}
        />
      ) : null}
    </div>
  );
}
