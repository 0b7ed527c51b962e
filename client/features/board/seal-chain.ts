// Recomputes a village's seals from published texts alone: this file is all that has to be trusted, and it asks
// nobody. The format is the server's; see "Check a seal by hand" in the README.

/** A seal as the board publishes it. `month` is '2025-06', `sealedAt` ISO in UTC with milliseconds. */
export type PublishedSeal = {
  number: number;
  month: string;
  firstSeq: number;
  lastSeq: number;
  lines: number;
  contentHash: string;
  previousHash: string;
  hash: string;
  sealedAt: string;
};

/** A line as the board publishes it: what the ledger says now, and what was sealed where that is another text. */
export type PublishedLine = {
  sealNumber: number;
  seq: number;
  state: 'SEALED' | 'CHANGED' | 'REMOVED' | 'INSERTED';
  text: string | null;
  sealedText: string | null;
};

/** A row of the ledger that is not what was sealed, by its number. */
export type LineFault = {
  kind: 'CHANGED' | 'REMOVED' | 'INSERTED';
  seq: number;
  sealed: string | null;
  now: string | null;
};

/** What was found about one seal. `faults` name rows; the three flags say what of the seal itself holds. */
export type SealVerdict = {
  number: number;
  faults: LineFault[];
  /** Its lines, as they were kept, hash to its content. */
  content: boolean;
  /** It hashes to what it says. */
  hash: boolean;
  /** It holds the hash of the seal before it and follows it without a gap. */
  link: boolean;
};

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. Needs https or localhost, as browsers demand. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Can this browser do the sums at all? */
export function canHash(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** The text a seal is the hash of. */
export function sealText(villageId: string, seal: PublishedSeal): string {
  return [
    'seal',
    'v1',
    villageId,
    seal.number,
    seal.month,
    seal.firstSeq,
    seal.lastSeq,
    seal.lines,
    seal.contentHash,
    seal.previousHash,
    seal.sealedAt,
  ].join('|');
}

function faultOf({ seq, state, text, sealedText }: PublishedLine): LineFault | null {
  if (state === 'INSERTED') return { kind: 'INSERTED', seq, sealed: null, now: text };
  if (text === null) return { kind: 'REMOVED', seq, sealed: sealedText, now: null };
  return sealedText === null ? null : { kind: 'CHANGED', seq, sealed: sealedText, now: text };
}

/**
 * Checks one seal against its lines and the seal before it (null for the first). What the server says about a line
 * is not believed: whatever it calls sealed must hash to the seal's content.
 */
export async function checkSeal(
  villageId: string,
  seal: PublishedSeal,
  lines: readonly PublishedLine[],
  before: PublishedSeal | null,
): Promise<SealVerdict> {
  const kept = lines.flatMap((line) =>
    line.state === 'INSERTED' ? [] : (line.sealedText ?? line.text ?? []),
  );
  const seqs = kept.map((text) => Number(text.split('|')[1]));
  const ordered = seqs.every((seq, place) => seq > (seqs[place - 1] ?? 0));
  return {
    number: seal.number,
    faults: lines.flatMap((line) => faultOf(line) ?? []),
    content:
      ordered &&
      kept.length === seal.lines &&
      seqs[0] === seal.firstSeq &&
      seqs.at(-1) === seal.lastSeq &&
      (await sha256(kept.join('\n'))) === seal.contentHash,
    hash: (await sha256(sealText(villageId, seal))) === seal.hash,
    link:
      seal.number === (before?.number ?? 0) + 1 &&
      seal.previousHash === (before?.hash ?? FIRST_PREVIOUS_HASH) &&
      seal.firstSeq > (before?.lastSeq ?? 0),
  };
}

/** Nothing is wrong with it. */
export function isSound({ faults, content, hash, link }: SealVerdict): boolean {
  return faults.length === 0 && content && hash && link;
}

/** The shortest head that is worth comparing: 16 of its 64 characters, four groups of four. */
export const SHORT_HEAD = 16;

/** What somebody typed off a sheet of paper: only the hexadecimal characters, in lower case. */
export function typedHead(text: string): string {
  return text.toLowerCase().replace(/[^0-9a-f]/g, '');
}

/**
 * The seal that a typed head belongs to, by its beginning or whole; null when the chain holds none such: mistyped,
 * or what came before it was written anew. Undefined when too little was typed to tell.
 */
export function sealByHead<S extends { hash: string }>(
  seals: readonly S[],
  text: string,
): S | null | undefined {
  const head = typedHead(text);
  if (head.length < SHORT_HEAD) return undefined;
  return seals.find((seal) => seal.hash.startsWith(head)) ?? null;
}

/** A head for people: groups of four, of its first 16 characters or of all. */
export function groupsOf(hash: string, length: number = SHORT_HEAD): string[] {
  return (
    hash
      .slice(0, length)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  );
}

/** A published line taken apart for showing. Kinds of accounts: ISSUING, OWNER, SHOP, EXPIRY. */
export type LineWords = {
  seq: string;
  postedAt: string;
  asset: string;
  kind: string;
  amount: number;
  from: string;
  to: string;
  reverses: string | null;
  /** Hash of the private ids. */
  binding: string;
};

/** Takes a published line apart; null when it is none. */
export function wordsOfLine(text: string): LineWords | null {
  const [version, seq, postedAt, asset, kind, amount, from, to, reverses, binding, ...more] = text.split('|');
  if (version !== 'v1' || more.length > 0 || !seq || !postedAt || !asset || !kind || !binding) return null;
  return {
    seq,
    postedAt,
    asset,
    kind,
    amount: Number(amount),
    from: from ?? '',
    to: to ?? '',
    reverses: reverses === '-' || !reverses ? null : reverses,
    binding,
  };
}
