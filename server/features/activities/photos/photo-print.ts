// The same picture taken from a screen, made smaller or saved again has other bytes but looks the same.
import sharp from 'sharp';

const COLUMNS = 8;
const ROWS = 8;
/** Greys (of 256) that a picture must span; a night without any light looks like every other one. */
const LEAST_CONTRAST = 24;

/**
 * How a picture looks in 64 bits (difference hash): shrunk to 9 × 8 greys, each bit says whether a grey is lighter than
 * its neighbour on the right. Pictures that look alike differ in few bits. Answers 64 digits 0 or 1, or null for a
 * picture without contrast.
 */
export async function printOf(picture: Buffer): Promise<string | null> {
  const { data: greys } = await sharp(picture)
    .greyscale()
    .resize(COLUMNS + 1, ROWS, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (row: number, column: number): number => greys[row * (COLUMNS + 1) + column] ?? 0;
  if (Math.max(...greys) - Math.min(...greys) < LEAST_CONTRAST) return null;
  let bits = '';
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      bits += at(row, column) > at(row, column + 1) ? '1' : '0';
    }
  }
  return bits;
}

/** In how many of their 64 bits two prints differ. */
export function distanceOf(one: string, other: string): number {
  let differing = 0;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) differing += 1;
  return differing;
}
