import { useQuery } from '@apollo/client/react';
import { useSession } from '#client/features/people/session';
import { VillageChooser } from '#client/features/people/village-chooser';
import { graphql } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { HouseIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { ErrorState, LoadingState } from '#client/ui/states';

const BoardPageDocument = graphql(`
  query BoardPage {
    county {
      id
      nameZh
      nameEn
      ...VillageChooser_county
    }
  }
`);

const useBoardPageTexts = defineTexts('board-page', {
  zh: {
    title: '公示栏',
    lead: '不用登录。选一个村，看正在公示的积分、已到账的积分、超市商品和规则。',
    own: '我的村：{{village}}',
    ownNote: '直接看本村的公示',
  },
  en: {
    title: 'Public board',
    lead: 'No sign-in needed. Choose a village to see points in publicity, points released, goods and rules.',
    own: 'My village: {{village}}',
    ownNote: 'Straight to its notices',
  },
});

export function BoardPage() {
  const t = useBoardPageTexts();
  const { viewer } = useSession();
  const { data, error, loading, refetch } = useQuery(BoardPageDocument);
  const own = viewer?.village;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        eyebrow={data ? t.pick(data.county.nameZh, data.county.nameEn) : undefined}
      />
      <Stack>
        {own ? (
          <CardList>
            <li>
              <CardLink
                to={`/board/${own.id}`}
                icon={HouseIcon}
                title={t('own', { village: t.pick(own.nameZh, own.nameEn) })}
              >
                {t('ownNote')}
              </CardLink>
            </li>
          </CardList>
        ) : null}
        {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {loading && !data ? <LoadingState kind="list" rows={6} /> : null}
        {data ? <VillageChooser county={data.county} pathOf={(id) => `/board/${id}`} /> : null}
      </Stack>
    </>
  );
}
