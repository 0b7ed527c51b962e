import { IconButton } from '#client/ui/button';
import { CloseIcon } from '#client/ui/icons';
import { useClaimTexts } from './claim-texts';

type Photo = { id: string; thumbnailUrl: string };
type Props<Kept extends Photo> = { photos: readonly Kept[]; onChange: (photos: Kept[]) => void };

/** The photos a record has already; each can be taken out. */
export function KeptPhotos<Kept extends Photo>({ photos, onChange }: Props<Kept>) {
  const t = useClaimTexts();
  if (photos.length === 0) return null;
  return (
    <fieldset className="claim-kept">
      <legend className="field-label">{t('photosKept')}</legend>
      <ul role="list">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <img src={photo.thumbnailUrl} alt={t('photo', { number: index + 1 })} width={96} height={96} />
            <IconButton
              icon={CloseIcon}
              label={t('photoRemove', { number: index + 1 })}
              onClick={() => onChange(photos.filter((other) => other.id !== photo.id))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
