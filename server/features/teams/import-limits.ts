import type { SheetLimits } from '#server/core/sheets/read-file';

const MB = 1024 * 1024;

/** What one upload may hold: a county's 25,000 volunteers make some 3 MB, and 20 MB unfolded. */
export const LIMITS: SheetLimits = {
  fileBytes: 10 * MB,
  rows: 30_000,
  partBytes: 64 * MB,
  allBytes: 100 * MB,
};
