import { type FragmentType, graphql, unmask } from '#client/gql';
import { LockIcon } from '#client/ui/icons';
import { useFormat } from '#client/ui/use-format';
import './council-card.css';
import { useCouncilTexts } from './council-texts';

const CouncilKindFacts_kind = graphql(`
  fragment CouncilKindFacts_kind on CouncilKind {
    code
    charterZh
    charterEn
    termYears
    quorumPercent
    mustNotHoldZh
    mustNotHoldEn
  }
`);

/** What a kind of council is for, how it decides, and what it must not keep about people. */
export function CouncilKindFacts({ kind: masked }: { kind: FragmentType<typeof CouncilKindFacts_kind> }) {
  const t = useCouncilTexts();
  const f = useFormat();
  const kind = unmask(CouncilKindFacts_kind, masked);
  const mustNot = t.pick(kind.mustNotHoldZh, kind.mustNotHoldEn);
  return (
    <div className="council-facts">
      <p>{t.pick(kind.charterZh, kind.charterEn)}</p>
      <p className="muted small">
        {t('years', { count: kind.termYears })} ·{' '}
        {t('quorum', { percent: f.percent(kind.quorumPercent / 100) })}
      </p>
      {mustNot === '' ? null : (
        <p className="council-must-not">
          <LockIcon size={1.2} />
          <span>
            <strong>{t('mustNot')}</strong> {mustNot}
          </span>
        </p>
      )}
    </div>
  );
}
