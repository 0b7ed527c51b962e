import type { RuleDraft } from './rule-draft';
import './rule-form.css';
import { useRuleWords } from './rule-words';
import { useWorkRuleTexts } from './work-rule-texts';

const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** The sentence villagers will read, while it is being written. */
export function RulePreview({ draft }: { draft: RuleDraft }) {
  const t = useWorkRuleTexts();
  const words = useRuleWords();
  const pointsMax = whole(draft.pointsMax);
  const pointsMin = draft.basis === 'RANGE' ? whole(draft.pointsMin) : pointsMax;
  const caps = draft.caps.flatMap((cap) => {
    const max = whole(cap.max);
    return max === null ? [] : [{ ...cap, max }];
  });
  return (
    <div className="rule-preview">
      <p className="muted small">{t('preview')}</p>
      <p>
        <strong>{draft.nameZh || '—'}</strong>{' '}
        {pointsMin === null || pointsMax === null
          ? '—'
          : words.worth({ basis: draft.basis, pointsMin, pointsMax })}
      </p>
      {draft.plainZh.trim() === '' ? null : <p>{draft.plainZh}</p>}
      <p className="muted small">{words.caps(caps)}</p>
    </div>
  );
}
