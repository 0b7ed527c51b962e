import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { SegmentedControl } from '#client/ui/choice';
import { useFormat } from '#client/ui/use-format';
import './receipt-slip.css';
import { useReceiptTexts } from './receipt-texts';

const ReceiptSlip_redemption = graphql(`
  fragment ReceiptSlip_redemption on Redemption {
    id
    receiptNumber
    points
    balanceAfter
    redeemedAt
    returnedAt
    returnReason
    shop {
      id
      nameZh
      nameEn
      returnDays
    }
    household {
      id
      number
      head {
        id
        maskedName
      }
    }
    keeper {
      id
      name
    }
    lines {
      quantity
      pointsEach
      goods {
        id
        nameZh
        nameEn
        unitZh
        unitEn
        isService
      }
    }
  }
`);

type Width = '58' | '80';
const KEPT = 'peace.receipt-width';

function keptWidth(): Width {
  try {
    return localStorage.getItem(KEPT) === '80' ? '80' : '58';
  } catch {
    // Without storage the narrow paper, which every printer takes.
    return '58';
  }
}

/** The width of the till's paper, remembered on this machine. */
function useReceiptWidth(): [Width, (width: Width) => void] {
  const [width, setWidth] = useState<Width>(keptWidth);
  return [
    width,
    (next) => {
      setWidth(next);
      try {
        localStorage.setItem(KEPT, next);
      } catch {
        // The choice lasts for this page.
      }
    },
  ];
}

// A roll of paper has no page; the sheet is as long as the receipt, or the printer feeds blank paper.
const HEAD_AND_FOOT_MM = 84;
const LINE_MM = 10;
const heightOf = (lines: number) => HEAD_AND_FOOT_MM + lines * LINE_MM;

type Props = { redemption: FragmentType<typeof ReceiptSlip_redemption> };

/** A receipt as it comes out of a narrow printer: nothing on it but ink. */
export function ReceiptSlip({ redemption: masked }: Props) {
  const t = useReceiptTexts();
  const f = useFormat();
  const [width, setWidth] = useReceiptWidth();
  const receipt = unmask(ReceiptSlip_redemption, masked);
  return (
    <div className="receipt-box">
      <style>{`@page { size: ${width}mm ${heightOf(receipt.lines.length)}mm; margin: 3mm 2mm; }`}</style>
      <div className="no-print">
        <SegmentedControl
          label={t('width')}
          hideLabel={false}
          value={width}
          onChange={(next) => setWidth(next === '80' ? '80' : '58')}
          options={[
            { value: '58', label: t('mm58') },
            { value: '80', label: t('mm80') },
          ]}
        />
      </div>
      <article className="receipt" data-width={width} aria-label={`${t('number')} ${receipt.receiptNumber}`}>
        <p className="receipt-shop">{t.pick(receipt.shop.nameZh, receipt.shop.nameEn)}</p>
        <p className="receipt-title">{t('title')}</p>
        <dl>
          <Fact label={t('number')} value={receipt.receiptNumber} />
          <Fact label={t('time')} value={f.dateTime(receipt.redeemedAt)} />
          <Fact label={t('household')} value={receipt.household.number} />
          {receipt.household.head ? (
            <Fact label={t('head')} value={receipt.household.head.maskedName} />
          ) : null}
          <Fact label={t('keeper')} value={receipt.keeper.name} />
        </dl>
        <ul role="list" aria-label={t('goods')}>
          {receipt.lines.map((line) => (
            <li key={line.goods.id}>
              <span>
                {t.pick(line.goods.nameZh, line.goods.nameEn)}{' '}
                <small>{t.pick(line.goods.unitZh, line.goods.unitEn)}</small>
              </span>
              <span className="receipt-figures numeric">
                <span>
                  {f.points(line.pointsEach)} × {f.number(line.quantity)}
                </span>
                <span>{f.points(line.pointsEach * line.quantity)}</span>
              </span>
            </li>
          ))}
        </ul>
        <dl className="receipt-sum">
          <Fact label={t('total')} value={f.pointsWithUnit(receipt.points)} />
          <Fact label={t('balance')} value={f.pointsWithUnit(receipt.balanceAfter)} />
        </dl>
        {receipt.returnedAt ? (
          <p className="receipt-returned">
            {t('returned', { when: f.dateTime(receipt.returnedAt) })}
            {receipt.returnReason ? (
              <>
                <br />
                {t('reason', { reason: receipt.returnReason })}
              </>
            ) : null}
          </p>
        ) : (
          <p className="receipt-sign">{t('sign')}:</p>
        )}
        {receipt.lines.some((line) => line.goods.isService) ? (
          <p className="receipt-foot">{t('voucher')}</p>
        ) : null}
        <p className="receipt-foot">{t('keep', { days: receipt.shop.returnDays })}</p>
      </article>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="numeric">{value}</dd>
    </div>
  );
}
