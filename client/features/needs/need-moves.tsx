import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { NeedMove, NeedMoves_NeedFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, SelectField, TextArea, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput, toTimeInput } from '#client/ui/format';
import { CheckCircleIcon } from '#client/ui/icons';
import { StarIcon } from '#client/ui/more-icons';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { END_KEY, useNeedTexts } from './need-texts';

const NeedMoves_need = graphql(`
  fragment NeedMoves_need on Need {
    id
    own
    moves
    wantedFrom
    wantedUntil
    minutes
    visit {
      id
      startsAt
      minutes
      helper {
        id
        name
      }
    }
  }
`);

const AcceptNeedDocument = graphql(`
  mutation AcceptNeed($input: AcceptNeedInput!) {
    acceptNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const GiveBackNeedDocument = graphql(`
  mutation GiveBackNeed($input: NeedWordsInput!) {
    giveBackNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const FinishNeedDocument = graphql(`
  mutation FinishNeed($input: FinishNeedInput!) {
    finishNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const DenyNeedDocument = graphql(`
  mutation DenyNeed($input: NotDoneInput!) {
    denyNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const ConfirmNeedDocument = graphql(`
  mutation ConfirmNeed($input: ConfirmNeedInput!) {
    confirmNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const RateNeedDocument = graphql(`
  mutation RateNeed($input: RateNeedInput!) {
    rateNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const WithdrawNeedDocument = graphql(`
  mutation WithdrawNeed($input: NeedWordsInput!) {
    withdrawNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);
const CloseNeedDocument = graphql(`
  mutation CloseNeed($input: CloseNeedInput!) {
    closeNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
    }
  }
`);

type Props = {
  need: FragmentType<typeof NeedMoves_need>;
  now: Date;
};

const HALF_HOUR = 1_800_000;

/** The earliest full half hour at which a visit can still begin. */
function firstStart(need: NeedMoves_NeedFragment, now: Date): Date {
  const from = Math.max(Date.parse(need.wantedFrom), now.getTime());
  return new Date(Math.ceil(from / HALF_HOUR) * HALF_HOUR);
}

/** One button for each move that the viewer may make now. */
export function NeedMoves({ need: masked, now }: Props) {
  const t = useNeedTexts();
  const f = useFormat();
  const intent = useIntent();
  const need = unmask(NeedMoves_need, masked);
  const { own } = need;
  const [accept] = useMutation(AcceptNeedDocument);
  const [giveBack] = useMutation(GiveBackNeedDocument);
  const [finish] = useMutation(FinishNeedDocument);
  const [deny] = useMutation(DenyNeedDocument);
  const [confirm] = useMutation(ConfirmNeedDocument);
  const [rate] = useMutation(RateNeedDocument);
  const [withdraw] = useMutation(WithdrawNeedDocument);
  const [close] = useMutation(CloseNeedDocument);
  const [asked, setAsked] = useState<NeedMove | null>(null);
  const [how, setHow] = useState<'CALL' | 'IN_PERSON'>('CALL');
  const shut = (): void => setAsked(null);
  const may = (move: NeedMove): boolean => need.moves.includes(move);
  const sign = <Input extends object>(input: Input) => intent.sign({ needId: need.id, ...input });

  function done(
    word:
      | 'accepted'
      | 'gaveBack'
      | 'finished'
      | 'toldHelper'
      | 'confirmedDone'
      | 'rated'
      | 'withdrawn'
      | 'closed',
  ) {
    intent.done();
    shut();
    toast.good(t(word));
  }

  const start = firstStart(need, now);
  const began = need.visit && Date.parse(need.visit.startsAt) < now.getTime() ? need.visit.startsAt : now;
  return (
    <>
      <Row wrap>
        {may('ACCEPT') ? (
          <Button kind="primary" size="large" icon={CheckCircleIcon} onClick={() => setAsked('ACCEPT')}>
            {t('accept')}
          </Button>
        ) : null}
        {may('FINISH') ? (
          <Button kind="primary" size="large" icon={CheckCircleIcon} onClick={() => setAsked('FINISH')}>
            {t('finish')}
          </Button>
        ) : null}
        {may('CONFIRM') ? (
          <Button kind="primary" size="large" icon={CheckCircleIcon} onClick={() => setAsked('CONFIRM')}>
            {t('confirm')}
          </Button>
        ) : null}
        {may('RATE') ? (
          <Button kind="primary" icon={StarIcon} onClick={() => setAsked('RATE')}>
            {t('rate')}
          </Button>
        ) : null}
        {may('NOT_DONE') ? <Button onClick={() => setAsked('NOT_DONE')}>{t('notDone')}</Button> : null}
        {may('GIVE_BACK') ? <Button onClick={() => setAsked('GIVE_BACK')}>{t('giveBack')}</Button> : null}
        {may('WITHDRAW') ? <Button onClick={() => setAsked('WITHDRAW')}>{t('withdraw')}</Button> : null}
        {may('CLOSE') ? <Button onClick={() => setAsked('CLOSE')}>{t('close')}</Button> : null}
      </Row>
      <Dialog open={asked === 'ACCEPT'} onClose={shut} title={t('acceptTitle')} width="narrow">
        <p>{t('acceptText')}</p>
        <Form
          submit={t('accept')}
          submitKind="primary"
          onSubmit={async (values) => {
            const startsAt = fromDateTimeInput(readText(values, 'day'), readText(values, 'time'));
            await accept({ variables: { input: sign({ startsAt }) } });
            done('accepted');
          }}
        >
          <FieldRow>
            <DateField name="day" label={t('finishDay')} required defaultValue={toDateInput(start)} />
            <TimeField name="time" label={t('acceptAt')} required defaultValue={toTimeInput(start)} />
          </FieldRow>
        </Form>
      </Dialog>
      <Dialog open={asked === 'FINISH'} onClose={shut} title={t('finish')} width="narrow">
        <Form
          submit={t('finish')}
          submitKind="primary"
          onSubmit={async (values) => {
            const beganAt = fromDateTimeInput(readText(values, 'day'), readText(values, 'time'));
            const minutes = readNumber(values, 'minutes') ?? need.minutes;
            await finish({ variables: { input: sign({ beganAt, minutes }) } });
            done('finished');
          }}
        >
          <FieldRow>
            <DateField name="day" label={t('finishDay')} required defaultValue={toDateInput(began)} />
            <TimeField name="time" label={t('finishFrom')} required defaultValue={toTimeInput(began)} />
          </FieldRow>
          <NumberField
            name="minutes"
            label={t('finishMinutes')}
            suffix={t('minuteUnit')}
            required
            min={15}
            max={480}
            defaultValue={String(need.minutes)}
          />
        </Form>
      </Dialog>
      <ConfirmDialog
        open={asked === 'CONFIRM'}
        onCancel={shut}
        title={t('confirm')}
        confirm={t('confirm')}
        onConfirm={async () => {
          await confirm({ variables: { input: sign({ how: own ? null : how }) } });
          done('confirmedDone');
        }}
      >
        <p>
          {t('confirmText', {
            helper: need.visit?.helper.name ?? '',
            minutes: f.minutes(need.visit?.minutes ?? 0),
          })}
        </p>
        {own ? null : (
          <RadioCards
            name="how"
            label={t('confirmHow')}
            value={how}
            onChange={(next) => setHow(next === 'CALL' ? 'CALL' : 'IN_PERSON')}
            options={[
              { value: 'CALL', label: t('howCALL') },
              { value: 'IN_PERSON', label: t('howIN_PERSON') },
            ]}
          />
        )}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'NOT_DONE'}
        onCancel={shut}
        title={t('notDone')}
        confirm={t('notDone')}
        reason={{ label: t('notDoneWhy'), required: true, maxLength: 200 }}
        onConfirm={async (reason) => {
          await deny({ variables: { input: sign({ reason }) } });
          done('toldHelper');
        }}
      >
        {t('notDoneText')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'GIVE_BACK'}
        onCancel={shut}
        title={t('giveBack')}
        confirm={t('giveBack')}
        reason={{ label: t('why'), maxLength: 200 }}
        onConfirm={async (words) => {
          await giveBack({ variables: { input: sign({ words }) } });
          done('gaveBack');
        }}
      >
        {t('giveBackText')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'WITHDRAW'}
        onCancel={shut}
        title={t('withdraw')}
        confirm={t('withdraw')}
        reason={{ label: t('why'), maxLength: 200 }}
        onConfirm={async (words) => {
          await withdraw({ variables: { input: sign({ words }) } });
          done('withdrawn');
        }}
      >
        {t('withdrawText')}
      </ConfirmDialog>
      <Dialog open={asked === 'RATE'} onClose={shut} title={t('rateTitle')} width="narrow">
        <Form
          submit={t('rate')}
          submitKind="primary"
          onSubmit={async (values) => {
            const rating = readNumber(values, 'rating') ?? 5;
            await rate({ variables: { input: sign({ rating, words: readText(values, 'words') }) } });
            done('rated');
          }}
        >
          <RadioCards
            name="rating"
            label={t('rateLabel')}
            defaultValue="5"
            hint={t('rateNote')}
            options={([5, 4, 3, 2, 1] as const).map((star) => ({
              value: String(star),
              label: t(`star${star}`),
            }))}
          />
          <TextArea name="words" label={t('rateWords')} maxLength={200} rows={2} />
        </Form>
      </Dialog>
      <Dialog open={asked === 'CLOSE'} onClose={shut} title={t('closeTitle')} width="narrow">
        <Form
          submit={t('close')}
          submitKind="danger"
          onSubmit={async (values) => {
            const reason = REASONS.find((each) => each === readText(values, 'reason')) ?? 'NOT_FEASIBLE';
            await close({ variables: { input: sign({ reason, words: readText(values, 'words') }) } });
            done('closed');
          }}
        >
          <SelectField
            name="reason"
            label={t('closeReason')}
            required
            options={REASONS.map((reason) => ({ value: reason, label: t(END_KEY[reason]) }))}
          />
          <TextArea name="words" label={t('closeWords')} maxLength={200} rows={2} />
        </Form>
      </Dialog>
    </>
  );
}

const REASONS = ['NOT_FEASIBLE', 'NO_LONGER_NEEDED', 'FAMILY_HELPED', 'DUPLICATE'] as const;
