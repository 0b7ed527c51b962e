import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { ChevronLeftIcon, ChevronRightIcon } from '#client/ui/icons';
import { useRecordDetailTexts } from './record-detail-texts';
import './photo-wall.css';

const PhotoWall_photo = graphql(`
  fragment PhotoWall_photo on Photo {
    id
    url
    thumbnailUrl
    width
    height
  }
`);

/** The evidence: thumbnails, and each photo large on one press. */
export function PhotoWall({ photos: masked }: { photos: readonly FragmentType<typeof PhotoWall_photo>[] }) {
  const t = useRecordDetailTexts();
  const photos = unmask(PhotoWall_photo, masked);
  const [open, setOpen] = useState<number | null>(null);
  const count = photos.length;
  const step = (by: number) => setOpen((at) => (at === null ? at : (at + by + count) % count));
  const large = open === null ? undefined : photos[open];
  if (count === 0) return <p className="muted">{t('noPhotos')}</p>;
  return (
    <>
      <ul className="photo-wall" role="list">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button type="button" onClick={() => setOpen(index)} aria-label={t('enlarge', { at: index + 1 })}>
              <img src={photo.thumbnailUrl} alt="" loading="lazy" width={photo.width} height={photo.height} />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        open={large !== undefined}
        onClose={() => setOpen(null)}
        title={t('photo', { at: (open ?? 0) + 1, count })}
        width="wide"
        footer={
          count > 1 ? (
            <>
              <Button icon={ChevronLeftIcon} onClick={() => step(-1)}>
                {t('before')}
              </Button>
              <Button icon={ChevronRightIcon} onClick={() => step(1)}>
                {t('after')}
              </Button>
            </>
          ) : undefined
        }
      >
        {large ? (
          <img
            className="photo-wall-large"
            src={large.url}
            alt={t('photo', { at: (open ?? 0) + 1, count })}
            width={large.width}
            height={large.height}
          />
        ) : null}
      </Dialog>
    </>
  );
}
