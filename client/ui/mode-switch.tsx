import { useSyncExternalStore } from 'react';
import './frame-parts.css';
import { TextSizeIcon } from './icons';
import { useUiTexts } from './texts';

export type Mode = 'normal' | 'elder';

const STORED = 'peace.mode';
const listeners = new Set<() => void>();

function storedMode(): Mode {
  try {
    return localStorage.getItem(STORED) === 'elder' ? 'elder' : 'normal';
  } catch {
    // Storage may be forbidden; the switch then lasts for this visit.
    return 'normal';
  }
}

let mode: Mode = typeof document === 'undefined' ? 'normal' : storedMode();
// Before the first paint, so that an elder never sees the small page jump.
if (typeof document !== 'undefined') document.documentElement.dataset.mode = mode;

/** Switches between the standard and the large view and remembers it. */
function setMode(next: Mode): void {
  mode = next;
  document.documentElement.dataset.mode = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // See above: nothing is lost but the memory of the choice.
  }
  for (const listener of listeners) listener();
}

export function useMode(): { mode: Mode; setMode: (mode: Mode) => void } {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => mode,
  );
  return { mode: now, setMode };
}

/** One press to the large view and back, on every page. */
export function ModeSwitch() {
  const t = useUiTexts();
  const { mode: now } = useMode();
  const elder = now === 'elder';
  return (
    <button
      type="button"
      className="switch"
      title={t(elder ? 'elderOffHint' : 'elderOnHint')}
      onClick={() => setMode(elder ? 'normal' : 'elder')}
    >
      <TextSizeIcon size={1.25} />
      {t(elder ? 'elderOff' : 'elderOn')}
    </button>
  );
}
