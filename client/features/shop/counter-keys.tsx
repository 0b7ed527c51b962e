import { useCounterTexts } from './counter-texts';

/** Which keys do what in this step; shown where there is a keyboard. */
export function CounterKeys({ step }: { step: number }) {
  const t = useCounterTexts();
  const keys = [
    [t('keyEnter'), t('keyScan'), t('keyRecent')],
    [t('keyAdd'), t('keyMore'), t('keyCheckout'), t('keyEscape')],
    [t('keyEnter'), t('keyEscape')],
    [t('keyPrint'), t('keyEnter')],
  ][step];
  return (
    <p className="counter-keys no-print small">
      <span className="muted">{t('keys')}:</span>
      {keys?.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </p>
  );
}
