import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { MealSheet_MealFragment } from '#client/gql/graphql';
import { AmountFigure } from '#client/ui/amount';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { useErrorText } from '#client/ui/error-text';
import { Form } from '#client/ui/form';
import { defineTexts } from '#client/ui/i18n';
import { PrintButton } from '#client/ui/print-button';
import { Row, Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './elders.css';

const MealSheet_meal = graphql(`
  fragment MealSheet_meal on ElderMeal {
    id
    state
    startsAt
    tables
    seats
    mayRun
    heads {
      guests
      companions
      absent
    }
    guests {
      id
      companions
      state
      how
      tableNo
      elder {
        id
        name
      }
    }
  }
`);

const SeatMealDocument = graphql(`
  mutation SeatMeal($input: SeatMealInput!) {
    seatMeal(input: $input) {
      id
      ...MealSheet_meal
    }
  }
`);
const LeaveForMealDocument = graphql(`
  mutation LeaveForMeal($input: LeaveMealInput!) {
    leaveMeal(input: $input) {
      id
      ...MealSheet_meal
    }
  }
`);
const CancelMealDocument = graphql(`
  mutation CancelMeal($input: CancelMealInput!) {
    cancelMeal(input: $input) {
      id
      ...MealSheet_meal
    }
  }
`);
const CloseMealDocument = graphql(`
  mutation CloseMeal($input: HoldMealInput!) {
    closeMeal(input: $input) {
      id
      ...MealSheet_meal
    }
  }
`);

const useSheetTexts = defineTexts('meal-sheet', {
  zh: {
    heads: '一共几位',
    people: '位',
    note: '老人 {{guests}} 位，陪同 {{companions}} 位',
    room: '还有几个座位',
    seat: '排座位',
    again: '重新排座位',
    seated: '座位排好了',
    seatHint: '同一家坐一桌，同一个网格的坐得近。',
    list: '座位单',
    waiting: '报了名，还没排座位',
    table: '{{no}} 号桌',
    with: '（陪同 {{count}} 位）',
    off: '不来了',
    close: '办完了，登记谁没来',
    closeTitle: '谁报了名没来？谁帮了忙？',
    absent: '没来的',
    servers: '帮忙的理事（记入履职）',
    closeSend: '登记',
    closed: '登记好了',
    cancel: '取消聚餐',
    cancelTitle: '取消这次聚餐？',
    cancelHint: '报了名的老人会收到消息；没有手机的请打电话说一声。',
    cancelled: '取消了',
    none: '还没有人报名。',
    print: '打印座位单',
    came: '来了 {{count}} 位',
  },
  en: {
    heads: 'Heads',
    people: 'in all',
    note: '{{guests}} elders, {{companions}} come along',
    room: 'Seats left',
    seat: 'Make the place list',
    again: 'Make it anew',
    seated: 'The place list is made',
    seatHint: 'Households sit together, neighbours of a grid next to each other.',
    list: 'Place list',
    waiting: 'Coming, without a place yet',
    table: 'Table {{no}}',
    with: ' (with {{count}})',
    off: 'not coming',
    close: 'It is over: who did not come',
    closeTitle: 'Who did not come, who served?',
    absent: 'Did not come',
    servers: 'Members who served (a duty of theirs)',
    closeSend: 'Keep it',
    closed: 'Kept',
    cancel: 'Call it off',
    cancelTitle: 'Call this meal off?',
    cancelHint: 'Those who were coming are told; please call whoever has no phone.',
    cancelled: 'Called off',
    none: 'Nobody yet.',
    print: 'Print the place list',
    came: '{{count}} came',
  },
});

type Props = {
  meal: FragmentType<typeof MealSheet_meal>;
  now: Date;
  /** Members of the association who may have served. */
  members: readonly { id: string; name: string }[];
  /** The field by which somebody who called is put on the list. */
  add: ReactNode;
};

/** Who comes to a meal, at which table, and what is to be done with it. */
export function MealSheet({ meal: masked, now, members, add }: Props) {
  const s = useSheetTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const meal = unmask(MealSheet_meal, masked);
  const [seat] = useMutation(SeatMealDocument);
  const [leave] = useMutation(LeaveForMealDocument);
  const [cancel] = useMutation(CancelMealDocument);
  const [asked, setAsked] = useState<'close' | 'cancel' | null>(null);
  const [busy, setBusy] = useState(false);
  const { guests, companions } = meal.heads;
  const open = meal.state === 'OPEN' || meal.state === 'SEATED';
  const begun = Date.parse(meal.startsAt) <= now.getTime();

  async function run(work: () => Promise<unknown>, word: string): Promise<void> {
    setBusy(true);
    try {
      await work();
      intent.done();
      toast.good(word);
    } catch (error) {
      toast.bad(errorText(error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="large">
      <Row align="start">
        <AmountFigure
          value={guests + companions}
          unit={s('people')}
          label={s('heads')}
          note={s('note', { guests, companions })}
        />
        {open ? (
          <AmountFigure value={meal.tables * meal.seats - guests - companions} label={s('room')} />
        ) : null}
      </Row>
      {meal.mayRun && open ? (
        <div className="no-print">
          <Stack>
            {add}
            <Row>
              <Button
                kind="primary"
                busy={busy}
                onClick={() =>
                  void run(
                    () => seat({ variables: { input: intent.sign({ mealId: meal.id }) } }),
                    s('seated'),
                  )
                }
              >
                {s(meal.state === 'SEATED' ? 'again' : 'seat')}
              </Button>
              {begun ? <Button onClick={() => setAsked('close')}>{s('close')}</Button> : null}
              <Button kind="quiet" onClick={() => setAsked('cancel')}>
                {s('cancel')}
              </Button>
            </Row>
            <p className="muted">{s('seatHint')}</p>
          </Stack>
        </div>
      ) : null}
      <Section title={s('list')} actions={<PrintButton>{s('print')}</PrintButton>}>
        <PlaceList
          meal={meal}
          onLeave={
            meal.mayRun && open
              ? (elderId) =>
                  void run(
                    () => leave({ variables: { input: intent.sign({ mealId: meal.id, elderId }) } }),
                    s('off'),
                  )
              : null
          }
        />
      </Section>
      {asked === 'close' ? (
        <CloseDialog meal={meal} members={members} onClose={() => setAsked(null)} />
      ) : null}
      <ConfirmDialog
        open={asked === 'cancel'}
        onCancel={() => setAsked(null)}
        title={s('cancelTitle')}
        confirm={s('cancel')}
        kind="danger"
        onConfirm={async () => {
          await cancel({ variables: { input: intent.sign({ mealId: meal.id }) } });
          intent.done();
          setAsked(null);
          toast.good(s('cancelled'));
        }}
      >
        {s('cancelHint')}
      </ConfirmDialog>
    </Stack>
  );
}

type ListProps = { meal: MealSheet_MealFragment; onLeave: ((elderId: string) => void) | null };

function PlaceList({ meal, onLeave }: ListProps) {
  const s = useSheetTexts();
  const shown = meal.guests.filter(({ state }) => state === 'COMING' || state === 'CAME');
  if (shown.length === 0) return <p className="muted">{s('none')}</p>;
  const numbers = [...new Set(shown.map(({ tableNo }) => tableNo))].toSorted((a, b) => (a ?? 99) - (b ?? 99));
  return (
    <div className="meal-tables">
      {numbers.map((no) => (
        <section key={no ?? 'none'} className="meal-table keep-together">
          <h3>{no ? s('table', { no }) : s('waiting')}</h3>
          <ul role="list">
            {shown
              .filter(({ tableNo }) => tableNo === no)
              .map(({ id, elder, companions }) => (
                <li key={id}>
                  <span>
                    {elder.name}
                    {companions > 0 ? s('with', { count: companions }) : ''}
                  </span>
                  {onLeave ? (
                    <span className="no-print">
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={`${s('off')}${s.pick('：', ': ')}${elder.name}`}
                        onClick={() => onLeave(elder.id)}
                      >
                        {s('off')}
                      </Button>
                    </span>
                  ) : null}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type CloseProps = {
  meal: MealSheet_MealFragment;
  members: readonly { id: string; name: string }[];
  onClose: () => void;
};

function CloseDialog({ meal, members, onClose }: CloseProps) {
  const s = useSheetTexts();
  const intent = useIntent();
  const [close] = useMutation(CloseMealDocument);
  const [absent, setAbsent] = useState<ReadonlySet<string>>(new Set());
  const [served, setServed] = useState<ReadonlySet<string>>(new Set());
  const toggled = (set: ReadonlySet<string>, id: string, on: boolean): Set<string> => {
    const next = new Set(set);
    if (on) next.add(id);
    else next.delete(id);
    return next;
  };
  return (
    <Dialog open onClose={onClose} title={s('closeTitle')}>
      <Form
        submit={s('closeSend')}
        submitKind="primary"
        onSubmit={async () => {
          const input = { mealId: meal.id, absentIds: [...absent], serverIds: [...served] };
          await close({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(s('closed'));
          onClose();
        }}
      >
        <fieldset className="choices">
          <legend className="field-label">{s('servers')}</legend>
          {members.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={served.has(id)}
              onChange={(on) => setServed(toggled(served, id, on))}
            />
          ))}
        </fieldset>
        <fieldset className="choices">
          <legend className="field-label">{s('absent')}</legend>
          {meal.guests
            .filter(({ state }) => state === 'COMING')
            .map(({ id, elder }) => (
              <Checkbox
                key={id}
                label={elder.name}
                checked={absent.has(elder.id)}
                onChange={(on) => setAbsent(toggled(absent, elder.id, on))}
              />
            ))}
        </fieldset>
      </Form>
    </Dialog>
  );
}
