/** A Monday morning in the middle of a quarter: caps, publicity and limits have room on both sides. */
export const WORLD_START = new Date('2025-06-16T09:00:00+08:00');

/** The PIN of every card in the world. */
export const WORLD_PIN = '135790';
