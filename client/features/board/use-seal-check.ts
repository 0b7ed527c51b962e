import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { graphql } from '#client/gql';
import { checkSeal, type PublishedLine, type PublishedSeal, type SealVerdict } from './seal-chain';

const SealCheckChain = graphql(`
  query SealCheckChain($villageId: ID!, $after: String) {
    board(villageId: $villageId) {
      seals(first: 200, after: $after) {
        nodes {
          villageId
          number
          month
          firstSeq
          lastSeq
          lines
          contentHash
          previousHash
          hash
          sealedAt
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

const SealCheckLines = graphql(`
  query SealCheckLines($villageId: ID!, $after: String) {
    board(villageId: $villageId) {
      sealLines(first: 200, after: $after) {
        nodes {
          sealNumber
          seq
          state
          text
          sealedText
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

export type SealCheck = {
  status: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  seals: readonly PublishedSeal[];
  verdicts: readonly SealVerdict[];
  linesDone: number;
  linesTotal: number;
  error: unknown;
};

const IDLE: SealCheck = {
  status: 'idle',
  seals: [],
  verdicts: [],
  linesDone: 0,
  linesTotal: 0,
  error: undefined,
};

async function fetchChain(client: ApolloClient, villageId: string): Promise<PublishedSeal[]> {
  const seals: PublishedSeal[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { data?: { board: { seals: Page<PublishedSeal> } | null } } = await client.query({
      query: SealCheckChain,
      variables: { villageId, after },
      fetchPolicy: 'no-cache',
    });
    const page: Page<PublishedSeal> | undefined = answer.data?.board?.seals;
    if (!page) return seals;
    seals.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return seals;
    after = page.pageInfo.endCursor;
  }
}

type Page<T> = { nodes: readonly T[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };

async function* fetchLines(
  client: ApolloClient,
  villageId: string,
): AsyncGenerator<readonly PublishedLine[]> {
  for (let after: string | null = null; ; ) {
    const answer: { data?: { board: { sealLines: Page<PublishedLine> } | null } } = await client.query({
      query: SealCheckLines,
      variables: { villageId, after },
      fetchPolicy: 'no-cache',
    });
    const page: Page<PublishedLine> | undefined = answer.data?.board?.sealLines;
    if (!page) return;
    yield page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

/**
 * Recomputes the whole chain of a village on this device, page by page, and tells how far it is. Nothing of it comes
 * out of a cache: what is checked is what the server says now.
 */
export function useSealCheck(
  villageId: string,
): SealCheck & { start: () => Promise<SealCheck>; stop: () => void } {
  const client = useApolloClient();
  const [check, setCheck] = useState<SealCheck>(IDLE);
  const round = useRef(0);
  useEffect(
    () => () => {
      // Whoever leaves the page stops the check.
      round.current += 1;
    },
    [],
  );

  const start = useCallback(async (): Promise<SealCheck> => {
    const mine = (round.current += 1);
    let current: SealCheck = { ...IDLE, status: 'running' };
    const show = (next: Partial<SealCheck>): SealCheck => {
      current = { ...current, ...next };
      if (mine === round.current) setCheck(current);
      return current;
    };
    show({});
    try {
      const seals = await fetchChain(client, villageId);
      show({ seals, linesTotal: seals.reduce((sum, seal) => sum + seal.lines, 0) });
      const verdicts: SealVerdict[] = [];
      let waiting: PublishedLine[] = [];
      // A seal is complete once a line of a later one has come, or nothing more comes.
      const judgeBelow = async (number: number): Promise<void> => {
        for (const [place, seal] of seals.entries()) {
          if (place < verdicts.length || seal.number >= number) continue;
          const own = waiting.filter((line) => line.sealNumber <= seal.number);
          waiting = waiting.filter((line) => line.sealNumber > seal.number);
          verdicts.push(await checkSeal(villageId, seal, own, seals[place - 1] ?? null));
        }
      };
      let linesDone = 0;
      for await (const lines of fetchLines(client, villageId)) {
        if (mine !== round.current) return { ...current, status: 'stopped' };
        waiting.push(...lines);
        linesDone += lines.length;
        await judgeBelow(lines.at(-1)?.sealNumber ?? 0);
        show({ linesDone, verdicts: [...verdicts] });
      }
      await judgeBelow(Number.POSITIVE_INFINITY);
      return show({ status: 'done', verdicts: [...verdicts] });
    } catch (error) {
      return show({ status: 'failed', error });
    }
  }, [client, villageId]);

  const stop = useCallback(() => {
    round.current += 1;
    setCheck((current) => ({ ...current, status: 'stopped' }));
  }, []);

  return { ...check, start, stop };
}
