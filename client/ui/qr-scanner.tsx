import { useEffect, useRef, useState } from 'react';
import { openReader } from './qr-reader';
import './qr-scanner.css';
import { useUiTexts } from './texts';

type QrScannerProps = {
  /** Called once for each newly seen code. */
  onRead: (text: string) => void;
  paused?: boolean;
  /** No camera, or not allowed: the caller brings the typed way forward. */
  onUnavailable?: () => void;
};
type Phase = 'starting' | 'ready' | 'denied' | 'none';

const LOOK_EVERY_MS = 180;
const SAME_CODE_MS = 3000;
const WORD = {
  starting: 'scannerStarting',
  ready: 'scannerReady',
  denied: 'scannerDenied',
  none: 'scannerNone',
} as const;

/** The camera looking for a QR code. It never stands alone: a typed number must do the same. */
export function QrScanner({ onRead, paused = false, onUnavailable }: QrScannerProps) {
  const t = useUiTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [phase, setPhase] = useState<Phase>('starting');
  const latest = useRef({ onRead, onUnavailable, paused });
  useEffect(() => {
    latest.current = { onRead, onUnavailable, paused };
  });

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = { text: '', at: 0 };

    async function look(read: Awaited<ReturnType<typeof openReader>>): Promise<void> {
      if (signal.aborted) return;
      const text = latest.current.paused || !video.current ? null : await read(video.current);
      if (text && !signal.aborted && (text !== last.text || Date.now() - last.at > SAME_CODE_MS)) {
        last = { text, at: Date.now() };
        latest.current.onRead(text);
      }
      timer = setTimeout(() => void look(read).catch(fail), LOOK_EVERY_MS);
    }

    function fail(error: unknown): void {
      if (signal.aborted) return;
      setPhase(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none');
      latest.current.onUnavailable?.();
    }

    async function start(): Promise<void> {
      // Without https the browser hides the camera altogether.
      if (!('mediaDevices' in navigator)) throw new Error('no camera here');
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
        audio: false,
      });
      const read = await openReader();
      if (signal.aborted || !video.current) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      video.current.srcObject = stream;
      await video.current.play();
      setPhase('ready');
      await look(read);
    }

    start().catch(fail);
    return () => {
      stop.abort();
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  const live = phase === 'ready';
  return (
    <div className="scanner no-print" role="group" aria-label={t('scanner')}>
      {/* The picture is only the viewfinder: there is no sound to caption. */}
      <video ref={video} muted playsInline hidden={!live} />
      {live ? <span className="scanner-frame" aria-hidden="true" /> : null}
      <p className="scanner-words" role="status">
        {t(WORD[phase])}
      </p>
    </div>
  );
}
