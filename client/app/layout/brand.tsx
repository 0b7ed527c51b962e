import { Link } from 'react-router';
import { useAppTexts } from '#client/app/texts';
import './layout.css';

type BrandProps = {
  to: string;
  /** The place this page is about; the product's name when there is none. */
  place?: string;
};

/** The red seal and the name beside it. */
export function Brand({ to, place }: BrandProps) {
  const t = useAppTexts();
  return (
    <Link to={to} className="brand">
      <span className="seal" aria-hidden="true" lang="zh-CN">
        <span>平</span>
        <span>安</span>
      </span>
      <span className="brand-words">
        <span className="brand-name">{place ?? t('product')}</span>
        {place ? <span className="brand-product">{t('product')}</span> : null}
      </span>
    </Link>
  );
}
