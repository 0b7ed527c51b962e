import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useStockTexts } from './stock-texts';

const ShopForm_shop = graphql(`
  fragment ShopForm_shop on Shop {
    id
    nameZh
    nameEn
    openingZh
    openingEn
  }
`);

const ReviseShopDocument = graphql(`
  mutation ReviseShop($input: ShopInput!) {
    reviseShop(input: $input) {
      ...ShopForm_shop
    }
  }
`);

type Props = {
  village: { id: string; nameZh: string; nameEn: string };
  /** Null: the village opens one. */
  shop: FragmentType<typeof ShopForm_shop> | null;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
};

/** The shop's name and opening times; saving the first ones opens it. */
export function ShopForm({ village, shop: masked, onClose, onSaved }: Props) {
  const t = useStockTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseShopDocument);
  const shop = unmask(ShopForm_shop, masked);
  return (
    <Dialog open onClose={onClose} title={t(shop ? 'shopTitle' : 'openShop')}>
      <Form
        submit={t(shop ? 'save' : 'openShop')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            villageId: village.id,
            nameZh: readText(values, 'nameZh'),
            nameEn: readText(values, 'nameEn'),
            openingZh: readText(values, 'openingZh'),
            openingEn: readText(values, 'openingEn'),
          });
          await revise({ variables: { input } });
          intent.done();
          await onSaved();
          toast.good(t('saved', { name: t.pick(input.nameZh, input.nameEn) }));
          onClose();
        }}
      >
        <TextField
          name="nameZh"
          label={t('nameZh')}
          defaultValue={shop?.nameZh ?? t('shopNameZh', { village: village.nameZh })}
          maxLength={60}
          required
        />
        <TextField
          name="nameEn"
          label={t('nameEn')}
          defaultValue={shop?.nameEn ?? t('shopNameEn', { village: village.nameEn })}
          maxLength={80}
          required
        />
        <TextField
          name="openingZh"
          label={t('openingZh')}
          hint={t('openingHint')}
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
      </Form>
    </Dialog>
  );
}
