import 'reflect-metadata';
import { benchGrowth } from './growth';
import { benchRedeem } from './redeem';

// `npm run bench`: some 40 s. Only ratios within one run mean anything; the machine's mood is in every other figure.
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const ms = Number(process.env.BENCH_MS ?? 2_000);

await benchRedeem(rounds, ms);
await benchGrowth(ms);
