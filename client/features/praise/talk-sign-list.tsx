import { useTalkTexts } from './talk-texts';

const LINES = Array.from({ length: 48 }, (_, line) => line + 1);

/** Numbered lines to be signed by hand, on paper only. */
export function TalkSignList() {
  const t = useTalkTexts();
  return (
    <div className="print-only page-break">
      <h2>{t('sign')}</h2>
      <p>{t('signature')}</p>
      <ol className="sign-list">
        {LINES.map((line) => (
          <li key={line} />
        ))}
      </ol>
    </div>
  );
}
