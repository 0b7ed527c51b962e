import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';

const ComingList_meal = graphql(`
  fragment ComingList_meal on ElderMeal {
    id
    title
    place
    startsAt
    state
    closesOn
    tables
    seats
    heads {
      guests
      companions
    }
  }
`);
const ComingList_class = graphql(`
  fragment ComingList_class on ElderClass {
    id
    title
    place
    places
    taken
    state
    sessions {
      id
      no
      topic
      startsAt
    }
  }
`);

export const JoinMealDocument = graphql(`
  mutation JoinMeal($input: JoinMealInput!) {
    joinMeal(input: $input) {
      id
      ...ComingList_meal
    }
  }
`);
const LeaveMealDocument = graphql(`
  mutation LeaveMeal($input: LeaveMealInput!) {
    leaveMeal(input: $input) {
      id
      ...ComingList_meal
    }
  }
`);
export const JoinClassDocument = graphql(`
  mutation JoinClass($input: JoinClassInput!) {
    joinClass(input: $input) {
      id
      ...ComingList_class
    }
  }
`);
const LeaveClassDocument = graphql(`
  mutation LeaveClass($input: JoinClassInput!) {
    leaveClass(input: $input) {
      id
      ...ComingList_class
    }
  }
`);

const useComingTexts = defineTexts('coming-list', {
  zh: {
    mealWhen: '{{when}} · {{place}}',
    until: '报名到{{day}}',
    left: '还有 {{count}} 个座位',
    join: '{{name}}来',
    joinTwo: '{{name}}来，再带一人',
    leave: '{{name}}不来了',
    coming: '{{name}}已报名',
    classWhen: '{{place}}，共 {{count}} 节，第一节{{when}}',
    places: '还有 {{count}} 个名额',
    learn: '{{name}}要学',
    stop: '{{name}}不学了',
    done: '好了',
    noMeal: '近期没有聚餐。',
    noClass: '近期没有手机课。',
  },
  en: {
    mealWhen: '{{when}} · {{place}}',
    until: 'until {{day}}',
    left: '{{count}} seats left',
    join: '{{name}} comes',
    joinTwo: '{{name}} comes with one more',
    leave: '{{name}} does not come',
    coming: '{{name}} comes',
    classWhen: '{{place}}, {{count}} sessions, the first {{when}}',
    places: '{{count}} places left',
    learn: '{{name}} joins',
    stop: '{{name}} leaves',
    done: 'Done',
    noMeal: 'No meals ahead.',
    noClass: 'No classes ahead.',
  },
});

type Own = { id: string; name: string; mealIds: readonly string[]; classIds: readonly string[] };
type Props = {
  meals: readonly FragmentType<typeof ComingList_meal>[];
  classes: readonly FragmentType<typeof ComingList_class>[];
  elders: readonly Own[];
  now: Date;
  onChanged: () => void;
};

/** Meals and classes ahead, with one button for each elder of the family. */
export function ComingList({ meals: maskedMeals, classes: maskedClasses, elders, now, onChanged }: Props) {
  const c = useComingTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const [joinMeal] = useMutation(JoinMealDocument);
  const [leaveMeal] = useMutation(LeaveMealDocument);
  const [joinClass] = useMutation(JoinClassDocument);
  const [leaveClass] = useMutation(LeaveClassDocument);
  const meals = unmask(ComingList_meal, maskedMeals).filter(
    ({ state, startsAt }) => (state === 'OPEN' || state === 'SEATED') && Date.parse(startsAt) > now.getTime(),
  );
  const classes = unmask(ComingList_class, maskedClasses).filter(({ state }) => state === 'OPEN');

  async function run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      intent.done();
      toast.good(c('done'));
    } catch (error) {
      toast.bad(errorText(error).message);
    }
    onChanged();
  }

  return (
    <Stack>
      {meals.length === 0 ? <p className="muted">{c('noMeal')}</p> : null}
      {meals.map((meal) => {
        const left = meal.tables * meal.seats - meal.heads.guests - meal.heads.companions;
        return (
          <Card key={meal.id} title={meal.title} level={3}>
            <Stack>
              <p>
                {c('mealWhen', { when: f.dateTime(meal.startsAt), place: meal.place })}
                <br />
                <span className="muted">
                  {c('until', { day: f.day(meal.closesOn) })} · {c('left', { count: left })}
                </span>
              </p>
              {elders.map(({ id, name, mealIds }) => (
                <Row key={id}>
                  {mealIds.includes(meal.id) ? (
                    <>
                      <span>{c('coming', { name })}</span>
                      <Button
                        kind="quiet"
                        onClick={() =>
                          void run(() =>
                            leaveMeal({
                              variables: { input: intent.sign({ mealId: meal.id, elderId: id }) },
                            }),
                          )
                        }
                      >
                        {c('leave', { name })}
                      </Button>
                    </>
                  ) : meal.state === 'OPEN' ? (
                    [0, 1].map((companions) => (
                      <Button
                        key={companions}
                        kind={companions === 0 ? 'primary' : 'secondary'}
                        onClick={() =>
                          void run(() =>
                            joinMeal({
                              variables: { input: intent.sign({ mealId: meal.id, elderId: id, companions }) },
                            }),
                          )
                        }
                      >
                        {c(companions === 0 ? 'join' : 'joinTwo', { name })}
                      </Button>
                    ))
                  ) : null}
                </Row>
              ))}
            </Stack>
          </Card>
        );
      })}
      {classes.length === 0 ? <p className="muted">{c('noClass')}</p> : null}
      {classes.map((its) => (
        <Card key={its.id} title={its.title} level={3}>
          <Stack>
            <p>
              {c('classWhen', {
                place: its.place,
                count: its.sessions.length,
                when: its.sessions[0] ? f.dateTime(its.sessions[0].startsAt) : '',
              })}
              <br />
              <span className="muted">{c('places', { count: its.places - its.taken })}</span>
            </p>
            {elders.map(({ id, name, classIds }) => {
              const isIn = classIds.includes(its.id);
              const input = () => ({ variables: { input: intent.sign({ classId: its.id, elderId: id }) } });
              return (
                <Row key={id}>
                  <Button
                    kind={isIn ? 'quiet' : 'primary'}
                    onClick={() => void run(() => (isIn ? leaveClass(input()) : joinClass(input())))}
                  >
                    {c(isIn ? 'stop' : 'learn', { name })}
                  </Button>
                </Row>
              );
            })}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
