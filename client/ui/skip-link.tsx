import './frame-parts.css';
import { useUiTexts } from './texts';

/** The first stop of the Tab key: over the navigation, to the page itself. */
export function SkipLink({ target }: { target: string }) {
  const t = useUiTexts();
  return (
    <a
      className="skip-link no-print"
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      {t('skip')}
    </a>
  );
}
