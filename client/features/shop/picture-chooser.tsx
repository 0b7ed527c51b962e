import { useStockTexts } from './stock-texts';
import './picture-chooser.css';

const DRAWN = 48;
const PICTURES = Array.from(
  { length: DRAWN },
  (_, index) => `/goods/g${String(index + 1).padStart(2, '0')}.svg`,
);

/** One of the drawings that came with the shop, or none; the field is called `picture`. */
export function PictureChooser({ chosen }: { chosen: string }) {
  const t = useStockTexts();
  const pictures = chosen === '' || PICTURES.includes(chosen) ? PICTURES : [chosen, ...PICTURES];
  return (
    <fieldset className="picture-chooser">
      <legend className="visually-hidden">{t('picturePick')}</legend>
      <label className="picture-choice">
        <input
          type="radio"
          name="picture"
          value=""
          defaultChecked={chosen === ''}
          data-label={t('picturePick')}
        />
        <span>{t('noPicture')}</span>
      </label>
      {pictures.map((picture, index) => (
        <label key={picture} className="picture-choice">
          <input type="radio" name="picture" value={picture} defaultChecked={picture === chosen} />
          <img
            src={picture}
            alt={t('pictureNo', { number: index + 1 })}
            loading="lazy"
            width={64}
            height={64}
          />
        </label>
      ))}
    </fieldset>
  );
}
