import { crc32, deflateRawSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packParts, readParts } from '#server/core/sheets/zip-parts';
import { openWorld, type World } from '#test/support/world';
import {
  as,
  bring,
  carryOut,
  CLERK,
  HEADINGS,
  move,
  openUploads,
  read,
  SECRETARY,
  send,
  TOWN,
  workbook,
} from './imports-steps';

let world: World;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openWorld();
  app = await openUploads(world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const line = (number: string, name = `${number}人`): (string | number | null)[] => [
  number,
  null,
  null,
  name,
  null,
  null,
  null,
  null,
  1,
  null,
];

/** A good workbook whose parts are changed. */
async function changedBook(change: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const { parts } = readParts(
    await workbook(HEADINGS, [line('文-001')]),
    { partBytes: 1e7, allBytes: 1e7 },
    () => true,
  );
  change(parts);
  return packParts(parts);
}

const SHEET_PART = 'xl/worksheets/sheet1.xml';

/** A workbook whose sheet unfolds to hundreds of megabytes, though it says it does not. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(300 * 1024 * 1024, 0x20));
  const parts = packParts(
    new Map([
      ['[Content_Types].xml', Buffer.from('<Types/>')],
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      [SHEET_PART, packed],
    ]),
  );
  // Both directories call the last part packed: method 8, and a small size.
  for (let at = parts.indexOf(SHEET_PART); at >= 0; at = parts.indexOf(SHEET_PART, at + 1)) {
    const isLocal = parts.readUInt32LE(at - 30) === 0x04034b50;
    const head = isLocal ? at - 30 : at - 46;
    parts.writeUInt16LE(8, head + (isLocal ? 8 : 10));
    parts.writeUInt32LE(1000, head + (isLocal ? 22 : 24));
  }
  expect(crc32(packed)).toBeGreaterThan(0);
  return parts;
}

describe('refused as a file', () => {
  const many = (count: number): (string | number | null)[][] =>
    Array.from({ length: count }, (_, place) => line(`多-${place}`));
  const cases: readonly [what: string, file: () => Promise<Buffer> | Buffer, status: number, code: string][] =
    [
      ['a text named as a spreadsheet', () => Buffer.from('户号,姓名\n1,张三\n'.repeat(9)), 415, 'XLSX_TYPE'],
      ['an old .xls', () => Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'), 415, 'XLSX_TYPE'],
      [
        'an archive of something else',
        () => packParts(new Map([['a.txt', Buffer.from('a')]])),
        415,
        'XLSX_TYPE',
      ],
      [
        'an archive cut off',
        async () => (await workbook(HEADINGS, [line('文-002')])).subarray(0, 900),
        422,
        'XLSX_UNREADABLE',
      ],
      [
        'a broken sheet',
        () => changedBook((parts) => parts.set('xl/workbook.xml', Buffer.from('<workbook'))),
        422,
        'XLSX_UNREADABLE',
      ],
      [
        'entities of its own',
        () =>
          changedBook((parts) =>
            parts.set(
              SHEET_PART,
              Buffer.from(`<!DOCTYPE x [<!ENTITY a "b">]>${parts.get(SHEET_PART)?.toString() ?? ''}`),
            ),
          ),
        422,
        'XLSX_UNREADABLE',
      ],
      [
        'macros',
        () => changedBook((parts) => parts.set('xl/vbaProject.bin', Buffer.from('x'))),
        415,
        'XLSX_MACROS',
      ],
      ['a bomb', bomb, 413, 'XLSX_TOO_LARGE'],
      [
        'more than 5 MB',
        () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5 * 1024 * 1024)]),
        413,
        'XLSX_TOO_LARGE',
      ],
      ['no headings', () => workbook(['甲', '乙'], [['1', '2']]), 422, 'SHEET_HEADINGS'],
      [
        'a heading twice',
        () => workbook(['户号', '姓名', '户号'], [['1', '张三', '2']]),
        422,
        'SHEET_HEADINGS',
      ],
      ['nobody', () => workbook(HEADINGS, []), 422, 'SHEET_EMPTY'],
      ['5,001 people', () => workbook(HEADINGS, many(5001)), 422, 'SHEET_ROWS'],
      [
        'a cell a million rows down',
        () =>
          changedBook((parts) =>
            parts.set(
              SHEET_PART,
              Buffer.from(
                String(parts.get(SHEET_PART)).replace(
                  '</sheetData>',
                  '<row r="1048576"><c r="XFA1048576"><v>1</v></c><c r="A1048576"><v>1</v></c></row></sheetData>',
                ),
              ),
            ),
          ),
        422,
        'SHEET_ROWS',
      ],
    ];
  test.each(cases)('%s', async (_what, file, status, code) => {
    const answer = await send(app, CLERK, await file(), { village: world.village, request: world.id() });
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: { code } }]);
  });
});

describe('refused to', () => {
  const from = async (
    name: string | null,
    more: Partial<Parameters<typeof send>[3]> = {},
  ): Promise<unknown[]> => {
    const answer = await send(app, name, await workbook(HEADINGS, [line('谁-001')]), {
      village: world.village,
      request: world.id(),
      ...more,
    });
    return [answer.statusCode, answer.json().error?.code];
  };

  test('strangers and all but clerk, secretary and town', async () => {
    expect(await from(null)).toEqual([401, 'UNAUTHENTICATED']);
    for (const name of [
      '邓巧珍',
      '汪德厚',
      '龙志远',
      '唐福来',
      '沈若兰',
      '罗启明',
      (await world.elsewhere('VILLAGE_CLERK')).name,
    ]) {
      expect([name, ...(await from(name))]).toEqual([name, 403, 'FORBIDDEN']);
    }
  });

  test('the clerk in another village, in a county, in no village, from another site, under another field', async () => {
    expect(await from(CLERK, { village: world.otherVillage })).toEqual([403, 'FORBIDDEN']);
    expect(await from(TOWN, { village: world.county })).toEqual([403, 'FORBIDDEN']);
    expect(await from(CLERK, { village: 'x' })).toEqual([400, 'BAD_INPUT']);
    expect(await from(CLERK, { village: world.id() })).toEqual([404, 'NOT_FOUND']);
    expect(await from(CLERK, { request: 'x' })).toEqual([400, 'BAD_INPUT']);
    expect(await from(CLERK, { headers: { 'sec-fetch-site': 'cross-site' } })).toEqual([403, 'FORBIDDEN']);
    expect(await from(CLERK, { field: 'other' })).toEqual([400, 'BAD_INPUT']);
  });

  test('the same request answers the first import, with another file nothing', async () => {
    const request = world.id();
    const file = await workbook(HEADINGS, [line('谁-002')]);
    const first = await send(app, CLERK, file, { village: world.village, request });
    expect(first.statusCode).toBe(201);
    expect((await send(app, CLERK, file, { village: world.village, request })).json()).toEqual(first.json());
    const other = await send(app, CLERK, await workbook(HEADINGS, [line('谁-003')]), {
      village: world.village,
      request,
    });
    expect([other.statusCode, other.json()]).toEqual([409, { error: { code: 'IDEMPOTENCY_MISMATCH' } }]);
  });
});

test('formulas are refused cell by cell, and typed text that looks like one too', async () => {
  const id = await bring(world, app, [
    [
      '式-001',
      null,
      null,
      { formula: 'CONCATENATE("张","三")' },
      null,
      null,
      null,
      null,
      { formula: '1+1' },
      null,
    ],
    ['式-002', null, null, '=HYPERLINK("http://x")', null, null, null, null, null, null],
    ['式-003', null, null, '@SUM(1)', null, null, null, null, null, null],
  ]);
  const { rows, errorRows } = await read(world.as(CLERK), id);
  expect(errorRows).toBe(3);
  const found = rows.nodes.map((row: { problems: { code: string; cell: string }[] }) =>
    row.problems.map(({ code, cell }) => `${cell} ${code}`),
  );
  expect(found).toEqual([['D2 FORMULA', 'I2 FORMULA'], ['D3 FORMULA'], ['D4 BAD_TEXT']]);
});

test('every fault has its cell; the sheet of errors says it in words and keeps text as text', async () => {
  const taken = await world.resident('邓巧珍');
  const phone = await world.db.reader.row<{ phone: string }>('select phone from resident where id = $1', [
    taken.id,
  ]);
  const id = await bring(world, app, [
    ['错-001', '月球', null, '错一', null, '12345', 1850, '99', 1.5, -3],
    ['错-002', null, null, null, null, null, null, null, null, null],
    ['错-003', null, null, '错三', null, phone?.phone ?? '', null, null, null, null],
    ['错-004', null, null, '错四', '户主', '13700040004', null, null, null, null],
    ['错-004', null, null, '错四乙', '户主', '13700040004', null, null, null, null],
    ['错-004', null, null, '错四', null, null, null, null, null, null],
    ['错-005', null, '别人', '错五', '儿子', null, null, null, null, null],
  ]);
  const { rows } = await read(world.as(CLERK), id);
  const found = rows.nodes.map(
    (row: { rowNo: number; problems: { code: string; cell: string | null; detail: string | null }[] }) => [
      row.rowNo,
      ...row.problems.map(({ code, cell, detail }) => [cell, code, detail].filter(Boolean).join(' ')),
    ],
  );
  expect(found).toEqual(
    [
      [2, 'F2 BAD_PHONE', 'G2 BAD_YEAR', 'H2 BAD_CARD', 'I2 BAD_AMOUNT', 'J2 BAD_AMOUNT', 'B2 AREA_UNKNOWN'],
      [3, 'D3 MISSING'],
      [4, 'F4 PHONE_TAKEN'],
      [6, 'F6 PHONE_TWICE 5', 'E6 TWO_HEADS'],
      [7, 'D7 DUPLICATE_IN_FILE 5'],
      [8, 'E8 NO_HEAD'],
    ].toSpliced(3, 0, [5]),
  );

  // What to do about a grid that does not exist: which it is, and which there are.
  const areas = await world
    .as(CLERK)
    .run('query ($id: ID!) { registerImport(id: $id) { unknownAreas knownAreas } }', { id });
  expect(areas.data.registerImport).toMatchObject({
    unknownAreas: ['月球'],
    knownAreas: expect.arrayContaining(['上坝', '河西']),
  });

  const answer = await app.inject({ url: `/api/imports/${id}/errors`, headers: as(CLERK) });
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  const sheet = await readSheet(answer.rawPayload);
  expect(sheet[0]).toEqual([
    '原表行号',
    '户号',
    '网格',
    '户主',
    '姓名',
    '与户主关系',
    '电话',
    '出生年份',
    '卡号',
    '期初积分',
    '期初荣誉分',
    '问题',
  ]);
  expect(sheet[1]?.at(-1)).toContain('F2：不是手机号；G2：不是出生年份');
  expect(sheet).toHaveLength(7);
  const english = await readSheet(
    (await app.inject({ url: `/api/imports/${id}/errors?lang=en`, headers: as(CLERK) })).rawPayload,
  );
  expect(english[2]?.at(-1)).toBe('D3: missing');
  for (const [name, status] of [
    [null, 401],
    ['邓巧珍', 404],
    ['沈若兰', 404],
  ] as const) {
    expect((await app.inject({ url: `/api/imports/${id}/errors`, headers: as(name) })).statusCode).toBe(
      status,
    );
  }
});

test('the template can be filled in and brought back: its examples are left out', async () => {
  for (const lang of ['zh', 'en']) {
    const answer = await app.inject({ url: `/api/imports/template?lang=${lang}`, headers: as(CLERK) });
    expect(answer.headers['content-disposition']).toContain('attachment');
    const sheet = await readSheet(answer.rawPayload);
    expect(sheet).toHaveLength(4);
    const headings = sheet[0] as unknown as string[];
    const examples = sheet.slice(1) as unknown as (string | number | null)[][];
    const own = [
      `模${lang}`,
      `模-${lang}`,
      null,
      null,
      `模板${lang === 'zh' ? '甲' : '乙'}`,
      null,
      null,
      null,
      null,
      3,
      4,
    ];
    const id = await bring(world, app, [...examples, own], headings);
    expect(await read(world.as(CLERK), id)).toMatchObject({
      rowCount: 1,
      errorRows: 0,
      points: 3,
      honour: 4,
      ignoredHeadings: [],
    });
    expect(
      (await send(app, CLERK, answer.rawPayload, { village: world.village, request: world.id() })).json(),
    ).toEqual({
      error: { code: 'SHEET_EMPTY' },
    });
  }
  expect((await app.inject({ url: '/api/imports/template' })).statusCode).toBe(401);
});

test('English headings, a title above them, a heads-only list, columns nobody knows', async () => {
  const id = await bring(
    world,
    app,
    [
      ['Household no.', 'Household head', 'Mobile', 'Points', 'Remark'],
      ['英-001', '英一', '13700050001', '1,200', 'x'],
    ],
    ['Yinxingba list of 2024'],
  );
  const paper = await read(world.as(CLERK), id);
  expect(paper).toMatchObject({ newHouseholds: 1, points: 1200, ignoredHeadings: ['Remark'] });
  expect(paper.rows.nodes[0]).toMatchObject({ rowNo: 3, name: '英一', isHead: true });
});

test('5,000 people in 1,600 households: the same statements as for five, in seconds', {
  timeout: 120_000,
}, async () => {
  const lines = (count: number, prefix: string): (string | number | null)[][] =>
    Array.from({ length: count }, (_, place) => {
      const home = Math.floor(place / 3);
      return [
        `${prefix}-${home}`,
        '上坝',
        null,
        `${prefix}人${place}`,
        place % 3 === 0 ? '户主' : '家人',
        null,
        1950 + (place % 60),
        null,
        10 + (place % 90),
        place % 5,
      ];
    });
  // The first of all opens the village's own accounts.
  await carryOut(world, app, lines(3, '先'));
  const costs: number[] = [];
  const times: Record<string, number> = {};
  for (const [count, prefix] of [
    [6, '小'],
    [5000, '大'],
  ] as const) {
    const file = await workbook(HEADINGS, lines(count, prefix));
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const since = performance.now();
      const done = await work();
      times[`${what} ${count}`] = Math.round(performance.now() - since);
      return done;
    };
    const before = world.db.statements;
    const answer = await timed('upload', () =>
      send(app, CLERK, file, { village: world.village, request: world.id() }),
    );
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json();
    await timed('propose', () => move(world, CLERK, 'proposeImport', id));
    await timed('sign', () => move(world, SECRETARY, 'signImport', id));
    costs.push(world.db.statements - before);
    const made = await world.db.reader.row<{ households: number; points: number }>(
      `select count(distinct h.id) as households, sum(t.amount) filter (where t.asset = 'POINTS')::bigint as points
       from transfer t join account a on a.id = t.credit_account_id left join household h on h.id = a.owner_id where t.source_id = $1`,
      [id],
    );
    expect(made).toEqual({
      households: Math.ceil(count / 3),
      points: lines(count, prefix).reduce((sum, row) => sum + Number(row[8]), 0),
    });
  }
  console.info('imports', times, 'statements', costs);
  expect(costs[1]).toBe(costs[0]);
});
