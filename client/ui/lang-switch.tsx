import './frame-parts.css';
import { useLanguage } from './i18n';
import { useUiTexts } from './texts';

/** One press to the other language, named in that language. */
export function LangSwitch() {
  const t = useUiTexts();
  const { lang, setLang } = useLanguage();
  const other = lang === 'zh' ? 'en' : 'zh';

  return (
    <button
      type="button"
      className="switch"
      title={t('language')}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLang(other)}
    >
      {other === 'zh' ? '中文' : 'EN'}
      <span className="visually-hidden">{other === 'zh' ? '：换成中文' : ': switch to English'}</span>
    </button>
  );
}
