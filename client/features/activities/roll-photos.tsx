import { IconButton } from '#client/ui/button';
import { FileField } from '#client/ui/file-field';
import { CloseIcon } from '#client/ui/icons';
import './decisions.css';
import { type KeptPhoto, type PhotoUploads, usePhotoUploads } from './photo-uploads';
import type { RollChange, RollDraft } from './roll-draft';
import { useRollTexts } from './roll-texts';

const MOST = 6;

export type RollPhotosState = PhotoUploads & { kept: readonly KeptPhoto[]; drop: (id: string) => void };

/** Photos of a roll: those already with the server stay in the draft, so that a reload does not lose them. */
export function useRollPhotos(draft: RollDraft, change: (part: RollChange) => void): RollPhotosState {
  const uploads = usePhotoUploads((photo) => change(({ photos }) => ({ photos: [...photos, photo] })));
  return {
    ...uploads,
    kept: draft.photos,
    drop: (id) => change(({ photos }) => ({ photos: photos.filter((photo) => photo.id !== id) })),
    finish: async () => [...draft.photos.map((photo) => photo.id), ...(await uploads.finish())],
  };
}

export function RollPhotos({ photos }: { photos: RollPhotosState }) {
  const t = useRollTexts();
  return (
    <div className="roll-photos">
      {photos.kept.length > 0 ? (
        <div>
          <p className="field-label">{t('keptPhotos', { count: photos.kept.length })}</p>
          <ul className="kept-photos" role="list">
            {photos.kept.map((photo, index) => (
              <li key={photo.id}>
                <img src={photo.thumbnailUrl} alt="" />
                <IconButton
                  label={t('dropPhoto', { at: index + 1 })}
                  icon={CloseIcon}
                  onClick={() => photos.drop(photo.id)}
                />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <FileField
        name="photos"
        label={t('photos')}
        hint={t('photosHint')}
        optionalMark
        max={Math.max(1, MOST - photos.kept.length)}
        files={photos.files}
        onChange={photos.choose}
        stateOf={photos.stateOf}
      />
    </div>
  );
}
