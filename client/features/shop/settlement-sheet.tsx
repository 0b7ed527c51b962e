import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CrossCircleIcon, ReceiptIcon } from '#client/ui/icons';
import { CheckIcon } from '#client/ui/more-icons';
import { KeyValues } from '#client/ui/key-values';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { SettlementStateTag } from './partner-list';
import './stock-paper.css';
import { useSettlementTexts } from './settlement-texts';

export const SettlementSheet_settlement = graphql(`
  fragment SettlementSheet_settlement on Settlement {
    id
    number
    month
    state
    points
    receipts
    centsPerPoint
    amountCents
    preparedAt
    signedAt
    paidAt
    paidDocument
    droppedReason
    moves
    shop {
      id
      nameZh
      nameEn
      agreement
    }
    preparedBy {
      id
      name
    }
    signedBy {
      id
      name
    }
    paidBy {
      id
      name
    }
    lines {
      redemptionId
      kind
      receiptNumber
      redeemedAt
      householdNumber
      points
      amountCents
    }
  }
`);

type Props = { settlement: FragmentType<typeof SettlementSheet_settlement> };

/** A month's sheet, for the screen and for the accountant's folder. */
export function SettlementSheet({ settlement: masked }: Props) {
  const t = useSettlementTexts();
  const f = useFormat();
  const sheet = unmask(SettlementSheet_settlement, masked);
  const by = (name: string | undefined, at: string | null) =>
    at ? `${name ?? ''} ${f.dateTime(at)}` : t('notYet');
  return (
    <>
      <div className="no-print">
        <KeyValues
          items={[
            { label: t('state'), value: <SettlementStateTag state={sheet.state} /> },
            {
              label: t('amount'),
              value: `${f.pointsWithUnit(sheet.points)} × ${f.money(sheet.centsPerPoint)} = ${f.money(sheet.amountCents)}`,
            },
            { label: t('preparedBy'), value: by(sheet.preparedBy.name, sheet.preparedAt) },
            { label: t('signedBy'), value: by(sheet.signedBy?.name, sheet.signedAt) },
            {
              label: t('paidBy'),
              value: `${by(sheet.paidBy?.name, sheet.paidAt)} ${sheet.paidDocument ?? ''}`,
            },
            sheet.droppedReason !== null && { label: t('dropWhy'), value: sheet.droppedReason },
          ]}
        />
      </div>
      <div className="stock-paper">
        <p className="stock-paper-title">
          {t('sheet', { shop: t.pick(sheet.shop.nameZh, sheet.shop.nameEn), month: f.month(sheet.month) })}
        </p>
        <p className="stock-paper-head">
          <span>
            {t('number')} {sheet.number}
          </span>
          <span>
            {t('terms', { agreement: sheet.shop.agreement ?? '', money: f.money(sheet.centsPerPoint) })}
          </span>
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('receipt')}</th>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('household')}</th>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('points')}</th>
              <th scope="col">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line) => (
              <tr key={`${line.redemptionId} ${line.kind}`}>
                <td className="numeric">{line.receiptNumber}</td>
                <td className="nowrap">{f.dateTime(line.redeemedAt)}</td>
                <td>{line.householdNumber}</td>
                <td>{t(line.kind)}</td>
                <td className="numeric end">{f.signed(line.points)}</td>
                <td className="numeric end">{f.money(line.amountCents)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={4}>
                {t('total')}
              </th>
              <td className="numeric end">{f.points(sheet.points)}</td>
              <td className="numeric end">{f.money(sheet.amountCents)}</td>
            </tr>
          </tbody>
        </table>
        <p className="stock-paper-head keep-together">
          <span>
            {t('preparedBy')} {sheet.preparedBy.name} <span className="stock-paper-line" />
          </span>
          <span>
            {t('signedBy')} {sheet.signedBy?.name} <span className="stock-paper-line" />
          </span>
        </p>
      </div>
    </>
  );
}

const SignSettlementDocument = graphql(`
  mutation SignSettlement($input: SignSettlementInput!) {
    signSettlement(input: $input) {
      id
      ...SettlementSheet_settlement
    }
  }
`);
const PaySettlementDocument = graphql(`
  mutation PaySettlement($input: PaySettlementInput!) {
    paySettlement(input: $input) {
      id
      ...SettlementSheet_settlement
    }
  }
`);
const DropSettlementDocument = graphql(`
  mutation DropSettlement($input: DropSettlementInput!) {
    dropSettlement(input: $input) {
      id
      ...SettlementSheet_settlement
    }
  }
`);

/** Sign, pay, drop: what this person may do with the sheet now. */
export function SettlementMoves({ settlement: masked }: Props) {
  const t = useSettlementTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState<'SIGN' | 'PAY' | 'DROP' | null>(null);
  const [sign] = useMutation(SignSettlementDocument);
  const [pay] = useMutation(PaySettlementDocument);
  const [drop] = useMutation(DropSettlementDocument);
  const sheet = unmask(SettlementSheet_settlement, masked);
  const settlementId = sheet.id;

  async function carryOut(typed: string): Promise<void> {
    if (asking === 'SIGN') await sign({ variables: { input: intent.sign({ settlementId }) } });
    else if (asking === 'PAY') {
      await pay({ variables: { input: intent.sign({ settlementId, document: typed }) } });
    } else await drop({ variables: { input: intent.sign({ settlementId, reason: typed }) } });
    intent.done();
    toast.good(t(asking === 'SIGN' ? 'signed' : asking === 'PAY' ? 'paid' : 'dropped'));
    setAsking(null);
  }

  const words = {
    SIGN: ['signTitle', 'sign'],
    PAY: ['payTitle', 'pay'],
    DROP: ['dropTitle', 'drop'],
  } as const;
  const [title, confirm] = words[asking ?? 'SIGN'];
  return (
    <Row>
      {sheet.moves.includes('SIGN') ? (
        <Button kind="primary" icon={CheckIcon} onClick={() => setAsking('SIGN')}>
          {t('sign')}
        </Button>
      ) : null}
      {sheet.moves.includes('PAY') ? (
        <Button kind="primary" icon={ReceiptIcon} onClick={() => setAsking('PAY')}>
          {t('pay')}
        </Button>
      ) : null}
      {sheet.moves.includes('DROP') ? (
        <Button kind="quiet" icon={CrossCircleIcon} onClick={() => setAsking('DROP')}>
          {t('drop')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking !== null}
        onCancel={() => setAsking(null)}
        onConfirm={carryOut}
        title={t(title)}
        confirm={t(confirm)}
        kind={asking === 'DROP' ? 'danger' : 'primary'}
        reason={
          asking === 'SIGN'
            ? undefined
            : {
                label: t(asking === 'PAY' ? 'payDocument' : 'dropWhy'),
                required: true,
                maxLength: asking === 'PAY' ? 80 : 200,
              }
        }
      >
        {asking === 'SIGN'
          ? t('signText', {
              receipts: sheet.receipts,
              points: f.pointsWithUnit(sheet.points),
              money: f.money(sheet.amountCents),
            })
          : undefined}
      </ConfirmDialog>
    </Row>
  );
}
