import { newId } from '#server/core/id';

/** What a client was told: this request has this receipt. */
export interface Acknowledged {
  requestId: string;
  receiptNumber: string;
  points: number;
}

export interface Till {
  url: string;
  cookie: string;
  visitIds: readonly string[];
  goodsIds: readonly string[];
}

interface Answer {
  data?: { redeem?: { receiptNumber: string; points: number } | null } | null;
  errors?: { extensions?: { code?: string } }[];
}

const REDEEM = 'mutation Redeem($input: RedeemInput!) { redeem(input: $input) { receiptNumber points } }';
// Answers that say nothing about the request itself: the client asks again with the same id.
const AGAIN = new Set(['INTERNAL', 'OVERLOADED', 'UNAUTHENTICATED']);
const DOUBLED = 0.1;

/**
 * Counters that sell without a pause, and ask again with the same request until they are told. Every tenth request
 * goes out twice at once. The servers may come and go meanwhile.
 */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Definite refusals by code; there should be none. */
  readonly refused: string[] = [];
  /** Requests asked twice that were told two different things. */
  readonly contradictions: string[] = [];
  /** How often a request was cut off, so that nobody knew what had become of it. */
  cutOff = 0;
  private running = true;

  constructor(private readonly till: Till) {}

  /** Sells with `counters` loops until `stop` is called and the last request of each has been answered. */
  async run(counters: number): Promise<void> {
    await Promise.all(
      Array.from({ length: counters }, async () => {
        while (this.running) await this.sell();
      }),
    );
  }

  stop(): void {
    this.running = false;
  }

  private async sell(): Promise<void> {
    const { visitIds, goodsIds } = this.till;
    const first = Math.floor(Math.random() * goodsIds.length);
    const count = 1 + Math.floor(Math.random() * 2);
    const input = {
      requestId: newId(),
      visitId: visitIds[Math.floor(Math.random() * visitIds.length)],
      lines: Array.from({ length: count }, (_, place) => ({
        goodsId: goodsIds[(first + place) % goodsIds.length],
        quantity: 1,
      })),
    };
    const twins = Math.random() < DOUBLED ? [this.ask(input), this.ask(input)] : [this.ask(input)];
    const answers = await Promise.all(twins);
    const [answer] = answers;
    if (!answer) return;
    if (typeof answer === 'string') this.refused.push(answer);
    else this.acknowledged.push({ requestId: input.requestId, ...answer });
    if (new Set(answers.map((each) => JSON.stringify(each))).size > 1)
      this.contradictions.push(input.requestId);
  }

  /** The receipt, or the code of a definite refusal. Asks as often as it takes. */
  private async ask(input: object): Promise<{ receiptNumber: string; points: number } | string> {
    for (;;) {
      const answer = await this.post(input);
      const code = answer?.errors?.[0]?.extensions?.code;
      if (answer?.data?.redeem) return answer.data.redeem;
      if (answer && code && !AGAIN.has(code)) return code;
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  private async post(input: object): Promise<Answer | null> {
    try {
      const response = await fetch(`${this.till.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: this.till.cookie,
          origin: this.till.url,
          // Each request from an address of its own: the ceiling per address is not what is tested here.
          'x-forwarded-for': `10.${octet()}.${octet()}.${octet()}`,
        },
        body: JSON.stringify({ query: REDEEM, variables: { input } }),
        signal: AbortSignal.timeout(10_000),
      });
      return (await response.json()) as Answer;
    } catch {
      // Refused, cut off or half an answer: nobody knows whether it was carried out. That is the point.
      this.cutOff += 1;
      return null;
    }
  }
}

function octet(): number {
  return Math.floor(Math.random() * 256);
}
