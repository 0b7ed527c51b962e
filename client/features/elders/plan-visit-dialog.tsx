import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import type { DayPart, VisitOccasion } from '#client/gql/graphql';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { DateField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { OCCASION_KEY, PARTS, useElderTexts } from './elder-texts';
import { TakeOverNeedDocument } from './waiting-needs';

const PlanVisitDocument = graphql(`
  mutation PlanVisit($input: PlanVisitInput!) {
    planVisit(input: $input) {
      id
    }
  }
`);
const MoveVisitDocument = graphql(`
  mutation MoveVisit($input: MoveVisitInput!) {
    moveVisit(input: $input) {
      id
      ...VisitList_visit
    }
  }
`);

const usePlanVisitTexts = defineTexts('plan-visit-dialog', {
  zh: {
    plan: '给{{name}}排一次探访',
    move: '改{{name}}的探访',
    send: '排好',
    sendMove: '改好',
    done: '排好了，去的人会收到消息。',
    occasion: '为什么去',
    missing: '请选谁去',
  },
  en: {
    plan: 'Plan a visit to {{name}}',
    move: 'Move the visit to {{name}}',
    send: 'Plan it',
    sendMove: 'Move it',
    done: 'Done; the visitor is told.',
    occasion: 'Occasion',
    missing: 'Please choose who goes',
  },
});

type Props = {
  elder: { id: string; name: string };
  /** A planned visit that is moved; without it a new one. */
  visit?: { id: string; onDay: string; part: DayPart };
  /** A waiting request for help that the visit answers. */
  needId?: string;
  /** The day that the form proposes. */
  day: string;
  min: string;
  occasion?: VisitOccasion;
  /** The field that chooses who goes, and whom it chose. */
  visitor: ReactNode;
  visitorId: string | null;
  onClose: () => void;
  onDone: () => void;
};

const OCCASIONS = ['ROUTINE', 'BIRTHDAY', 'FESTIVAL'] as const;

/** One visit: who goes, on which day and part of it. */
export function PlanVisitDialog({
  elder,
  visit,
  needId,
  day,
  min,
  occasion = 'ROUTINE',
  visitor,
  visitorId,
  onClose,
  onDone,
}: Props) {
  const t = useElderTexts();
  const p = usePlanVisitTexts();
  const intent = useIntent();
  const [part, setPart] = useState<DayPart>(visit?.part ?? 'MORNING');
  const [plan] = useMutation(PlanVisitDocument);
  const [move] = useMutation(MoveVisitDocument);
  const [takeOver] = useMutation(TakeOverNeedDocument);
  return (
    <Dialog open onClose={onClose} title={p(visit ? 'move' : 'plan', { name: elder.name })}>
      <Form
        submit={p(visit ? 'sendMove' : 'send')}
        submitKind="primary"
        check={() => (visitorId ? {} : { visitorId: p('missing') })}
        onSubmit={async (values) => {
          const onDay = readText(values, 'onDay');
          const to = visitorId ?? '';
          if (visit) {
            await move({
              variables: { input: intent.sign({ visitId: visit.id, visitorId: to, onDay, part }) },
            });
          } else if (needId) {
            await takeOver({ variables: { input: intent.sign({ needId, visitorId: to, onDay, part }) } });
          } else {
            const why = OCCASIONS.find((each) => each === readText(values, 'occasion')) ?? 'ROUTINE';
            const input = { elderId: elder.id, visitorId: to, onDay, part, occasion: why };
            await plan({ variables: { input: intent.sign(input) } });
          }
          intent.done();
          toast.good(p('done'));
          onDone();
        }}
      >
        {visitor}
        <DateField name="onDay" label={t('dayLabel')} defaultValue={visit?.onDay ?? day} min={min} required />
        <RadioCards
          name="part"
          label={t('part')}
          columns={3}
          value={part}
          onChange={(next) => setPart(PARTS.find((each) => each === next) ?? 'MORNING')}
          options={PARTS.map((value) => ({ value, label: t(value) }))}
        />
        {visit || needId ? null : (
          <SelectField
            name="occasion"
            label={p('occasion')}
            defaultValue={occasion}
            options={OCCASIONS.map((value) => ({ value, label: t(OCCASION_KEY[value]) }))}
          />
        )}
      </Form>
    </Dialog>
  );
}
