import { useEffect, useState } from 'react';
import { Dialog } from '#client/ui/dialog';
import { QrCode } from '#client/ui/qr-code';
import './attendance.css';
import { useAttendanceTexts } from './attendance-texts';
import { serverAhead } from './device-clock';
import type { Sheet } from './sheet-fragment';

const TICK_MS = 500;

/** The changing code, large: from the list of codes the phone got, so that it goes on without a network. */
export function RollCode({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const t = useAttendanceTexts();
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const { codes } = sheet;
  if (!codes) return null;
  const seconds = (here + serverAhead(sheet.now)) / 1000;
  const step = Math.floor(seconds / codes.stepSeconds);
  const code = codes.codes[step - codes.firstStep];
  const left = Math.ceil((step + 1) * codes.stepSeconds - seconds);
  return (
    <Dialog open onClose={onClose} title={t('codeTitle')} width="wide">
      {code ? (
        <div className="roll-code">
          <QrCode
            value={`${location.origin}/check-in?t=${sheet.task.id}&c=${code}`}
            title={t('codeQr')}
            size={20}
          />
          <p className="roll-code-digits numeric" data-testid="roll-code">
            {code.slice(0, 3)} {code.slice(3)}
          </p>
          <p className="muted">{t('codeLeft', { count: left })}</p>
        </div>
      ) : (
        <p>{t('codeOver')}</p>
      )}
      <p>{t('codeHint')}</p>
    </Dialog>
  );
}
