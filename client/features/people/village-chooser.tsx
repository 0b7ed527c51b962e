import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { SearchField } from '#client/ui/search-field';
import { EmptyState } from '#client/ui/states';
import { PinIcon } from '#client/ui/more-icons';
import { usePeopleTexts } from './resident-texts';
import './village-chooser.css';

const VillageChooser_county = graphql(`
  fragment VillageChooser_county on Area {
    id
    children {
      id
      kind
      nameZh
      nameEn
      children {
        id
        kind
        nameZh
        nameEn
      }
    }
  }
`);

type Props = { county: FragmentType<typeof VillageChooser_county>; pathOf: (villageId: string) => string };

/** All villages and communities of the county under their towns, with search. */
export function VillageChooser({ county, pathOf }: Props) {
  const t = usePeopleTexts();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const fits = (area: { nameZh: string; nameEn: string }) =>
    area.nameZh.includes(wanted) || area.nameEn.toLowerCase().includes(wanted);
  const towns = unmask(VillageChooser_county, county)
    .children.map((town) => {
      const villages = town.children.filter(({ kind }) => kind === 'VILLAGE' || kind === 'COMMUNITY');
      return { ...town, villages: fits(town) ? villages : villages.filter(fits) };
    })
    .filter((town) => town.villages.length > 0);
  const count = towns.reduce((sum, town) => sum + town.villages.length, 0);
  return (
    <div className="village-chooser">
      <SearchField
        label={t('searchVillage')}
        placeholder={t('searchVillageHint')}
        value={search}
        onChange={setSearch}
        delay={100}
      />
      <p className="muted small" role="status">
        {t('foundVillages', { count })}
      </p>
      {towns.length === 0 ? (
        <EmptyState icon={PinIcon} title={t('noVillage')}>
          {t('noVillageHint')}
        </EmptyState>
      ) : (
        <div className="village-chooser-towns">
          {towns.map((town) => (
            <section key={town.id} aria-labelledby={`town-${town.id}`}>
              <h2 id={`town-${town.id}`}>{t.pick(town.nameZh, town.nameEn)}</h2>
              <ul role="list">
                {town.villages.map((village) => (
                  <li key={village.id}>
                    <TextLink to={pathOf(village.id)}>{t.pick(village.nameZh, village.nameEn)}</TextLink>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}
