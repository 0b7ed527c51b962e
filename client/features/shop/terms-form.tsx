import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { FieldRow, NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { defineTexts } from '#client/ui/i18n';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';

const useTermsTexts = defineTexts('shop-terms', {
  zh: {
    title: '店规',
    returnDays: '几天内可以退货',
    holdDays: '预留几天（0 为不预留）',
    openReservations: '每户同时几个预留',
    nearExpiryDays: '到期前几天提醒',
    countDueDays: '下月几号前盘点入账',
    salesDays: '补货看近几天兑换',
    coverDays: '一次补够几天',
    pickupCheck: '取货时查什么',
    PIN: '取货码和兑换密码',
    CODE: '只要取货码',
    PINHint: '更稳妥',
    CODEHint: '更方便，码不能给别人看',
    save: '保存',
    saved: '店规已保存',
  },
  en: {
    title: 'Terms of the shop',
    returnDays: 'Days for a return',
    holdDays: 'Days goods are kept (0: none)',
    openReservations: 'Open reservations of a household',
    nearExpiryDays: 'Days of warning before a date',
    countDueDays: 'Day of the next month for the count',
    salesDays: 'Days of sales to look back on',
    coverDays: 'Days an order should last',
    pickupCheck: 'What is asked for at pick-up',
    PIN: 'Code and PIN',
    CODE: 'The code alone',
    PINHint: 'safer',
    CODEHint: 'easier; the code must be kept from others',
    save: 'Save',
    saved: 'Terms saved',
  },
});

const TermsForm_shop = graphql(`
  fragment TermsForm_shop on Shop {
    id
    returnDays
    holdDays
    openReservations
    pickupCheck
    nearExpiryDays
    countDueDays
    salesDays
    coverDays
  }
`);

const ReviseTermsDocument = graphql(`
  mutation ReviseTerms($input: TermsInput!) {
    reviseTerms(input: $input) {
      id
      ...TermsForm_shop
    }
  }
`);

const NUMBERS = [
  ['returnDays', 0, 60],
  ['holdDays', 0, 30],
  ['openReservations', 1, 20],
  ['nearExpiryDays', 1, 365],
  ['countDueDays', 0, 28],
  ['salesDays', 7, 366],
  ['coverDays', 7, 366],
] as const;

/** The shop's numbers, set by the village office. */
export function TermsForm({
  shop: masked,
  onClose,
}: {
  shop: FragmentType<typeof TermsForm_shop>;
  onClose: () => void;
}) {
  const t = useTermsTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const shop = unmask(TermsForm_shop, masked);
  const [revise] = useMutation(ReviseTermsDocument);
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <Form
        submit={t('save')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const number = (name: (typeof NUMBERS)[number][0]) => readNumber(values, name) ?? shop[name];
          const input = intent.sign({
            shopId: shop.id,
            returnDays: number('returnDays'),
            holdDays: number('holdDays'),
            openReservations: number('openReservations'),
            nearExpiryDays: number('nearExpiryDays'),
            countDueDays: number('countDueDays'),
            salesDays: number('salesDays'),
            coverDays: number('coverDays'),
            pickupCheck: readText(values, 'pickupCheck') === 'CODE' ? ('CODE' as const) : ('PIN' as const),
          });
          await revise({ variables: { input } });
          intent.done();
          toast.good(t('saved'));
          onClose();
        }}
      >
        <FieldRow>
          {NUMBERS.map(([name, min, max]) => (
            <NumberField
              key={name}
              name={name}
              label={t(name)}
              min={min}
              max={max}
              defaultValue={String(shop[name])}
              required
            />
          ))}
        </FieldRow>
        <RadioCards
          name="pickupCheck"
          label={t('pickupCheck')}
          defaultValue={shop.pickupCheck}
          columns={2}
          options={[
            { value: 'PIN', label: t('PIN'), hint: t('PINHint') },
            { value: 'CODE', label: t('CODE'), hint: t('CODEHint') },
          ]}
        />
      </Form>
    </Dialog>
  );
}
