import type { Parameters } from 'fast-check';

const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Names the seed in the report; `FC_SEED=<seed>` plays the same histories again. */
export const seeded = (name: string): string => `${name} (FC_SEED=${seed})`;

/** Milliseconds that a property may take on a busy machine, shrinking included. */
export const TIME_LIMIT = 120_000;

/** Settings of a property: how many histories, from which seed. A failing one is shrunk and printed. */
export function runs<T>(numRuns: number): Parameters<T> {
  return { seed, numRuns };
}
