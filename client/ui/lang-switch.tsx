import './frame-parts.css';
import { useErrorText } from './error-text';
import { useLanguage } from './i18n';
import { useUiTexts } from './texts';
import { toast } from './toast';

/** One press to the other language, named in that language. */
export function LangSwitch() {
  const t = useUiTexts();
  const { lang, setLang } = useLanguage();
  const errorText = useErrorText();
  const other = lang === 'zh' ? 'en' : 'zh';

  async function change(): Promise<void> {
    try {
      await setLang(other);
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  }

  return (
    <button
      type="button"
      className="switch"
      title={t('language')}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void change()}
    >
      {other === 'zh' ? '中文' : 'EN'}
      <span className="visually-hidden">{other === 'zh' ? '：换成中文' : ': switch to English'}</span>
    </button>
  );
}
