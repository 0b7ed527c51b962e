import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { FundPurpose } from '#client/gql/graphql';
import { SegmentedControl } from '#client/ui/choice';
import { DateField, FieldRow, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { Button } from '#client/ui/button';
import { Stack } from '#client/ui/section';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useFundTexts } from './fund-texts';

const EntryForm_delivery = graphql(`
  fragment EntryForm_delivery on UnpaidDelivery {
    document
    movedOn
    costCents
    movementIds
  }
`);

const EnterFundEntryDocument = graphql(`
  mutation EnterFundEntry($input: FundEntryInput!) {
    enterFundEntry(input: $input) {
      id
    }
  }
`);

const SOURCES = ['TOWNSHIP', 'COLLECTIVE', 'DONORS', 'HELPING_UNIT', 'OTHER_SOURCE'] as const;
const SPENDING = ['PURCHASES', 'SERVICES', 'OTHER_SPENDING'] as const;

/** Whole cents of what was typed in yuan, or null. */
export function centsOf(text: string): number | null {
  const match = /^(\d{1,8})(?:[.。](\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

type Props = {
  villageId: string;
  deliveries: readonly FragmentType<typeof EntryForm_delivery>[];
  now: () => Date;
  onDone: () => Promise<unknown>;
  onCancel: () => void;
};

/** Money in or out with its document; a payment may name the delivery it pays for. */
export function EntryForm({ villageId, deliveries: masked, now, onDone, onCancel }: Props) {
  const t = useFundTexts();
  const ui = useUiTexts();
  const f = useFormat();
  const intent = useIntent();
  const [enter] = useMutation(EnterFundEntryDocument);
  const deliveries = unmask(EntryForm_delivery, masked);
  const [direction, setDirection] = useState<'IN' | 'OUT'>('IN');
  const [purpose, setPurpose] = useState<FundPurpose>('TOWNSHIP');
  const [delivery, setDelivery] = useState('');
  const [amount, setAmount] = useState('');
  const [document, setDocument] = useState('');
  const chosen = deliveries[Number(delivery)];
  const pays = purpose === 'PURCHASES' && delivery !== '' ? chosen : undefined;

  function choose(next: string): void {
    setDelivery(next);
    const picked = next === '' ? undefined : deliveries[Number(next)];
    if (!picked) return;
    setAmount((picked.costCents / 100).toFixed(2));
    setDocument(picked.document);
  }

  return (
    <Form
      submit={t('send')}
      cancel={<Button onClick={onCancel}>{ui('cancel')}</Button>}
      check={(values) => ({
        amountCents: centsOf(readText(values, 'amountCents')) ? undefined : t('amountShape'),
      })}
      onSubmit={async (values) => {
        const input = intent.sign({
          villageId,
          purpose,
          party: readText(values, 'party'),
          document: readText(values, 'document'),
          happenedOn: readText(values, 'happenedOn'),
          amountCents: centsOf(readText(values, 'amountCents')) ?? 0,
          note: readText(values, 'note'),
          movementIds: [...(pays?.movementIds ?? [])],
        });
        await enter({ variables: { input } });
        intent.done();
        toast.good(t('sent'));
        await onDone();
      }}
    >
      <Stack>
        <SegmentedControl
          label={t('direction')}
          options={[
            { value: 'IN', label: t('IN') },
            { value: 'OUT', label: t('OUT') },
          ]}
          value={direction}
          onChange={(next) => {
            setDirection(next === 'IN' ? 'IN' : 'OUT');
            setPurpose(next === 'IN' ? 'TOWNSHIP' : 'PURCHASES');
            setDelivery('');
          }}
        />
        <FieldRow>
          <SelectField
            name="purpose"
            label={t('purpose')}
            value={purpose}
            options={(direction === 'IN' ? SOURCES : SPENDING).map((value) => ({ value, label: t(value) }))}
            onChange={(next) =>
              setPurpose([...SOURCES, ...SPENDING].find((each) => each === next) ?? purpose)
            }
          />
          {purpose === 'PURCHASES' ? (
            <SelectField
              name="movementIds"
              label={t('delivery')}
              hint={t('deliveryHint')}
              value={delivery}
              options={[
                { value: '', label: t('deliveryNone') },
                ...deliveries.map((each, place) => ({
                  value: String(place),
                  label: t('deliveryOption', {
                    date: f.date(each.movedOn),
                    document: each.document,
                    cost: f.money(each.costCents),
                  }),
                })),
              ]}
              onChange={choose}
            />
          ) : null}
        </FieldRow>
        <FieldRow>
          <TextField name="party" label={t('party')} hint={t('partyHint')} maxLength={60} required />
          <TextField
            name="document"
            label={t('document')}
            hint={t('documentHint')}
            maxLength={80}
            value={document}
            onChange={setDocument}
            required
          />
        </FieldRow>
        <FieldRow>
          <TextField
            name="amountCents"
            label={t('amountField')}
            hint={t('amountShape')}
            inputMode="decimal"
            value={amount}
            onChange={setAmount}
            required
          />
          <DateField
            name="happenedOn"
            label={t('happenedOn')}
            defaultValue={toDateInput(now())}
            max={toDateInput(now())}
            required
          />
        </FieldRow>
        <TextField name="note" label={t('note')} maxLength={200} optionalMark />
      </Stack>
    </Form>
  );
}
