import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { CallMealDialog } from '#client/features/elders/call-meal-dialog';
import { MEAL_KEY, MEAL_TONE, useElderTexts } from '#client/features/elders/elder-texts';
import { graphql } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkElderMealsPageDocument = graphql(`
  query WorkElderMealsPage($villageId: ID!) {
    eldersDesk(villageId: $villageId) {
      villageId
      mayRun
    }
    elderMeals(villageId: $villageId) {
      id
      title
      festival
      place
      startsAt
      state
      heads {
        guests
        companions
      }
    }
  }
`);

const useMealsTexts = defineTexts('work-elder-meals-page', {
  zh: {
    title: '节日聚餐',
    lead: '报多少人、坐几桌、谁坐哪一桌。厨房按人头备菜。',
    call: '办一次聚餐',
    none: '还没有办过聚餐。',
    line: '{{when}} · {{place}} · {{count}} 人',
  },
  en: {
    title: 'Festival meals',
    lead: 'How many come, at how many tables, and who sits where.',
    call: 'Call a meal',
    none: 'No meals yet.',
    line: '{{when}} · {{place}} · {{count}} heads',
  },
});

/** `/work/elders/meals`: festival meals with their heads. */
export function WorkElderMealsPage() {
  const t = useMealsTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')}>
      {(villageId) => <Meals villageId={villageId} />}
    </ElderOffice>
  );
}

function Meals({ villageId }: { villageId: string }) {
  const t = useMealsTexts();
  const words = useElderTexts();
  const f = useFormat();
  const now = useServerNow();
  const navigate = useNavigate();
  const [calling, setCalling] = useState(false);
  const { data, error, loading, refetch } = useQuery(WorkElderMealsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data?.eldersDesk.mayRun ? (
        <div>
          <Button kind="primary" icon={PlusIcon} onClick={() => setCalling(true)}>
            {t('call')}
          </Button>
        </div>
      ) : null}
      {data && data.elderMeals.length === 0 ? <p className="muted">{t('none')}</p> : null}
      {data && data.elderMeals.length > 0 ? (
        <CardList label={t('title')}>
          {data.elderMeals.map((meal) => (
            <li key={meal.id}>
              <CardLink
                to={`/work/elders/meals/${meal.id}`}
                title={`${words(meal.festival)} · ${meal.title}`}
                end={<StatusTag tone={MEAL_TONE[meal.state]}>{words(MEAL_KEY[meal.state])}</StatusTag>}
              >
                {t('line', {
                  when: f.dateTime(meal.startsAt),
                  place: meal.place,
                  count: meal.heads.guests + meal.heads.companions,
                })}
              </CardLink>
            </li>
          ))}
        </CardList>
      ) : null}
      {calling ? (
        <CallMealDialog
          villageId={villageId}
          now={now()}
          onClose={() => setCalling(false)}
          onCalled={(mealId) => void navigate(`/work/elders/meals/${mealId}`)}
        />
      ) : null}
    </Stack>
  );
}
