import { QRCodeSVG } from 'qrcode.react';
import './content.css';

/** A QR code on white with a quiet edge; `size` is its side in rem. */
export function QrCode({ value, title, size = 10 }: { value: string; title: string; size?: number }) {
  return (
    <span className="qr" style={{ width: `${size}rem` }}>
      <QRCodeSVG value={value} title={title} level="M" marginSize={1} size={256} />
    </span>
  );
}
