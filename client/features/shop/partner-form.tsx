import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSettlementTexts } from './settlement-texts';

const PartnerForm_shop = graphql(`
  fragment PartnerForm_shop on Shop {
    id
    nameZh
    nameEn
    openingZh
    openingEn
    agreement
    centsPerPoint
  }
`);

const RevisePartnerDocument = graphql(`
  mutation RevisePartner($input: PartnerInput!) {
    revisePartner(input: $input) {
      ...PartnerForm_shop
    }
  }
`);

type Props = {
  village: { id: string };
  /** Null: a new one is opened. */
  shop: FragmentType<typeof PartnerForm_shop> | null;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
};

/** A partner's name, opening times and agreement. */
export function PartnerForm({ village, shop: masked, onClose, onSaved }: Props) {
  const t = useSettlementTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [revise] = useMutation(RevisePartnerDocument);
  const shop = unmask(PartnerForm_shop, masked);
  const yuan = shop?.centsPerPoint ? String(shop.centsPerPoint / 100) : '1';
  return (
    <Dialog open onClose={onClose} title={t(shop ? 'edit' : 'open')}>
      <Form
        submit={t('save')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            villageId: village.id,
            shopId: shop?.id ?? null,
            nameZh: readText(values, 'nameZh'),
            nameEn: readText(values, 'nameEn'),
            openingZh: readText(values, 'openingZh'),
            openingEn: readText(values, 'openingEn'),
            agreement: readText(values, 'agreement'),
            centsPerPoint: Math.round((readNumber(values, 'centsPerPoint') ?? 0) * 100),
          });
          await revise({ variables: { input } });
          intent.done();
          await onSaved();
          toast.good(t('saved', { name: t.pick(input.nameZh, input.nameEn) }));
          onClose();
        }}
      >
        <TextField name="nameZh" label={t('nameZh')} defaultValue={shop?.nameZh} maxLength={60} required />
        <TextField name="nameEn" label={t('nameEn')} defaultValue={shop?.nameEn} maxLength={80} required />
        <TextField
          name="openingZh"
          label={t('openingZh')}
          defaultValue={shop?.openingZh}
          maxLength={120}
          optionalMark
        />
        <TextField
          name="openingEn"
          label={t('openingEn')}
          defaultValue={shop?.openingEn}
          maxLength={160}
          optionalMark
        />
        <TextField
          name="agreement"
          label={t('agreement')}
          defaultValue={shop?.agreement ?? ''}
          maxLength={80}
          required
        />
        <NumberField
          name="centsPerPoint"
          label={t('price')}
          defaultValue={yuan}
          min={0.01}
          step={0.01}
          required
        />
      </Form>
    </Dialog>
  );
}
