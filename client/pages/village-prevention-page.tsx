import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { ActivityLines } from '#client/features/prevention/activity-lines';
import { usePreventionTexts } from '#client/features/prevention/prevention-texts';
import { YearFigures } from '#client/features/prevention/year-figures';
import { graphql } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { BookIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const VillagePreventionPageDocument = graphql(`
  query VillagePreventionPage($villageId: ID!, $year: Int!) {
    area(id: $villageId) {
      id
      nameZh
      nameEn
    }
    preventionYear(villageId: $villageId, year: $year) {
      ...YearFigures_year
    }
    ahead: preventionActivities(villageId: $villageId, stage: AHEAD, first: 10) {
      nodes {
        id
        ...ActivityLines_activity
      }
    }
    past: preventionActivities(villageId: $villageId, stage: PAST, first: 10) {
      nodes {
        id
        ...ActivityLines_activity
      }
    }
    preventionMaterials(villageId: $villageId) {
      id
      kind
      name
      latest {
        id
        version
        titleZh
        titleEn
      }
    }
  }
`);

const useVillagePreventionTexts = defineTexts('village-prevention-page', {
  zh: {
    title: '{{village}}禁毒禁赌宣传',
    plain: '禁毒禁赌宣传',
    back: '公示栏',
    ahead: '近期活动',
    past: '办过的',
    year: '{{year}}年',
    note: '到场只数人头，不记是谁。',
  },
  en: {
    title: '{{village}}: against drugs and gambling',
    plain: 'Against drugs and gambling',
    back: 'Board',
    ahead: 'Coming up',
    past: 'Held',
    year: '{{year}}',
    note: 'Heads are counted, never names.',
  },
});

/** `/board/:villageId/prevention`: what the association does, its texts to print, and the year in figures. For everybody. */
export function VillagePreventionPage() {
  const t = useVillagePreventionTexts();
  const words = usePreventionTexts();
  const now = useServerNow();
  const { villageId = '' } = useParams();
  const year = Number(toDateInput(now()).slice(0, 4));
  const { data, error, loading, refetch } = useQuery(VillagePreventionPageDocument, {
    variables: { villageId, year },
  });
  const village = data?.area;
  return (
    <>
      <PageHeader
        title={village ? t('title', { village: words.pick(village.nameZh, village.nameEn) }) : t('plain')}
        back={{ to: `/board/${villageId}`, label: t('back') }}
        actions={<PrintButton />}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data ? (
        <Stack gap="large">
          <Notice tone="info">{words('tips')}</Notice>
          <Section title={t('ahead')}>
            {data.ahead.nodes.length > 0 ? (
              <ActivityLines activities={data.ahead.nodes} />
            ) : (
              <p className="muted">{words('none')}</p>
            )}
          </Section>
          <Section title={words('materials')}>
            {data.preventionMaterials.length > 0 ? (
              <CardList>
                {data.preventionMaterials.map(({ id, kind, latest }) => (
                  <li key={id}>
                    <CardLink
                      to={`/board/${villageId}/materials/${id}`}
                      icon={BookIcon}
                      title={words.pick(latest.titleZh, latest.titleEn)}
                    >
                      {words(kind)} · {words('version', { version: latest.version })}
                    </CardLink>
                  </li>
                ))}
              </CardList>
            ) : (
              <p className="muted">{words('materialsNone')}</p>
            )}
          </Section>
          <Section title={t('year', { year })} lead={t('note')}>
            <YearFigures figures={data.preventionYear} year={year} now={now()} />
          </Section>
          <Section title={t('past')}>
            {data.past.nodes.length > 0 ? (
              <ActivityLines activities={data.past.nodes} />
            ) : (
              <p className="muted">{words('pastNone')}</p>
            )}
          </Section>
        </Stack>
      ) : null}
    </>
  );
}
