import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ComingList } from '#client/features/elders/coming-list';
import { ElderCorner } from '#client/features/elders/elder-corner';
import { BookSlotDialog } from '#client/features/elders/slot-dialogs';
import { SlotList, type SlotRow } from '#client/features/elders/slot-list';
import { VisitList } from '#client/features/elders/visit-list';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { RadioCards } from '#client/ui/choice';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { NoHousehold } from './no-household';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const EldersPageDocument = graphql(`
  query EldersPage($villageId: ID!) {
    myElders {
      id
      name
      mealIds
      classIds
      ...ElderCorner_corner
    }
    myElderVisits {
      id
      state
      ...VisitList_visit
    }
    elderMeals(villageId: $villageId) {
      id
      ...ComingList_meal
    }
    elderClasses(villageId: $villageId) {
      id
      ...ComingList_class
    }
    videoSlots(villageId: $villageId) {
      id
      ...SlotList_slot
    }
    elderFigures(villageId: $villageId) {
      visits
      heads
      sessions
      calls
    }
  }
`);

const useEldersTexts = defineTexts('elders-page', {
  zh: {
    title: '老年人协会',
    lead: '看望、聚餐、手机课、和家里人视频。没有手机的，打电话给协会也一样。',
    mine: '我家的老人',
    none: '您家里没有到年纪的老人。亲戚家的老人，请村里登记亲属关系以后就能在这里帮着约。',
    visits: '我要去看望的老人',
    coming: '聚餐和手机课',
    video: '亲情视频',
    videoLead: '到村里的大屏幕前，和在外地的家里人见见面。一个时段一家人。',
    who: '给谁约',
    year: '今年协会看望老人 {{visits}} 次，{{heads}} 人次一起吃饭，上手机课 {{sessions}} 节，打亲情视频 {{calls}} 次。',
  },
  en: {
    title: 'Elders’ association',
    lead: 'Visits, meals, phone classes, video calls. A call to the association does as well.',
    mine: 'Elders of my family',
    none: 'Nobody of that age in your household. For relatives, ask the village to note the kinship.',
    visits: 'Elders whom I visit',
    coming: 'Meals and classes',
    video: 'Video calls',
    videoLead: 'Meet the family far away at the village’s screen; one slot for one family.',
    who: 'For whom',
    year: 'This year: {{visits}} visits, {{heads}} at the meals, {{sessions}} class sessions, {{calls}} video calls.',
  },
});

/** `/elders`: the association for elders and their families. */
export function EldersPage() {
  const t = useEldersTexts();
  const f = useFormat();
  const now = useServerNow();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const [slot, setSlot] = useState<SlotRow | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const { data, error, loading, refetch } = useQuery(EldersPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const elders = data?.myElders ?? [];
  const elderId = picked ?? elders[0]?.id ?? null;
  const visits = data?.myElderVisits.filter(({ state }) => state === 'PLANNED' || state === 'DONE') ?? [];
  const again = (): void => void refetch();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {viewer && !villageId ? <NoHousehold /> : null}
      <Stack gap="large">
        <QueryState data={data} error={error} loading={loading} onRetry={again} />
        {data ? (
          <>
            <Section title={t('mine')}>
              {elders.length === 0 ? <p className="muted">{t('none')}</p> : null}
              <Stack>
                {elders.map((corner) => (
                  <ElderCorner
                    key={corner.id}
                    corner={corner}
                    own={corner.id === viewer?.resident.id}
                    onChanged={again}
                  />
                ))}
              </Stack>
            </Section>
            {visits.length > 0 ? (
              <Section title={t('visits')}>
                <VisitList visits={visits} caption={t('visits')} onChanged={again} />
              </Section>
            ) : null}
            <Section title={t('coming')}>
              <ComingList
                meals={data.elderMeals}
                classes={data.elderClasses}
                elders={elders}
                now={now()}
                onChanged={again}
              />
            </Section>
            <Section title={t('video')} lead={t('videoLead')}>
              <SlotList
                slots={data.videoSlots}
                now={now()}
                mayRun={false}
                onBook={elders.length > 0 ? setSlot : null}
                onHeld={null}
                onChanged={again}
              />
            </Section>
            <p className="muted">{t('year', { ...data.elderFigures })}</p>
          </>
        ) : null}
      </Stack>
      {slot ? (
        <BookSlotDialog
          slotId={slot.id}
          title={`${f.dateTime(slot.startsAt)} · ${slot.place}`}
          elderId={elderId}
          elder={
            <RadioCards
              name="elderId"
              label={t('who')}
              value={elderId ?? ''}
              onChange={setPicked}
              options={elders.map(({ id, name }) => ({ value: id, label: name }))}
            />
          }
          onClose={() => setSlot(null)}
          onDone={() => {
            setSlot(null);
            again();
          }}
        />
      ) : null}
    </>
  );
}
