import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { PinIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Row, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVolunteerAreas } from './volunteer-areas';
import { VolunteeringSums } from './volunteering-sums';
import { useVolunteeringTexts } from './volunteering-texts';

const VolunteeringPageDocument = graphql(`
  query VolunteeringPage($areaId: ID!, $year: Int!) {
    area(id: $areaId) {
      id
      kind
      nameZh
      nameEn
      parent {
        id
        nameZh
        nameEn
      }
    }
    volunteerParts(areaId: $areaId) {
      area {
        id
        kind
        nameZh
        nameEn
      }
      teams
      volunteers
      paused
    }
    teamKinds(areaId: $areaId) {
      kind
      teams
      members
    }
    areaHours(areaId: $areaId, year: $year) {
      year
      minutes
      persons
      parts {
        areaId
        minutes
        persons
      }
      months {
        month
        minutes
        persons
      }
      kinds {
        kind
        minutes
      }
    }
  }
`);

/** `/work/volunteering`: teams, volunteers and hours of a county by towns, of a town by villages, of a village alone. */
export function VolunteeringPage() {
  const t = useVolunteeringTexts();
  const f = useFormat();
  const [params, setParams] = useSearchParams();
  const now = useServerNow()();
  const thisYear = Number(toDateInput(now).slice(0, 4));
  const { areas, error: noAreas, loading: waiting } = useVolunteerAreas();
  const areaId = params.get('area') ?? areas[0]?.id ?? '';
  const asked = Number(params.get('year'));
  const year = asked >= 2000 && asked <= thisYear ? asked : thisYear;
  const { data, previousData, error, loading, refetch } = useQuery(VolunteeringPageDocument, {
    variables: { areaId, year },
    skip: areaId === '',
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const area = shown?.area;
  const parent = area?.parent;
  const choose = (key: 'area' | 'year') => (value: string) =>
    setParams((before) => {
      before.set(key, value);
      return before;
    });
  const name = area ? t.pick(area.nameZh, area.nameEn) : '';
  // One step up, as far as the viewer's posts reach; the ways of those who hold several stand in the choice.
  const above = parent && areas.some(({ id }) => id === areaId) ? null : (parent ?? null);
  return (
    <>
      <PageHeader
        title={name ? `${name}：${t('title')}` : t('title')}
        lead={t('lead')}
        back={
          above
            ? {
                to: `/work/volunteering?area=${above.id}&year=${year}`,
                label: t('up', { name: t.pick(above.nameZh, above.nameEn) }),
              }
            : { to: '/work/volunteers', label: t('register') }
        }
        actions={shown ? <PrintButton /> : null}
      />
      <p className="print-only">{t('asOf', { day: f.date(now) })}</p>
      <Stack gap="large">
        <div className="no-print">
          <Row wrap>
            {areas.length > 1 ? (
              <SelectField
                name="area"
                label={t('area')}
                hideLabel
                value={areas.some(({ id }) => id === areaId) ? areaId : ''}
                onChange={choose('area')}
                options={[
                  ...(areas.some(({ id }) => id === areaId) ? [] : [{ value: '', label: name }]),
                  ...areas.map((each) => ({ value: each.id, label: t.pick(each.nameZh, each.nameEn) })),
                ]}
              />
            ) : null}
            <SegmentedControl
              label={t('chooseYear')}
              value={String(year)}
              onChange={choose('year')}
              options={[thisYear, thisYear - 1, thisYear - 2].map((each) => ({
                value: String(each),
                label: t('year', { year: each }),
              }))}
            />
            {area && (area.kind === 'VILLAGE' || area.kind === 'COMMUNITY') ? (
              <>
                <LinkButton to={`/work/hours?village=${area.id}`}>{t('villageHours')}</LinkButton>
                <LinkButton to={`/work/teams?village=${area.id}`}>{t('villageTeams')}</LinkButton>
              </>
            ) : null}
          </Row>
        </div>
        <QueryState
          data={shown}
          error={error ?? noAreas}
          loading={loading || waiting}
          onRetry={() => void refetch()}
          kind="page"
        />
        {!waiting && !noAreas && areaId === '' ? (
          <EmptyState icon={PinIcon} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        ) : null}
        {shown ? (
          <VolunteeringSums
            areaId={shown.area?.id ?? areaId}
            year={shown.areaHours.year}
            parts={shown.volunteerParts}
            kinds={shown.teamKinds}
            hours={shown.areaHours}
          />
        ) : null}
      </Stack>
    </>
  );
}
