import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { CeremonyCards } from '#client/features/ceremonies/ceremony-cards';
import { NotifyForm } from '#client/features/ceremonies/notify-form';
import { StandardCard } from '#client/features/ceremonies/standard-card';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PlusCircleIcon } from '#client/ui/icons';
import { PrintIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { NoHousehold } from './no-household';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const CeremoniesPageDocument = graphql(`
  query CeremoniesPage($villageId: ID!) {
    myCeremonies {
      id
      ...CeremonyCards_ceremony
    }
    ceremonyStandard(villageId: $villageId) {
      id
      ...StandardCard_standard
    }
  }
`);

const useCeremoniesTexts = defineTexts('ceremonies-page', {
  zh: {
    title: '红白事报备',
    lead: '家里办婚事、丧事，先跟红白理事会说一声：桌椅碗筷可以借，办得简朴还能得积分。',
    ask: '我家要报备',
    mine: '我家报备过的',
    none: '还没有报备过。',
    phone: '不方便用手机的，打电话或写个条子给理事会、村委会，他们替您登记。',
    standard: '村里的标准',
    poster: '看海报',
  },
  en: {
    title: 'Notice of a wedding or funeral',
    lead: 'Tell the council beforehand: it lends tables and bowls, and keeping it simple brings points.',
    ask: 'Give notice',
    mine: 'Notices of my household',
    none: 'None so far.',
    phone: 'A call or a note to the council or the village office does as well; they write it down.',
    standard: 'The village standard',
    poster: 'Poster',
  },
});

/** `/ceremonies`: a family gives notice of a wedding or funeral, and sees how its notices stand. */
export function CeremoniesPage() {
  const t = useCeremoniesTexts();
  const now = useServerNow();
  const navigate = useNavigate();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const [asking, setAsking] = useState(false);
  const { data, error, loading, refetch } = useQuery(CeremoniesPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          villageId ? (
            <LinkButton to={`/board/${villageId}/customs`} icon={PrintIcon}>
              {t('poster')}
            </LinkButton>
          ) : undefined
        }
      />
      {viewer && !viewer.resident.household ? <NoHousehold /> : null}
      <Stack gap="large">
        {viewer?.resident.household && villageId ? (
          asking ? (
            <Card>
              <NotifyForm
                villageId={villageId}
                now={now()}
                onDone={(ceremonyId) => void navigate(`/ceremonies/${ceremonyId}`)}
              />
            </Card>
          ) : (
            <Button kind="primary" size="large" wide icon={PlusCircleIcon} onClick={() => setAsking(true)}>
              {t('ask')}
            </Button>
          )
        ) : null}
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        {data ? (
          <Section title={t('mine')}>
            {data.myCeremonies.length > 0 ? (
              <CeremonyCards ceremonies={data.myCeremonies} pathOf={(id) => `/ceremonies/${id}`} />
            ) : (
              <p className="muted">{t('none')}</p>
            )}
          </Section>
        ) : null}
        {data ? (
          <Section title={t('standard')}>
            <StandardCard standard={data.ceremonyStandard} />
          </Section>
        ) : null}
        <p className="muted">{t('phone')}</p>
      </Stack>
    </>
  );
}
