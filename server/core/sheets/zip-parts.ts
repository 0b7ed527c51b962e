// A spreadsheet is an archive, and an archive can be a bomb: nothing is unfolded beyond what a list of people needs.
import { crc32, inflateRawSync } from 'node:zlib';
import { demand, DomainError, ErrorCode } from '#server/core/errors';

/** Bytes of one unfolded part and of all parts together. */
interface UnfoldLimits {
  partBytes: number;
  allBytes: number;
}

const MOST_PARTS = 400;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  offset: number;
}

/** Where the directory of the archive ends, or XLSX_TYPE when it is none. */
function findEnd(bytes: Buffer): number {
  demand(bytes.length >= END_BYTES && bytes.readUInt32LE(0) === LOCAL, ErrorCode.XLSX_TYPE);
  for (
    let at = bytes.length - END_BYTES;
    at >= Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
    at -= 1
  ) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new DomainError(ErrorCode.XLSX_UNREADABLE);
}

function readDirectory(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  demand(count > 0 && count <= MOST_PARTS, ErrorCode.XLSX_UNREADABLE);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let place = 0; place < count; place += 1) {
    demand(at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL, ErrorCode.XLSX_UNREADABLE);
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
    demand(!isEncrypted, ErrorCode.XLSX_UNREADABLE);
    const nameBytes = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameBytes).replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of one part; the size it claims is not believed. */
function unfold(bytes: Buffer, entry: Entry, partBytes: number): Buffer {
  const { offset, packedBytes, method } = entry;
  demand(offset + 30 <= bytes.length && bytes.readUInt32LE(offset) === LOCAL, ErrorCode.XLSX_UNREADABLE);
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  demand(begin + packedBytes <= bytes.length, ErrorCode.XLSX_UNREADABLE);
  const packed = bytes.subarray(begin, begin + packedBytes);
  if (method === 0) return packed;
  demand(method === 8, ErrorCode.XLSX_UNREADABLE);
  try {
    return inflateRawSync(packed, { maxOutputLength: partBytes });
  } catch (error) {
    const tooBig = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new DomainError(tooBig ? ErrorCode.XLSX_TOO_LARGE : ErrorCode.XLSX_UNREADABLE);
  }
}

/**
 * The parts of an archive whose names are wanted, unfolded, and the names of all. Throws XLSX_TYPE when it is no
 * archive, XLSX_TOO_LARGE when it unfolds to too much, XLSX_UNREADABLE when it is broken or locked by a password.
 */
export function readParts(
  bytes: Buffer,
  limits: UnfoldLimits,
  wanted: (name: string) => boolean,
): { names: string[]; parts: Map<string, Buffer> } {
  try {
    const entries = readDirectory(bytes);
    const parts = new Map<string, Buffer>();
    let total = 0;
    for (const entry of entries.filter(({ name }) => wanted(name))) {
      demand(!parts.has(entry.name), ErrorCode.XLSX_UNREADABLE);
      const part = unfold(bytes, entry, limits.partBytes);
      total += part.length;
      demand(part.length <= limits.partBytes && total <= limits.allBytes, ErrorCode.XLSX_TOO_LARGE);
      parts.set(entry.name, part);
    }
    return { names: entries.map(({ name }) => name), parts };
  } catch (error) {
    // Offsets that point outside of the file: the archive is broken.
    if (error instanceof RangeError) throw new DomainError(ErrorCode.XLSX_UNREADABLE);
    throw error;
  }
}

/** Parts as an archive again, not packed: its two directories agree by construction. */
export function packParts(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const nameBytes = Buffer.from(name);
    // Version, flags, method, time, date, checksum, both sizes, length of the name.
    const facts = Buffer.alloc(24);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL);
    const file = Buffer.concat([local, facts, Buffer.alloc(2), nameBytes, content]);
    const central = Buffer.alloc(6);
    central.writeUInt32LE(CENTRAL);
    central.writeUInt16LE(20, 4);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 12);
    directory.push(Buffer.concat([central, facts, place, nameBytes]));
    files.push(file);
    offset += file.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}
