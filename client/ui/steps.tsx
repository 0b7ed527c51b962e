import './timeline.css';
import { useUiTexts } from './texts';
import { VisuallyHidden } from './visually-hidden';

/** Where a person is in a task of several forms; `current` counts from 0. */
export function Steps({
  label,
  steps,
  current,
}: {
  label: string;
  steps: readonly string[];
  current: number;
}) {
  const t = useUiTexts();
  return (
    <ol
      className="steps"
      role="list"
      aria-label={`${label}: ${t('stepOf', { current: current + 1, total: steps.length })}`}
    >
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'ahead';
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {step}
            {state === 'done' ? <VisuallyHidden>{` (${t('stepDone')})`}</VisuallyHidden> : null}
          </li>
        );
      })}
    </ol>
  );
}
