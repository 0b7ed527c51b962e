import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { PraisedList } from '#client/features/praise/praised-list';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const HonourRollPageDocument = graphql(`
  query HonourRollPage($villageId: ID!) {
    area(id: $villageId) {
      id
      nameZh
      nameEn
    }
    deedNotices(villageId: $villageId) {
      id
      ...PraisedList_deed
    }
    honourRoll(villageId: $villageId) {
      id
      ...PraisedList_deed
    }
    elderFigures(villageId: $villageId) {
      visits
      heads
      sessions
      calls
    }
  }
`);

const useHonoursTexts = defineTexts('honour-roll-page', {
  zh: {
    title: '{{village}}光荣榜',
    loading: '光荣榜',
    lead: '村里人推荐、道德评议会核实、无记名表决评出来的好人好事。都是本人同意才写名字，撤回马上撤下。',
    back: '回到公示栏',
    notices: '正在公示',
    noNotice: '现在没有公示的。',
    roll: '光荣榜',
    none: '榜上还没有人。',
    elders:
      '老年人协会今年：看望 {{visits}} 次，聚餐 {{heads}} 人次，手机课 {{sessions}} 节，亲情视频 {{calls}} 次。',
  },
  en: {
    title: 'Honour roll of {{village}}',
    loading: 'Honour roll',
    lead: 'Good deeds that villagers proposed and the moral review heard and chose in secret. Named with consent only; taken back, it is gone at once.',
    back: 'Back to the board',
    notices: 'In notice now',
    noNotice: 'None now.',
    roll: 'Honour roll',
    none: 'Nobody yet.',
    elders:
      'The elders’ association this year: {{visits}} visits, {{heads}} at the meals, {{sessions}} class sessions, {{calls}} video calls.',
  },
});

/** `/board/:villageId/honours`: good deeds in notice and awarded, for everybody. */
export function HonourRollPage() {
  const t = useHonoursTexts();
  const { villageId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(HonourRollPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const village = data?.area;
  return (
    <>
      <PageHeader
        title={village ? t('title', { village: t.pick(village.nameZh, village.nameEn) }) : t('loading')}
        lead={t('lead')}
        back={{ to: `/board/${villageId}`, label: t('back') }}
        actions={data ? <PrintButton /> : null}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <Stack gap="large">
          <Section title={t('notices')}>
            <PraisedList deeds={data.deedNotices} empty={t('noNotice')} />
          </Section>
          <Section title={t('roll')}>
            <PraisedList deeds={data.honourRoll} empty={t('none')} />
          </Section>
          <p className="muted">{t('elders', { ...data.elderFigures })}</p>
        </Stack>
      ) : null}
    </>
  );
}
