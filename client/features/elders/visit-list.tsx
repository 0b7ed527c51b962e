import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { VisitList_VisitFragment, VisitWish } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Checkbox, RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { useErrorText } from '#client/ui/error-text';
import { NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { CheckCircleIcon } from '#client/ui/icons';
import { Row, Stack } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { ENDS, OCCASION_KEY, useElderTexts, VISIT_KEY, VISIT_TONE } from './elder-texts';
import { useWishWords } from './wish-fields';

const VisitList_visit = graphql(`
  fragment VisitList_visit on ElderVisit {
    id
    occasion
    onDay
    part
    wishes
    met
    state
    endReason
    minutes
    recordId
    moves
    elderName
    elder {
      id
    }
    home {
      number
      phone
    }
    visitor {
      id
      name
    }
  }
`);

const FinishVisitDocument = graphql(`
  mutation FinishVisit($input: FinishVisitInput!) {
    finishVisit(input: $input) {
      id
      ...VisitList_visit
    }
  }
`);
const ConfirmVisitsDocument = graphql(`
  mutation ConfirmVisits($input: ConfirmVisitsInput!) {
    confirmVisits(input: $input) {
      id
      ...VisitList_visit
    }
  }
`);
const CancelVisitDocument = graphql(`
  mutation CancelVisit($input: CancelVisitInput!) {
    cancelVisit(input: $input) {
      id
      ...VisitList_visit
    }
  }
`);

const useVisitTexts = defineTexts('visit-list', {
  zh: {
    finish: '去过了',
    finishTitle: '看望{{name}}',
    minutes: '待了多少分钟',
    met: '帮上了什么',
    finishSend: '登记',
    finished: '登记好了，等另一个人确认。',
    confirm: '确认所选的 {{count}} 次',
    confirmed: '确认好了，算进履职，并生成积分记录等审批。',
    confirmHint: '问过老人家再确认；自己去的要别人来确认。',
    off: '没有去',
    offTitle: '{{name}}那一次为什么没有去',
    offDone: '已记下',
    move: '改日子',
    need: '转成求助',
    record: '看记录',
    tools: '操作',
    none: '这个月还没有探访。',
    unit: '分钟',
  },
  en: {
    finish: 'Visit made',
    finishTitle: 'Visit to {{name}}',
    minutes: 'How many minutes',
    met: 'What could be done',
    finishSend: 'Keep it',
    finished: 'Kept; somebody else confirms it.',
    confirm: 'Confirm {{count}}',
    confirmed: 'Confirmed: it counts as a duty, and its record waits for approval.',
    confirmHint: 'Ask the elder first; own visits are confirmed by somebody else.',
    off: 'Call off',
    offTitle: 'Why was {{name}} not visited?',
    offDone: 'Kept',
    move: 'Move',
    need: 'Ask volunteers',
    record: 'Record',
    tools: 'Actions',
    none: 'No visits this month.',
    unit: 'minutes',
  },
});

export type VisitRow = VisitList_VisitFragment;

type Props = {
  visits: readonly FragmentType<typeof VisitList_visit>[];
  caption: string;
  onMove?: (visit: VisitRow) => void;
  onNeed?: (visit: VisitRow) => void;
  onChanged: () => void;
};

/** Visits of a month with what the viewer may do: say made, confirm several at once, move, call off. */
export function VisitList({ visits: masked, caption, onMove, onNeed, onChanged }: Props) {
  const t = useElderTexts();
  const v = useVisitTexts();
  const f = useFormat();
  const words = useWishWords();
  const intent = useIntent();
  const errorText = useErrorText();
  const visits = unmask(VisitList_visit, masked);
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [finishing, setFinishing] = useState<VisitRow | null>(null);
  const [ending, setEnding] = useState<VisitRow | null>(null);
  const [confirm] = useMutation(ConfirmVisitsDocument);
  const named = (word: string, { elderName, onDay }: VisitRow): string =>
    `${word}${t.pick('：', ': ')}${elderName} ${f.day(onDay)}`;
  const confirmable = visits.some(({ moves }) => moves.includes('CONFIRM'));
  const columns: Column<VisitRow>[] = [
    {
      key: 'elder',
      header: t('elder'),
      head: true,
      nowrap: true,
      cell: ({ elderName, home }) => (
        <>
          {elderName}
          {home ? (
            <div className="muted small">
              {home.number}
              <br />
              {home.phone}
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'when',
      header: t('when'),
      cell: ({ onDay, part }) => `${f.day(onDay)} ${f.weekday(onDay)} ${t(part)}`,
    },
    { key: 'visitor', header: t('visitor'), nowrap: true, cell: ({ visitor }) => visitor.name },
    {
      key: 'wishes',
      header: t('wishes'),
      cell: ({ wishes, met, occasion }) =>
        [occasion === 'ROUTINE' ? '' : t(OCCASION_KEY[occasion]), words(met.length > 0 ? met : wishes)]
          .filter(Boolean)
          .join(' · ') || '–',
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, endReason, minutes }) => (
        <>
          <StatusTag tone={VISIT_TONE[state]}>{t(VISIT_KEY[state])}</StatusTag>
          {minutes ? ` ${f.minutes(minutes)}` : ''}
          {endReason ? ` ${t(endReason)}` : ''}
        </>
      ),
    },
    {
      key: 'tools',
      header: v('tools'),
      hideHeader: true,
      cell: (visit) => (
        <div className="no-print">
          <Row>
            {visit.moves.includes('FINISH') ? (
              <Button
                size="small"
                kind="primary"
                aria-label={named(v('finish'), visit)}
                onClick={() => setFinishing(visit)}
              >
                {v('finish')}
              </Button>
            ) : null}
            {visit.moves.includes('MOVE') && onMove ? (
              <Button size="small" aria-label={named(v('move'), visit)} onClick={() => onMove(visit)}>
                {v('move')}
              </Button>
            ) : null}
            {visit.moves.includes('CANCEL') ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={named(v('off'), visit)}
                onClick={() => setEnding(visit)}
              >
                {v('off')}
              </Button>
            ) : null}
            {onNeed && visit.wishes.length > 0 && visit.state !== 'CANCELLED' ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={named(v('need'), visit)}
                onClick={() => onNeed(visit)}
              >
                {v('need')}
              </Button>
            ) : null}
            {visit.recordId ? (
              <LinkButton
                size="small"
                kind="quiet"
                to={`/work/records/${visit.recordId}`}
                aria-label={named(v('record'), visit)}
              >
                {v('record')}
              </LinkButton>
            ) : null}
          </Row>
        </div>
      ),
    },
  ];

  async function confirmPicked(): Promise<void> {
    setBusy(true);
    try {
      await confirm({ variables: { input: intent.sign({ visitIds: [...picked] }) } });
      intent.done();
      setPicked(new Set());
      toast.good(v('confirmed'));
      onChanged();
    } catch (error) {
      toast.bad(errorText(error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack>
      {confirmable ? (
        <div className="no-print">
          <Row>
            <Button
              kind="primary"
              icon={CheckCircleIcon}
              busy={busy}
              disabled={picked.size === 0}
              onClick={() => void confirmPicked()}
            >
              {v('confirm', { count: picked.size })}
            </Button>
            <span className="muted">{v('confirmHint')}</span>
          </Row>
        </div>
      ) : null}
      <Table
        caption={caption}
        rows={visits}
        rowKey={({ id }) => id}
        columns={columns}
        selection={
          confirmable
            ? {
                selected: picked,
                onChange: setPicked,
                labelOf: ({ elderName }) => elderName,
                canSelect: ({ moves }) => moves.includes('CONFIRM'),
              }
            : undefined
        }
        empty={<p className="muted">{v('none')}</p>}
      />
      {finishing ? (
        <FinishDialog
          visit={finishing}
          onClose={() => setFinishing(null)}
          onDone={() => {
            setFinishing(null);
            onChanged();
          }}
        />
      ) : null}
      {ending ? (
        <OffDialog
          visit={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null);
            onChanged();
          }}
        />
      ) : null}
    </Stack>
  );
}

type DialogProps = { visit: VisitRow; onClose: () => void; onDone: () => void };

function FinishDialog({ visit, onClose, onDone }: DialogProps) {
  const t = useElderTexts();
  const v = useVisitTexts();
  const intent = useIntent();
  const [finish] = useMutation(FinishVisitDocument);
  const [met, setMet] = useState<VisitWish[]>([...visit.wishes]);
  return (
    <Dialog open onClose={onClose} title={v('finishTitle', { name: visit.elderName })}>
      <Form
        submit={v('finishSend')}
        submitKind="primary"
        onSubmit={async (values) => {
          const minutes = readNumber(values, 'minutes') ?? 30;
          await finish({ variables: { input: intent.sign({ visitId: visit.id, minutes, met }) } });
          intent.done();
          toast.good(v('finished'));
          onDone();
        }}
      >
        <NumberField
          name="minutes"
          label={v('minutes')}
          suffix={v('unit')}
          min={5}
          max={480}
          step={5}
          defaultValue="40"
          required
        />
        {visit.wishes.length > 0 ? (
          <fieldset className="choices">
            <legend className="field-label">{v('met')}</legend>
            <Stack gap="small">
              {visit.wishes.map((wish) => (
                <Checkbox
                  key={wish}
                  label={t(wish)}
                  checked={met.includes(wish)}
                  onChange={(on) =>
                    setMet(visit.wishes.filter((each) => (each === wish ? on : met.includes(each))))
                  }
                />
              ))}
            </Stack>
          </fieldset>
        ) : null}
      </Form>
    </Dialog>
  );
}

function OffDialog({ visit, onClose, onDone }: DialogProps) {
  const t = useElderTexts();
  const v = useVisitTexts();
  const intent = useIntent();
  const [cancel] = useMutation(CancelVisitDocument);
  const [reason, setReason] = useState<(typeof ENDS)[number]>('NOT_HOME');
  return (
    <Dialog open onClose={onClose} title={v('offTitle', { name: visit.elderName })} width="narrow">
      <Form
        submit={v('finishSend')}
        submitKind="primary"
        onSubmit={async () => {
          await cancel({ variables: { input: intent.sign({ visitId: visit.id, reason }) } });
          intent.done();
          toast.good(v('offDone'));
          onDone();
        }}
      >
        <RadioCards
          name="reason"
          label={v('off')}
          hideLabel
          value={reason}
          onChange={(next) => setReason(ENDS.find((each) => each === next) ?? 'NOT_HOME')}
          options={ENDS.map((value) => ({ value, label: t(value) }))}
        />
      </Form>
    </Dialog>
  );
}
