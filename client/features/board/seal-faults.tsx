import type { SealVerdict } from './seal-chain';
import { useSealTexts } from './seal-texts';
import { useSealWords } from './seal-words';

const FLAGS = { content: 'faultContent', hash: 'faultHash', link: 'faultLink' } as const;
const MOST = 20;

/** What does not fit, row by row where the row can be named, in plain words. */
export function SealFaults({ verdicts }: { verdicts: readonly SealVerdict[] }) {
  const t = useSealTexts();
  const words = useSealWords();
  return (
    <ul className="seal-faults">
      {verdicts.slice(0, MOST).flatMap(({ number, faults, ...holds }) => [
        ...faults.slice(0, MOST).map((fault) => (
          <li key={`${number}-${fault.kind}-${fault.seq}-${fault.now ?? ''}`}>
            <p>{t(`fault${fault.kind}`, { number, seq: fault.seq })}</p>
            {fault.sealed === null ? null : <p>{t('faultSealed', { line: words.line(fault.sealed) })}</p>}
            {fault.now === null ? null : <p>{t('faultNow', { line: words.line(fault.now) })}</p>}
          </li>
        )),
        ...(['content', 'hash', 'link'] as const)
          .filter((flag) => !holds[flag])
          .map((flag) => <li key={`${number}-${flag}`}>{t(FLAGS[flag], { number })}</li>),
      ])}
    </ul>
  );
}
