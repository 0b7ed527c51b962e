import { KeyValues } from '#client/ui/key-values';
import { usePrivacyTexts } from './privacy-texts';

/** What goes and what stays, before anybody decides. */
export function ErasureWords() {
  const t = usePrivacyTexts();
  return (
    <>
      <KeyValues
        items={[
          { label: t('goes'), value: t('goesText'), wide: true },
          { label: t('stays'), value: t('staysText'), wide: true },
        ]}
      />
      <p>
        <strong>{t('final')}</strong>
      </p>
    </>
  );
}
