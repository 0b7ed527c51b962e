import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { expect } from 'vitest';
import { registerImports } from '#server/features/imports/import-routes';
import { loadActor } from '#server/features/people/actor';
import type { Caller, World } from '#test/support/world';

export const CLERK = '贺春梅';
export const SECRETARY = '郑守田';
export const TOWN = '方雨晴';

export type Cell = string | number | null | { formula: string };
export type Lines = readonly (readonly Cell[])[];

const cellOf = (cell: Cell): Row[number] =>
  typeof cell === 'object' && cell !== null ? { value: cell.formula, type: 'Formula' } : cell;

/** A spreadsheet with these headings and lines. */
export function workbook(headings: readonly string[], lines: Lines): Promise<Buffer> {
  return writeXlsxFile([headings.map(cellOf), ...lines.map((line) => line.map(cellOf))]).toBuffer();
}

export const HEADINGS = [
  '户号',
  '网格/组',
  '户主',
  '姓名',
  '与户主关系',
  '电话',
  '出生年份',
  '卡号(可空)',
  '期初积分',
  '期初荣誉分',
] as const;

/** The upload route as the product has it, with the person named by a header. */
export async function openUploads(world: World): Promise<FastifyInstance> {
  const app = Fastify();
  await registerImports(app, {
    contextOf: async (request) => {
      const name = decodeURIComponent(String(request.headers['x-person'] ?? ''));
      const who = name ? await world.resident(name) : null;
      return { db: world.db, actor: who ? await loadActor(world.db.reader, { residentId: who.id }) : null };
    },
  });
  return app;
}

export const as = (name: string | null): Record<string, string> =>
  name ? { 'x-person': encodeURIComponent(name) } : {};

export interface Sending {
  village: string;
  request: string;
  field?: string;
  headers?: Record<string, string>;
}

/** Sends a file as a browser does. */
export function send(
  app: FastifyInstance,
  name: string | null,
  bytes: Buffer,
  { village, request, field = 'file', headers = {} }: Sending,
): Promise<LightMyRequestResponse> {
  const line = 'sheet-line';
  const head = `--${line}\r\ncontent-disposition: form-data; name="${field}"; filename="list.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `/api/imports?village=${village}&request=${request}`,
    headers: { ...as(name), ...headers, 'content-type': `multipart/form-data; boundary=${line}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
  });
}

/** Uploads lines under the usual headings; answers the import's id. */
export async function bring(
  world: World,
  app: FastifyInstance,
  lines: Lines,
  headings: readonly string[] = HEADINGS,
  name = CLERK,
): Promise<string> {
  const answer = await send(app, name, await workbook(headings, lines), {
    village: world.village,
    request: world.id(),
  });
  expect(answer.json()).toEqual({ id: expect.any(String) });
  return answer.json().id;
}

const FACTS = `id state rowCount newHouseholds newResidents changedRows sameRows errorRows notedRows points honour
  ignoredHeadings moves uploader { name } uploadedRole signer { name } signedRole dropper { name } dropReason`;

export const mutationOf = (name: string, input = 'ImportInput'): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${FACTS} } }`;
const IMPORT = `query ($id: ID!) { registerImport(id: $id) { ${FACTS} village { nameZh } history { move actor { name } detail { key after } }
  rows(first: 50) { nodes { id rowNo state number name area relation phone birthYear newHousehold newResident isHead points honour
    changes { field before after } problems { code column cell detail blocking } household { number } } pageInfo { hasNextPage endCursor } } } }`;

/** Everything the page shows of an import. */
export async function read(caller: Caller, id: string): Promise<ReturnType<typeof JSON.parse>> {
  const { data, codes } = await caller.run(IMPORT, { id });
  expect(codes).toEqual([]);
  return data.registerImport;
}

/** Makes a move that must succeed; answers the import. */
export async function move(
  world: World,
  name: string,
  verb: 'checkImport' | 'proposeImport' | 'signImport' | 'dropImport',
  importId: string,
  more: Record<string, unknown> = {},
): Promise<ReturnType<typeof JSON.parse>> {
  const { data, codes } = await world
    .as(name)
    .run(mutationOf(verb, verb === 'dropImport' ? 'DropImportInput' : 'ImportInput'), {
      input: { requestId: world.id(), importId, ...more },
    });
  expect(codes).toEqual([]);
  return data[verb];
}

/** The codes of a move that must be refused. */
export async function refused(
  world: World,
  name: string,
  verb: 'checkImport' | 'proposeImport' | 'signImport' | 'dropImport',
  importId: string,
  more: Record<string, unknown> = {},
): Promise<string[]> {
  const { codes } = await world
    .as(name)
    .run(mutationOf(verb, verb === 'dropImport' ? 'DropImportInput' : 'ImportInput'), {
      input: { requestId: world.id(), importId, ...more },
    });
  return codes;
}

/** Brings a list in, proposes it as the clerk and signs it as the secretary; answers the import's id. */
export async function carryOut(
  world: World,
  app: FastifyInstance,
  lines: Lines,
  headings: readonly string[] = HEADINGS,
): Promise<string> {
  const id = await bring(world, app, lines, headings);
  await move(world, CLERK, 'proposeImport', id);
  await move(world, SECRETARY, 'signImport', id);
  return id;
}
