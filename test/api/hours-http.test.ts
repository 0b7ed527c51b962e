import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpApp, openHttpApp } from '#test/support/http-app';
import { Browser } from './sign-in-browser';

// What of the hours leaves the house over HTTP: the sheet of records to the office, and the check of a certificate to all.
const MOST_WRONG = 30;

const PERSONS = [
  'he-chunmei',
  'deng-qiaozhen',
  'lan-xiaofeng',
  'fang-yuqing',
  'zheng-shoutian',
  'luo-qiming',
] as const;

let app: HttpApp;
let village: string;
let other: string;
const people = new Map<string, Browser>();
beforeAll(async () => {
  app = await openHttpApp('hours-http');
  for (const key of PERSONS) people.set(key, await new Browser(app.origin).demo(key));
  village = (await personCalled('he-chunmei').viewer())?.village?.id ?? '';
  const { county } = await asked<{ county: { towns: { villages: { id: string; nameZh: string }[] }[] } }>(
    'luo-qiming',
    '{ county { towns: children { villages: children { id nameZh } } } }',
  );
  other =
    county.towns.flatMap(({ villages }) => villages).find(({ nameZh }) => nameZh === '北门社区')?.id ?? '';
  expect([village, other]).toEqual([expect.stringMatching(/-/), expect.stringMatching(/-/)]);
}, 60_000);
afterAll(() => app.close());

function personCalled(key: string): Browser {
  const browser = people.get(key);
  if (!browser) throw new Error(`Nobody signed in as ${key}`);
  return browser;
}

/** What somebody is answered over HTTP. */
async function asked<Answer>(who: string, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${app.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: personCalled(who).cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Answer; errors?: object[] };
  expect(errors).toBeUndefined();
  return data;
}

async function sheet(who: string | null, query: string): Promise<Response> {
  const cookie = who ? personCalled(who).cookie : '';
  return fetch(`${app.origin}/api/service-records?${query}`, { headers: { cookie } });
}

/** Status and code of a refusal. */
async function refusal(who: string | null, query: string): Promise<[number, string]> {
  const response = await sheet(who, query);
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

/** Who fetched a sheet of the village, newest first, by the log of looks. */
async function exportsKept(): Promise<string[]> {
  const { accessLog } = await asked<{ accessLog: { nodes: { viewer: { name: string } }[] } }>(
    'luo-qiming',
    'query ($id: ID!) { accessLog(filter: { villageId: $id, kind: EXPORT }) { nodes { viewer { name } } } }',
    { id: village },
  );
  return accessLog.nodes.map(({ viewer }) => viewer.name);
}

test('the sheet goes to the office and the town alone, of their own village, and refusals leave no look', async () => {
  const year = 'year=2025';
  const own = `village=${village}&${year}`;
  expect(await refusal(null, own)).toEqual([401, 'UNAUTHENTICATED']);
  for (const who of ['deng-qiaozhen', 'lan-xiaofeng']) {
    expect(await refusal(who, own), who).toEqual([403, 'FORBIDDEN']);
  }
  for (const who of ['he-chunmei', 'zheng-shoutian']) {
    expect(await refusal(who, `village=${other}&${year}`), who).toEqual([403, 'FORBIDDEN']);
  }
  expect(await refusal('he-chunmei', `village=nonsense&${year}`)).toEqual([404, 'NOT_FOUND']);
  expect(await refusal('he-chunmei', `village=${crypto.randomUUID()}&${year}`)).toEqual([404, 'NOT_FOUND']);
  for (const wrong of ['', 'year=', 'year=1999', 'year=2201', 'year=2025.5', 'year=2025;drop']) {
    expect(await refusal('he-chunmei', `village=${village}&${wrong}`), wrong).toEqual([400, 'BAD_INPUT']);
  }
  expect(await exportsKept()).toEqual([]);
});

test('it is a spreadsheet with its head, never kept by a browser, and every fetch is a look', async () => {
  const response = await sheet('he-chunmei', `village=${village}&year=2025`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
    '服务记录2025.xlsx',
  );
  const [zh] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
  expect(zh?.data[0]?.slice(0, 6)).toEqual([
    '账号序号',
    '志愿者编号',
    '姓名',
    '户号',
    '服务日期',
    '时长（分钟）',
  ]);
  const english = await sheet('fang-yuqing', `village=${village}&year=2025&lang=en`);
  const [en] = await readXlsxFile(Buffer.from(await english.arrayBuffer()));
  expect(en?.data[0]).toHaveLength(15);
  expect(en?.data[0]?.[2]).toBe('Name');
  expect(await exportsKept()).toEqual(['方雨晴', '贺春梅']);
});

test('whoever tries certificate codes is stopped by address after thirty wrong ones', async () => {
  const CHECK = 'query ($code: String!) { checkCertificate(code: $code) { result } }';
  const stranger = new Browser(app.origin);
  const tried: string[] = [];
  for (let nth = 0; nth < MOST_WRONG + 3; nth += 1) {
    const code = `AAAABBBBCCCC${String(nth).padStart(4, '2')}`;
    const answer = await stranger.run(CHECK, { code });
    tried.push(answer.code ?? 'answered');
  }
  expect(tried.slice(0, MOST_WRONG)).toEqual(Array.from({ length: MOST_WRONG }, () => 'answered'));
  expect(tried.slice(MOST_WRONG)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
  // Signing in does not open the door again: it is the address that is counted.
  expect((await personCalled('deng-qiaozhen').run(CHECK, { code: 'AAAABBBBCCCCDDDD' })).code).toBe(
    'TOO_MANY_ATTEMPTS',
  );
});
