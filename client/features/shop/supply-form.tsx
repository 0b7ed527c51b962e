import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SupplyKind } from '#client/gql/graphql';
import { Button, IconButton } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, NumberField, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { CloseIcon } from '#client/ui/icons';
import { PlusIcon } from '#client/ui/more-icons';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSupplyTexts } from './supply-texts';

const SupplyForm_shop = graphql(`
  fragment SupplyForm_shop on Shop {
    id
    donors {
      id
      name
    }
    goods {
      id
      code
      nameZh
      nameEn
      tracksBestBefore
    }
  }
`);

const RecordSupplyDocument = graphql(`
  mutation RecordSupply($input: SupplyInput!) {
    recordSupply(input: $input) {
      id
      number
    }
  }
`);

const MAX_LINES = 60;

type Props = {
  shop: FragmentType<typeof SupplyForm_shop>;
  kind: SupplyKind;
  /** `yyyy-mm-dd` by the server's clock. */
  today: string;
  onClose: () => void;
  onSaved: (supplyId: string) => void | Promise<unknown>;
};

/** An invoice or a gift with all its goods in one go. */
export function SupplyForm({ shop: masked, kind, today, onClose, onSaved }: Props) {
  const t = useSupplyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const shop = unmask(SupplyForm_shop, masked);
  const [record] = useMutation(RecordSupplyDocument);
  const [lines, setLines] = useState<readonly { key: number; goodsId: string }[]>([{ key: 0, goodsId: '' }]);
  const purchase = kind === 'PURCHASE';
  const dated = (goodsId: string) => shop.goods.some((each) => each.id === goodsId && each.tracksBestBefore);

  async function save(values: FormData): Promise<void> {
    const input = intent.sign({
      shopId: shop.id,
      kind,
      supplier: purchase ? readText(values, 'supplier') : '',
      invoice: purchase ? readText(values, 'invoice') : '',
      donorId: purchase ? null : readText(values, 'donorId'),
      receivedOn: readText(values, 'receivedOn'),
      note: readText(values, 'note'),
      lines: lines.map(({ goodsId }, place) => {
        const yuan = readNumber(values, `lines.${place}.unitCostCents`);
        return {
          goodsId,
          quantity: readNumber(values, `lines.${place}.quantity`) ?? 0,
          unitCostCents: yuan === null ? null : Math.round(yuan * 100),
          bestBeforeOn: readText(values, `lines.${place}.bestBeforeOn`) || null,
        };
      }),
    });
    const { data } = await record({ variables: { input } });
    intent.done();
    if (!data) return;
    toast.good(t('saved', { number: data.recordSupply.number }));
    await onSaved(data.recordSupply.id);
  }

  return (
    <Dialog open onClose={onClose} title={t(purchase ? 'addPurchase' : 'addDonation')} width="wide">
      <Form submit={t('save')} cancel={<Button onClick={onClose}>{ui('cancel')}</Button>} onSubmit={save}>
        <FieldRow>
          {purchase ? (
            <>
              <TextField name="supplier" label={t('supplier')} maxLength={60} required autoFocus />
              <TextField name="invoice" label={t('invoice')} maxLength={60} required />
            </>
          ) : (
            <SelectField
              name="donorId"
              label={t('donor')}
              placeholder={t('chooseDonor')}
              options={shop.donors.map((donor) => ({ value: donor.id, label: donor.name }))}
              required
            />
          )}
          <DateField name="receivedOn" label={t('receivedOn')} defaultValue={today} max={today} required />
        </FieldRow>
        {lines.map((line, place) => (
          <fieldset key={line.key}>
            <legend>{t('line', { number: place + 1 })}</legend>
            <FieldRow>
              <SelectField
                name={`lines.${place}.goodsId`}
                label={t('lineGoods')}
                placeholder={t('chooseGoods')}
                value={line.goodsId}
                onChange={(goodsId) =>
                  setLines(lines.map((each) => (each.key === line.key ? { ...each, goodsId } : each)))
                }
                options={shop.goods.map((each) => ({
                  value: each.id,
                  label: `${each.code} ${t.pick(each.nameZh, each.nameEn)}`,
                }))}
                required
              />
              <NumberField name={`lines.${place}.quantity`} label={t('lineQuantity')} min={1} required />
              <NumberField
                name={`lines.${place}.unitCostCents`}
                label={t(purchase ? 'lineCost' : 'lineWorth')}
                min={0}
                step={0.01}
                required={purchase}
              />
              {dated(line.goodsId) ? (
                <DateField name={`lines.${place}.bestBeforeOn`} label={t('lineDate')} min={today} required />
              ) : null}
              {lines.length > 1 ? (
                <IconButton
                  label={t('dropLine', { number: place + 1 })}
                  icon={CloseIcon}
                  onClick={() => setLines(lines.filter((each) => each.key !== line.key))}
                />
              ) : null}
            </FieldRow>
          </fieldset>
        ))}
        {lines.length < MAX_LINES ? (
          <Button
            size="small"
            icon={PlusIcon}
            onClick={() =>
              setLines([...lines, { key: Math.max(...lines.map((each) => each.key)) + 1, goodsId: '' }])
            }
          >
            {t('addLine')}
          </Button>
        ) : null}
        <TextField name="note" label={t('note')} maxLength={200} optionalMark />
      </Form>
    </Dialog>
  );
}
