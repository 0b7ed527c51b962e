import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { AppointDialog } from '#client/features/people/appoint-dialog';
import { HistoryList } from '#client/features/people/history-list';
import { ResidentFacts } from '#client/features/people/resident-facts';
import { ResidentKin } from '#client/features/people/resident-kin';
import { ResidentPosts } from '#client/features/people/resident-posts';
import { ResidentWorkMoves } from '#client/features/people/resident-work-moves';
import { useSession } from '#client/features/people/session';
import { useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { PlusIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useRegisterPageTexts } from './register-page-texts';
import { useServerNow } from './server-now';

const ResidentPageDocument = graphql(`
  query ResidentPage($id: ID!, $villageId: ID!) {
    resident(id: $id) {
      id
      name
      village {
        id
        nameZh
        nameEn
      }
      posts {
        id
        ...ResidentPosts_post
      }
      history {
        ...HistoryList_entry
      }
      ...ResidentFacts_resident
      ...ResidentWorkMoves_resident
      ...ResidentKin_resident
    }
    area(id: $villageId) {
      id
      trail {
        id
        nameZh
        nameEn
      }
      children {
        id
        nameZh
        nameEn
      }
    }
    councils(areaId: $villageId) {
      id
      nameZh
      nameEn
    }
    shop(villageId: $villageId) {
      id
      nameZh
      nameEn
    }
  }
`);

type Named = { id: string; nameZh: string; nameEn: string };

/** `/work/residents/:residentId`: one person, the posts, the kin, and what the clerk can do. */
export function ResidentPage() {
  const t = useRegisterPageTexts();
  const { may } = useSession();
  const now = useServerNow();
  const choice = useWorkVillage();
  const { residentId = '' } = useParams();
  const [appointing, setAppointing] = useState(false);
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(ResidentPageDocument, {
    variables: { id: residentId, villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const resident = data?.resident;
  const back = { to: '/work/people?view=residents', label: t('people') };
  if (!resident) {
    return (
      <>
        <PageHeader title={data ? t('noResident') : t('resident')} back={back} />
        <QueryState
          data={data}
          error={error ?? choice.error}
          loading={loading || choice.loading}
          onRetry={() => void refetch()}
          kind="page"
        />
        {data ? <EmptyState title={t('noResident')}>{t('noneText')}</EmptyState> : null}
      </>
    );
  }
  const option = ({ id, nameZh, nameEn }: Named) => ({ value: id, label: t.pick(nameZh, nameEn) });
  const village = resident.village?.id ?? villageId;
  return (
    <>
      <PageHeader
        title={resident.name}
        back={back}
        eyebrow={resident.village ? t.pick(resident.village.nameZh, resident.village.nameEn) : undefined}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      <TwoColumn
        main={
          <Stack gap="large">
            <Section title={t('members')}>
              <ResidentFacts resident={resident} />
            </Section>
            <Section
              title={t('posts')}
              actions={
                may('APPOINT_POSTS') ? (
                  <Button size="small" icon={PlusIcon} onClick={() => setAppointing(true)}>
                    {t('appoint')}
                  </Button>
                ) : undefined
              }
            >
              <ResidentPosts posts={resident.posts} mayEnd={may('APPOINT_POSTS')} now={now} />
            </Section>
            <Section title={t('kin')}>
              <ResidentKin resident={resident} villageId={village} mayManage={may('MANAGE_PEOPLE')} />
            </Section>
            <Section title={t('history')}>
              <HistoryList entries={resident.history} />
            </Section>
          </Stack>
        }
        aside={
          <Card title={t('doNow')} tone="accent">
            <ResidentWorkMoves
              resident={resident}
              villageId={village}
              mayManage={may('MANAGE_PEOPLE')}
              mayFile={may('FILE_RECORD')}
            />
          </Card>
        }
      />
      {appointing ? (
        <AppointDialog
          residentId={resident.id}
          areas={data.area ? data.area.trail.toReversed().concat(data.area.children).map(option) : []}
          councils={data.councils.map(option)}
          shops={data.shop ? [option(data.shop)] : []}
          now={now}
          onClose={() => setAppointing(false)}
        />
      ) : null}
    </>
  );
}
