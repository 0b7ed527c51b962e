import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import type { DayPart, VisitWish } from '#client/gql/graphql';
import { Dialog } from '#client/ui/dialog';
import { FieldRow, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useElderTexts } from './elder-texts';
import { PartFields, WishFields } from './wish-fields';

const KeepElderCardDocument = graphql(`
  mutation KeepElderCard($input: ElderCardInput!) {
    keepElderCard(input: $input) {
      id
      wishes
      parts
    }
  }
`);
const KeepBirthdayDocument = graphql(`
  mutation KeepBirthday($input: BirthdayInput!) {
    keepBirthday(input: $input) {
      id
      month
      day
    }
  }
`);

const useCardTexts = defineTexts('elder-card-dialogs', {
  zh: {
    tell: '{{name}}想要什么',
    wishes: '想要什么',
    parts: '什么时候方便',
    birthdayTitle: '生日是几月几日',
    monthOf: '{{count}}月',
    dayOf: '{{count}}日',
    months: '月',
    days: '日',
    missing: '请选是哪位老人',
  },
  en: {
    tell: 'What {{name}} wishes',
    wishes: 'Wishes',
    parts: 'When it suits',
    birthdayTitle: 'Month and day of the birthday',
    monthOf: '{{count}}',
    dayOf: '{{count}}',
    months: 'Month',
    days: 'Day',
    missing: 'Please choose the elder',
  },
});

type CardProps = {
  elder: { id: string; name: string };
  wishes: readonly VisitWish[];
  parts: readonly DayPart[];
  onClose: () => void;
  onChanged: () => void;
};

/** What an elder wishes of visits: ticked by the elder, or by the association for who says so. */
export function ElderCardDialog({ elder, wishes: before, parts: suits, onClose, onChanged }: CardProps) {
  const t = useElderTexts();
  const c = useCardTexts();
  const intent = useIntent();
  const [keepCard] = useMutation(KeepElderCardDocument);
  const [wishes, setWishes] = useState<VisitWish[]>([...before]);
  const [parts, setParts] = useState<DayPart[]>([...suits]);
  return (
    <Dialog open onClose={onClose} title={c('tell', { name: elder.name })}>
      <Form
        submit={t('save')}
        submitKind="primary"
        onSubmit={async () => {
          await keepCard({ variables: { input: intent.sign({ elderId: elder.id, wishes, parts }) } });
          intent.done();
          toast.good(t('saved'));
          onChanged();
          onClose();
        }}
      >
        <WishFields label={c('wishes')} picked={wishes} onChange={setWishes} />
        <PartFields label={c('parts')} picked={parts} onChange={setParts} />
      </Form>
    </Dialog>
  );
}

type BirthdayProps = {
  elderId: string | null;
  birthday: { month: number; day: number } | null;
  /** For the association: the field that finds the elder. */
  elder?: ReactNode;
  onClose: () => void;
  onChanged: () => void;
};

/** Month and day, and nothing else of a birthday. */
export function BirthdayDialog({ elderId, birthday, elder, onClose, onChanged }: BirthdayProps) {
  const t = useElderTexts();
  const c = useCardTexts();
  const intent = useIntent();
  const [keepDay] = useMutation(KeepBirthdayDocument);
  const numbers = (count: number, word: 'monthOf' | 'dayOf') =>
    Array.from({ length: count }, (_, place) => ({
      value: String(place + 1),
      label: c(word, { count: place + 1 }),
    }));
  return (
    <Dialog open onClose={onClose} title={c('birthdayTitle')}>
      <Form
        submit={t('save')}
        submitKind="primary"
        check={() => (elderId ? {} : { elderId: c('missing') })}
        onSubmit={async (values) => {
          const input = {
            elderId: elderId ?? '',
            month: readNumber(values, 'month') ?? 1,
            day: readNumber(values, 'day') ?? 1,
          };
          await keepDay({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(t('saved'));
          onChanged();
          onClose();
        }}
      >
        {elder}
        <FieldRow>
          <SelectField
            name="month"
            label={c('months')}
            defaultValue={String(birthday?.month ?? 1)}
            options={numbers(12, 'monthOf')}
          />
          <SelectField
            name="day"
            label={c('days')}
            defaultValue={String(birthday?.day ?? 1)}
            options={numbers(31, 'dayOf')}
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}
