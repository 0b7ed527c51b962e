import type { SheetLimits } from '#server/core/sheets/read-file';

const MB = 1024 * 1024;

/** What one upload may hold: 5,000 full rows make about 6 MB unfolded. */
export const LIMITS: SheetLimits = { fileBytes: 5 * MB, rows: 5000, partBytes: 24 * MB, allBytes: 40 * MB };
