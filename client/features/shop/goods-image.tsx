import { BagIcon } from '#client/ui/icons';
import './goods-image.css';

/** The drawing of a good; the name beside it speaks, so the picture is silent. */
export function GoodsImage({ picture }: { picture: string }) {
  return (
    <span className="goods-image" aria-hidden="true">
      {picture === '' ? (
        <BagIcon size={3} />
      ) : (
        <img src={picture} alt="" loading="lazy" width={160} height={160} />
      )}
    </span>
  );
}
