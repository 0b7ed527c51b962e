import { useEffect, useSyncExternalStore } from 'react';
import { Button, IconButton } from './button';
import { CloseIcon } from './icons';
import './notice.css';
import { useUiTexts } from './texts';
import { TONE_ICON, type Tone } from './tone';

type ToastMessage = { id: number; tone: Tone; text: string; action?: { label: string; run: () => void } };

// Old eyes read slowly, and a message with a button must be reachable: time grows with the text.
const BASE_MS = 4000;
const PER_CHARACTER_MS = 120;
const WITH_ACTION_MS = 12_000;

let messages: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  publish(messages.filter((message) => message.id !== id));
}

function show(message: Omit<ToastMessage, 'id'>): void {
  lastId += 1;
  publish([...messages.slice(-2), { ...message, id: lastId }]);
}

/** Short messages that go away by themselves. Anything a person must act on belongs on the page instead. */
export const toast = {
  show,
  good: (text: string) => show({ tone: 'good', text }),
  bad: (text: string) => show({ tone: 'bad', text }),
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ToastBox({ message }: { message: ToastMessage }) {
  const t = useUiTexts();
  const Shape = TONE_ICON[message.tone];
  useEffect(() => {
    const wait = message.action ? WITH_ACTION_MS : BASE_MS + message.text.length * PER_CHARACTER_MS;
    const timer = setTimeout(() => dismiss(message.id), wait);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div className="toast">
      <Shape />
      <span>{message.text}</span>
      {message.action ? (
        <Button
          kind="quiet"
          onClick={() => {
            message.action?.run();
            dismiss(message.id);
          }}
        >
          {message.action.label}
        </Button>
      ) : null}
      <IconButton label={t('close')} icon={CloseIcon} onClick={() => dismiss(message.id)} />
    </div>
  );
}

/** The one place where toasts appear; rendered once, by the app. */
export function ToastRegion() {
  const t = useUiTexts();
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => messages,
  );
  return (
    <section className="toasts no-print" aria-label={t('toasts')} aria-live="polite">
      {shown.map((message) => (
        <ToastBox key={message.id} message={message} />
      ))}
    </section>
  );
}
