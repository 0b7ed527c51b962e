import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SettlementState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { EditIcon, ReceiptIcon } from '#client/ui/icons';
import { Section } from '#client/ui/section';
import { Table } from '#client/ui/table';
import type { Tone } from '#client/ui/tone';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { PartnerForm } from './partner-form';
import { useSettlementTexts } from './settlement-texts';

const PartnerList_shop = graphql(`
  fragment PartnerList_shop on Shop {
    id
    nameZh
    nameEn
    agreement
    centsPerPoint
    moves
    monthsToSettle
    settlements {
      id
      number
      month
      state
      points
      receipts
      amountCents
    }
    ...PartnerForm_shop
  }
`);

const PrepareSettlementDocument = graphql(`
  mutation PrepareSettlement($input: PrepareSettlementInput!) {
    prepareSettlement(input: $input) {
      id
    }
  }
`);

const TONES = { PREPARED: 'warn', SIGNED: 'info', PAID: 'good', DROPPED: 'plain' } as const satisfies Record<
  SettlementState,
  Tone
>;

export function SettlementStateTag({ state }: { state: SettlementState }) {
  const t = useSettlementTexts();
  return <StatusTag tone={TONES[state]}>{t(state)}</StatusTag>;
}

type Props = {
  village: { id: string };
  shop: FragmentType<typeof PartnerList_shop>;
  path: (settlementId: string) => string;
  onChanged: () => Promise<unknown>;
};

/** One partner with its terms, its sheets, and the month that can be settled next. */
export function Partner({ village, shop: masked, path, onChanged }: Props) {
  const t = useSettlementTexts();
  const f = useFormat();
  const intent = useIntent();
  const shop = unmask(PartnerList_shop, masked);
  const [editing, setEditing] = useState(false);
  const [month, setMonth] = useState<string | null>(null);
  const [prepare] = useMutation(PrepareSettlementDocument);
  type Row = (typeof shop.settlements)[number];
  const mayPrepare = shop.moves.includes('PREPARE_SETTLEMENT');
  return (
    <Section
      title={t.pick(shop.nameZh, shop.nameEn)}
      lead={t('terms', { agreement: shop.agreement ?? '', money: f.money(shop.centsPerPoint ?? 0) })}
      actions={
        <>
          {mayPrepare
            ? shop.monthsToSettle.map((each) => (
                <Button key={each} kind="primary" icon={ReceiptIcon} onClick={() => setMonth(each)}>
                  {t('prepare', { month: f.month(each) })}
                </Button>
              ))
            : null}
          {shop.moves.includes('REVISE_TERMS') ? (
            <Button icon={EditIcon} onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          ) : null}
        </>
      }
    >
      <Table<Row>
        caption={t('title')}
        hideCaption
        rows={shop.settlements}
        rowKey={(row) => row.id}
        empty={<p className="muted">{t('none')}</p>}
        columns={[
          {
            key: 'number',
            header: t('number'),
            head: true,
            nowrap: true,
            cell: (row) => <TextLink to={path(row.id)}>{row.number}</TextLink>,
          },
          { key: 'month', header: t('month'), nowrap: true, cell: (row) => f.month(row.month) },
          { key: 'receipts', header: t('receipts'), align: 'end', cell: (row) => f.number(row.receipts) },
          { key: 'points', header: t('points'), align: 'end', cell: (row) => f.points(row.points) },
          {
            key: 'amount',
            header: t('amount'),
            align: 'end',
            nowrap: true,
            cell: (row) => f.money(row.amountCents),
          },
          { key: 'state', header: t('state'), cell: (row) => <SettlementStateTag state={row.state} /> },
        ]}
      />
      {editing ? (
        <PartnerForm village={village} shop={shop} onClose={() => setEditing(false)} onSaved={onChanged} />
      ) : null}
      <ConfirmDialog
        open={month !== null}
        onCancel={() => setMonth(null)}
        title={t('prepareTitle', { month: month ? f.month(month) : '' })}
        confirm={t('prepare', { month: month ? f.month(month) : '' })}
        onConfirm={async () => {
          await prepare({ variables: { input: intent.sign({ shopId: shop.id, month: month ?? '' }) } });
          intent.done();
          setMonth(null);
          toast.good(t('prepared'));
          await onChanged();
        }}
      >
        {t('prepareText')}
      </ConfirmDialog>
    </Section>
  );
}
