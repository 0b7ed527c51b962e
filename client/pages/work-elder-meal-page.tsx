import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { JoinMealDocument } from '#client/features/elders/coming-list';
import { MealSheet } from '#client/features/elders/meal-sheet';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { FieldRow, NumberField } from '#client/ui/fields';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkElderMealPageDocument = graphql(`
  query WorkElderMealPage($id: ID!) {
    elderMeal(id: $id) {
      id
      title
      place
      startsAt
      ...MealSheet_meal
    }
  }
`);
const MealMembersDocument = graphql(`
  query MealMembers($villageId: ID!) {
    eldersDesk(villageId: $villageId) {
      villageId
      council {
        id
        seats {
          id
          resident {
            id
            name
          }
        }
      }
    }
  }
`);

const useMealTexts = defineTexts('work-elder-meal-page', {
  zh: {
    title: '聚餐',
    back: '节日聚餐',
    who: '打电话报名的老人',
    companions: '陪同几人',
    add: '替他报上',
    added: '报上了',
  },
  en: {
    title: 'Meal',
    back: 'Meals',
    who: 'Elder who called',
    companions: 'Come along',
    add: 'Put on the list',
    added: 'On the list',
  },
});

/** `/work/elders/meals/:mealId`: one meal with its heads and its place list. */
export function WorkElderMealPage() {
  const t = useMealTexts();
  const f = useFormat();
  const now = useServerNow();
  const intent = useIntent();
  const errorText = useErrorText();
  const { mealId = '' } = useParams();
  const { village } = useWorkVillage();
  const villageId = village?.id ?? '';
  const [elder, setElder] = useState<PersonChoice | null>(null);
  const [companions, setCompanions] = useState('0');
  const [join] = useMutation(JoinMealDocument);
  const { data, error, loading, refetch } = useQuery(WorkElderMealPageDocument, {
    variables: { id: mealId },
    fetchPolicy: 'cache-and-network',
  });
  const { data: desk } = useQuery(MealMembersDocument, { variables: { villageId }, skip: villageId === '' });
  const meal = data?.elderMeal;
  const members = desk?.eldersDesk.council?.seats.map(({ resident }) => resident) ?? [];

  async function add(): Promise<void> {
    if (!elder) return;
    try {
      const input = { mealId, elderId: elder.id, companions: Number(companions) || 0 };
      await join({ variables: { input: intent.sign(input) } });
      intent.done();
      setElder(null);
      setCompanions('0');
      toast.good(t('added'));
      await refetch();
    } catch (fault) {
      toast.bad(errorText(fault).message);
    }
  }

  return (
    <>
      <PageHeader
        title={meal?.title ?? t('title')}
        lead={meal ? `${f.dateTime(meal.startsAt)} · ${meal.place}` : undefined}
        back={{ to: '/work/elders/meals', label: t('back') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {meal ? (
        <MealSheet
          meal={meal}
          now={now()}
          members={members}
          add={
            <Stack gap="small">
              <FieldRow>
                <PersonCombobox
                  villageId={villageId}
                  name="elder"
                  label={t('who')}
                  chosen={elder}
                  onChoose={setElder}
                />
                <NumberField
                  name="companions"
                  label={t('companions')}
                  min={0}
                  max={2}
                  value={companions}
                  onChange={setCompanions}
                />
              </FieldRow>
              <Row>
                <Button disabled={!elder} onClick={() => void add()}>
                  {t('add')}
                </Button>
              </Row>
            </Stack>
          }
        />
      ) : null}
    </>
  );
}
