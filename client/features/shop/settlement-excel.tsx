import { useState } from 'react';
import { type FragmentType, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { DownloadIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import { SettlementSheet_settlement } from './settlement-sheet';
import { useSettlementTexts } from './settlement-texts';

const CENTS = 100;
const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
// Text stays text: nothing in a number or a name can become a formula.
const text = (value: string) => ({ value, type: String });

/** The sheet as a file for the accountant's tables; the writer is loaded with the first press. */
export function SettlementExcel({
  settlement: masked,
}: {
  settlement: FragmentType<typeof SettlementSheet_settlement>;
}) {
  const t = useSettlementTexts();
  const f = useFormat();
  const [busy, setBusy] = useState(false);
  const sheet = unmask(SettlementSheet_settlement, masked);

  async function download(): Promise<void> {
    setBusy(true);
    try {
      const { default: writeXlsxFile } = await import('write-excel-file/browser');
      const rows = sheet.lines.map((line) => [
        text(line.receiptNumber),
        text(f.dateTime(line.redeemedAt)),
        text(line.householdNumber),
        text(t(line.kind)),
        { value: line.points, type: Number },
        { value: line.amountCents / CENTS, type: Number, format: '#,##0.00' },
      ]);
      const title = t('sheet', {
        shop: t.pick(sheet.shop.nameZh, sheet.shop.nameEn),
        month: f.month(sheet.month),
      });
      await writeXlsxFile(
        [
          [bold(title)],
          [text(`${t('number')} ${sheet.number}`)],
          [t('receipt'), t('when'), t('household'), t('kind'), t('points'), t('amount')].map(bold),
          ...rows,
          [
            bold(t('total')),
            null,
            null,
            null,
            { value: sheet.points, type: Number },
            { value: sheet.amountCents / CENTS, type: Number, format: '#,##0.00' },
          ],
        ],
        { sheet: sheet.number, columns: [18, 20, 12, 12, 10, 12].map((width) => ({ width })) },
      ).toFile(`${sheet.number}.xlsx`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button icon={DownloadIcon} busy={busy} onClick={() => void download()}>
      {t('excel')}
    </Button>
  );
}
