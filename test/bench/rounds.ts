/** What one side did in one round. */
export interface Round {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** User and system time of this process for one operation, in microseconds. */
  cpuMicros: number;
}

/** Runs `work` over and over in `clients` loops for `ms` milliseconds. */
export async function round(
  clients: number,
  ms: number,
  work: (client: number) => Promise<unknown>,
): Promise<Round> {
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() - begun < ms) {
        const since = performance.now();
        await work(client);
        times.push(performance.now() - since);
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return {
    perSecond: (times.length * 1000) / (performance.now() - begun),
    p50: at(0.5),
    p99: at(0.99),
    cpuMicros: (user + system) / times.length,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export interface Sides {
  clients: number;
  rounds: number;
  ms: number;
  ours: (client: number) => Promise<unknown>;
  reference: (client: number) => Promise<unknown>;
}

/** Ours and the reference in turns on the same database; prints ratios, since absolute figures are weather. */
export async function compare(
  name: string,
  { clients, rounds, ms, ours, reference }: Sides,
): Promise<number> {
  await round(clients, ms / 3, ours);
  await round(clients, ms / 3, reference);
  const ratios: number[] = [];
  const own: Round[] = [];
  const other: Round[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const a = await round(clients, ms, ours);
    const b = await round(clients, ms, reference);
    own.push(a);
    other.push(b);
    ratios.push(a.perSecond / b.perSecond);
  }
  const mid = (side: readonly Round[], key: keyof Round): number => median(side.map((each) => each[key]));
  const ratio = median(ratios);
  print(`${name}, ${clients} clients`, [
    [
      'throughput, ours ÷ reference',
      `${ratio.toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(', ')})`,
    ],
    ['p99, ours ÷ reference', (mid(own, 'p99') / mid(other, 'p99')).toFixed(2)],
    ['CPU per operation, ours ÷ reference', (mid(own, 'cpuMicros') / mid(other, 'cpuMicros')).toFixed(2)],
    ['here and now', `${mid(own, 'perSecond').toFixed(0)}/s and ${mid(other, 'perSecond').toFixed(0)}/s`],
  ]);
  return ratio;
}

export function print(title: string, lines: readonly (readonly [string, string])[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const [what, figure] of lines) process.stdout.write(`  ${what.padEnd(38)} ${figure}\n`);
}
