import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '#client/features/people/session';
import { DAY_KEYS, PART_KEYS, useTeamTexts } from '#client/features/teams/team-texts';
import { KINDS, LANGUAGES, optionsOf, SKILLS, SOURCES } from '#client/features/teams/team-words';
import { VolunteersTable } from '#client/features/teams/volunteers-table';
import { VouchDialogs } from '#client/features/teams/vouch-dialogs';
import { graphql } from '#client/gql';
import type { ServiceKind, Skill, SourceGroup, SpokenLanguage } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { SelectField } from '#client/ui/fields';
import { ClipboardIcon } from '#client/ui/icons';
import { PlusIcon, UploadIcon, UsersIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { SearchField } from '#client/ui/search-field';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { RegisterVolunteer } from './register-volunteer';
import { useVolunteerAreas } from './volunteer-areas';
import '#client/features/teams/teams.css';

const VolunteersPageDocument = graphql(`
  query VolunteersPage($areaId: ID!, $filter: VolunteerFilter!, $after: String) {
    volunteers(areaId: $areaId, filter: $filter, first: 50, after: $after) {
      nodes {
        id
        ...VolunteersTable_volunteer
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`);

type Chosen = {
  kind: string;
  skill: string;
  language: string;
  source: string;
  day: string;
  part: string;
  text: string;
};
const nothing: Chosen = { kind: '', skill: '', language: '', source: '', day: '', part: '', text: '' };

/** The bits of the chosen day and span; null where neither is chosen. */
function freeAt({ day, part }: Chosen): number | null {
  if (day === '' && part === '') return null;
  let bits = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    for (let place = 0; place < 3; place += 1) {
      const fits = (day === '' || Number(day) === weekday) && (part === '' || Number(part) === place);
      if (fits) bits |= 1 << (weekday * 3 + place);
    }
  }
  return bits;
}

/** `/work/volunteers`: find volunteers of a village, a town or the county; `?do=new` registers one. */
export function VolunteersPage() {
  const [params] = useSearchParams();
  return params.get('do') === 'new' ? <RegisterVolunteer /> : <Found />;
}

function Found() {
  const t = useTeamTexts();
  const { may } = useSession();
  const { areas, error: noAreas, loading: waiting } = useVolunteerAreas();
  const [areaChosen, setArea] = useState('');
  const [chosen, setChosen] = useState(nothing);
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const areaId = areaChosen || areas[0]?.id || '';
  const filter = {
    kind: (chosen.kind || null) as ServiceKind | null,
    skill: (chosen.skill || null) as Skill | null,
    language: (chosen.language || null) as SpokenLanguage | null,
    sourceGroup: (chosen.source || null) as SourceGroup | null,
    freeAt: freeAt(chosen),
    text: chosen.text.trim() || null,
  };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(VolunteersPageDocument, {
    variables: { areaId, filter },
    skip: areaId === '',
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.volunteers;
  const set = (key: keyof Chosen) => (value: string) => {
    setSelected(new Set());
    setChosen((before) => ({ ...before, [key]: value }));
  };
  const any = { value: '', label: t('any') };
  return (
    <>
      <PageHeader
        title={t('volunteers')}
        lead={t('volunteersLead')}
        actions={
          <>
            <LinkButton to="/work/volunteering" icon={ClipboardIcon}>
              {t('overview')}
            </LinkButton>
            {may('IMPORT_VOLUNTEERS') ? (
              <LinkButton to="/work/volunteers/import" icon={UploadIcon}>
                {t('import')}
              </LinkButton>
            ) : null}
            {may('IMPORT_VOLUNTEERS') && may('MANAGE_PEOPLE') ? (
              <LinkButton kind="primary" to="/work/volunteers?do=new" icon={PlusIcon}>
                {t('registerFor')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Stack>
        <SearchField label={t('search')} value={chosen.text} onChange={set('text')} />
        <div className="filter-columns">
          {areas.length > 1 ? (
            <SelectField
              name="area"
              label={t('area')}
              value={areaId}
              onChange={setArea}
              options={areas.map((area) => ({ value: area.id, label: t.pick(area.nameZh, area.nameEn) }))}
            />
          ) : null}
          <SelectField
            name="kind"
            label={t('kind')}
            value={chosen.kind}
            onChange={set('kind')}
            options={[any, ...optionsOf(KINDS, t.pick)]}
          />
          <SelectField
            name="skill"
            label={t('skills')}
            value={chosen.skill}
            onChange={set('skill')}
            options={[any, ...optionsOf(SKILLS, t.pick)]}
          />
          <SelectField
            name="language"
            label={t('languages')}
            value={chosen.language}
            onChange={set('language')}
            options={[any, ...optionsOf(LANGUAGES, t.pick)]}
          />
          <SelectField
            name="day"
            label={t('freeDay')}
            value={chosen.day}
            onChange={set('day')}
            options={[any, ...DAY_KEYS.map((key, day) => ({ value: String(day), label: t(key) }))]}
          />
          <SelectField
            name="part"
            label={t('freePart')}
            value={chosen.part}
            onChange={set('part')}
            options={[any, ...PART_KEYS.map((key, part) => ({ value: String(part), label: t(key) }))]}
          />
          <SelectField
            name="source"
            label={t('source')}
            value={chosen.source}
            onChange={set('source')}
            options={[any, ...optionsOf(SOURCES, t.pick)]}
          />
        </div>
        <QueryState
          data={list}
          error={error ?? noAreas}
          loading={loading || waiting}
          onRetry={() => void refetch()}
        />
        {list ? <p role="status">{t('found_', { count: list.totalCount })}</p> : null}
        <VouchDialogs chosen={selected} onDone={() => setSelected(new Set())} />
        {list && list.nodes.length === 0 && !loading ? (
          <EmptyState icon={UsersIcon} title={t('nobody')} />
        ) : null}
        {list && list.nodes.length > 0 ? (
          <>
            <VolunteersTable
              volunteers={list.nodes}
              loading={loading}
              selected={selected}
              onSelect={setSelected}
            />
            <LoadMore
              hasMore={list.pageInfo.hasNextPage}
              shown={list.nodes.length}
              total={list.totalCount}
              onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
            />
          </>
        ) : null}
      </Stack>
    </>
  );
}
