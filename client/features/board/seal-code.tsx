import { VisuallyHidden } from '#client/ui/visually-hidden';
import { groupsOf, SHORT_HEAD } from './seal-chain';
import './seal.css';
import { useSealTexts } from './seal-texts';

/** A seal's number in groups of four, as it is read aloud over the phone; `whole` shows all 64 characters. */
export function SealCode({ hash, whole }: { hash: string; whole?: boolean }) {
  const t = useSealTexts();
  const groups = groupsOf(hash, whole ? hash.length : SHORT_HEAD);
  return (
    <span className="seal-code" data-whole={whole ? '' : undefined}>
      <VisuallyHidden>
        {t(whole ? 'headWhole' : 'head')} {groups.map((group) => group.split('').join(' ')).join(', ')}
      </VisuallyHidden>
      {groups.map((group, place) => (
        // The same group may come twice in a number.
        <span key={`${place}-${group}`} aria-hidden="true">
          {group}
        </span>
      ))}
    </span>
  );
}
