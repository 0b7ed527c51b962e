import Fastify, { type FastifyInstance } from 'fastify';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadActor } from '#server/features/people/actor';
import { registerVolunteerLists } from '#server/features/teams/import-routes';
import { openMissingAccounts } from '#server/features/people/purse';
import { openWorld, type World } from '#test/support/world';
import { as, type Lines, workbook } from './imports-steps';
import { CLERK, teamOf } from './teams-steps';

const SECRETARY = '郑守田';
const HEADINGS = [
  '登记号',
  '姓名',
  '户号',
  '电话',
  '村',
  '服务队',
  '技能',
  '语言',
  '空闲时间',
  '来源',
  '登记日期',
  '培训',
  '保险到期',
  '备注',
];
let world: World;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openWorld();
  app = Fastify();
  await registerVolunteerLists(app, {
    contextOf: async (request) => {
      const name = decodeURIComponent(String(request.headers['x-person'] ?? ''));
      const who = name ? await world.resident(name) : null;
      return { db: world.db, actor: who ? await loadActor(world.db.reader, { residentId: who.id }) : null };
    },
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const post = (name: string | null, bytes: Buffer, area: string, request: string) => {
  const edge = 'sheet-line';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="list.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `/api/volunteer-lists?area=${area}&request=${request}`,
    headers: { ...as(name), 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
};
async function bring(lines: Lines, name = CLERK, area = world.village): Promise<string> {
  const answer = await post(name, await workbook(HEADINGS, lines), area, world.id());
  expect(answer.json()).toEqual({ id: expect.any(String) });
  return answer.json().id;
}
const FACTS =
  'id state rowCount newRows changedRows sameRows errorRows notedRows moves ignoredHeadings signer { name }';
const read = async (id: string, name = CLERK) =>
  (
    await world
      .as(name)
      .run(
        `query Q($id: ID!) { volunteerImport(id: $id) { ${FACTS} rows(first: 50) { nodes { rowNo state name problems { code cell detail blocking } } } } }`,
        { id },
      )
  ).data.volunteerImport;
const move = (name: string, verb: string, importId: string, more: Record<string, unknown> = {}) =>
  world
    .as(name)
    .run(
      `mutation M($input: ${verb === 'dropVolunteers' ? 'DropListInput' : 'ListInput'}!) { ${verb}(input: $input) { ${FACTS} } }`,
      { input: { requestId: world.id(), importId, ...more } },
    );
async function sign(id: string): Promise<void> {
  expect((await move(CLERK, 'proposeVolunteers', id)).codes).toEqual([]);
  expect((await move(SECRETARY, 'signVolunteers', id)).codes).toEqual([]);
}
async function line(place: number, more: Record<string, string> = {}): Promise<string[]> {
  const { id, name } = await world.villager(place);
  const home = await world.db.reader.row<{ number: string }>(
    'select h.number from resident r join household h on h.id = r.household_id where r.id = $1',
    [id],
  );
  const cells: Record<string, string> = { 姓名: name, 户号: home?.number ?? '', ...more };
  return HEADINGS.map((heading) => cells[heading] ?? '');
}
const volunteer = async (place: number) =>
  (
    await world
      .as(CLERK)
      .run(
        'query V($id: ID!) { resident(id: $id) { volunteer { skills languages available sourceGroup registeredOn insuredUntil trainings { course passedOn } places { state team { id } } } } }',
        { id: (await world.villager(place)).id },
      )
  ).data.resident.volunteer;

describe('a list of volunteers', () => {
  test('is previewed with errors that say what to do, dry run, signed by a second person', async () => {
    const teamId = await teamOf(world, null);
    const team = (await world.as(CLERK).run('query T($id: ID!) { team(id: $id) { name } }', { id: teamId }))
      .data.team.name;
    const id = await bring([
      await line(0, {
        服务队: team,
        技能: '急救、驾驶',
        语言: '普通话',
        空闲时间: '周末',
        来源: '退休干部',
        登记日期: '2024-03-05',
        培训: '急救 2024-04-12',
        保险到期: '2025-12-31',
      }),
      await line(1, { 技能: '炒股', 服务队: '没有的队' }),
      await line(2, { 户号: '错-999' }),
      await line(3, { 姓名: '查无此人' }),
      await line(4, { 户号: '' }),
      await line(0),
      await line(5, { 登记日期: '2031-01-01' }),
    ]);
    const paper = await read(id);
    expect(paper).toMatchObject({
      state: 'DRAFT',
      rowCount: 7,
      newRows: 2,
      errorRows: 5,
      notedRows: 1,
      ignoredHeadings: ['备注'],
    });
    const problems = paper.rows.nodes.map((row: { problems: { code: string }[] }) =>
      row.problems.map(({ code }) => code),
    );
    expect(problems).toEqual([
      [],
      ['SKILL_UNKNOWN', 'TEAM_UNKNOWN'],
      ['NAME_ALONE'],
      ['NOBODY'],
      ['NO_SIGN'],
      ['DUPLICATE_IN_FILE'],
      ['IN_THE_FUTURE'],
    ]);
    const sheet = await app.inject({ url: `/api/volunteer-lists/${id}/errors`, headers: as(CLERK) });
    const said = await readSheet(sheet.rawPayload);
    expect(said[3]?.at(-1)).toContain('请先登记到户');

    const dry = await world
      .as(SECRETARY)
      .run(
        'query D($id: ID!) { dryRunVolunteers(importId: $id) { newVolunteers memberships trainings errorRows outdated } }',
        { id },
      );
    expect(dry.data.dryRunVolunteers).toEqual({
      newVolunteers: 2,
      memberships: 1,
      trainings: 1,
      errorRows: 5,
      outdated: false,
    });
    expect(await volunteer(0)).toBeNull();

    expect((await move(SECRETARY, 'signVolunteers', id)).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await move('蓝晓峰', 'proposeVolunteers', id)).codes).toEqual(['NOT_FOUND']);
    expect((await move(SECRETARY, 'proposeVolunteers', id)).codes).toEqual(['FORBIDDEN']);
    const requestId = world.id();
    const first = await move(CLERK, 'proposeVolunteers', id, { requestId });
    expect(await move(CLERK, 'proposeVolunteers', id, { requestId })).toEqual(first);
    expect((await move(CLERK, 'signVolunteers', id)).codes).toEqual(['FOUR_EYES_FILER']);
    const both = await Promise.all([1, 2].map(() => move(SECRETARY, 'signVolunteers', id)));
    expect(both.flatMap(({ codes }) => codes)).toEqual(['ILLEGAL_MOVE']);
    expect(await volunteer(0)).toEqual({
      skills: ['DRIVING', 'FIRST_AID'],
      languages: ['MANDARIN'],
      available: 63 * 2 ** 15,
      sourceGroup: 'RETIRED',
      registeredOn: '2024-03-05',
      insuredUntil: '2025-12-31',
      trainings: [{ course: 'FIRST_AID', passedOn: '2024-04-12' }],
      places: [{ state: 'ACTIVE', team: { id: teamId } }],
    });
    expect(
      await world.db.reader.row(
        'select 1 from volunteer_import_row where import_id = $1 and content is not null',
        [id],
      ),
    ).toBeNull();
  });

  test('comes again without harm: what is known stays, what differs changes', async () => {
    await sign(await bring([await line(6, { 登记号: 'A-6', 技能: '急救', 登记日期: '2024-01-01' })]));
    const again = await bring([
      await line(6, { 登记号: 'A-6', 技能: '急救', 登记日期: '2024-01-01' }),
      await line(7, { 登记号: 'A-7' }),
    ]);
    expect(await read(again)).toMatchObject({ sameRows: 1, newRows: 1, errorRows: 0 });
    await sign(again);
    // By its own number alone a person is known again.
    const third = await bring([
      await line(6, { 登记号: 'A-6', 户号: '', 技能: '法律' }),
      await line(8, { 登记号: 'A-6' }),
    ]);
    const paper = await read(third);
    expect(paper).toMatchObject({ changedRows: 1, errorRows: 1 });
    expect(paper.rows.nodes[1].problems[0].code).toBe('NUMBER_OF_ANOTHER');
    await sign(third);
    expect((await volunteer(6)).skills).toEqual(['LAW']);
  });

  test('is refused when the register has changed since, and ends with a reason', async () => {
    const id = await bring([await line(9)]);
    expect((await move(CLERK, 'proposeVolunteers', id)).codes).toEqual([]);
    const person = await world.villager(9);
    await world
      .as(CLERK)
      .run('mutation R($input: VolunteerInput!) { registerVolunteer(input: $input) { id } }', {
        input: { requestId: world.id(), residentId: person.id, skills: [], languages: [], available: 0 },
      });
    expect((await move(SECRETARY, 'signVolunteers', id)).codes).toEqual(['IMPORT_OUTDATED']);
    expect((await move(CLERK, 'dropVolunteers', id, { reason: ' ' })).codes).toEqual(['REASON_REQUIRED']);
    expect((await move(CLERK, 'dropVolunteers', id, { reason: '重传' })).data.dropVolunteers.state).toBe(
      'DROPPED',
    );
    expect((await move(SECRETARY, 'signVolunteers', id)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('comes from the offices of the area only, and is seen by nobody else', async () => {
    const bytes = await workbook(HEADINGS, [await line(0)]);
    const code = async (name: string | null, area: string) =>
      (await post(name, bytes, area, world.id())).json().error?.code;
    expect(await code(null, world.village)).toBe('UNAUTHENTICATED');
    expect(await code('蓝晓峰', world.village)).toBe('FORBIDDEN');
    expect(await code(CLERK, world.county)).toBe('FORBIDDEN');
    expect(await code('罗启明', world.county)).toBeUndefined();
    expect((await post(CLERK, Buffer.from('姓名'), world.village, world.id())).json().error.code).toBe(
      'XLSX_TYPE',
    );
    expect(
      (await post(CLERK, await workbook(['名字'], [['x']]), world.village, world.id())).json().error.code,
    ).toBe('SHEET_HEADINGS');
    const id = await bring([await line(0)]);
    expect(await read(id, '蓝晓峰')).toBeNull();
  });
});

describe('the county’s 24,369 volunteers', () => {
  test('are previewed in 20 seconds and in the register soon after', async () => {
    const count = 24_369;
    await world.db.write(async (tx) => {
      await tx.rows(
        `with homes as (insert into household (village_id, area_id, number, card_number, card_token, created_at)
           select v.id, v.id, '批-' || n, c.card, 'bulk' || n, $1
           from generate_series(1, 6100) n
           join (select card::text, row_number() over (order by card) as place from generate_series(100000, 120000) card
             where card::text not in (select card_number from household)) c on c.place = n
           join (select id, row_number() over (order by code) - 1 as place, count(*) over () as most
             from area where kind in ('VILLAGE', 'COMMUNITY')) v on v.place = n % v.most returning id, village_id, number)
         insert into resident (village_id, household_id, name, birth_year, created_at)
         select h.village_id, h.id, '批' || (array['一','二','三','四'])[m], 1970, $1 from homes h, generate_series(1, 4) m`,
        [tx.at],
      );
      await tx.rows(
        `update household h set head_id = (select r.id from resident r where r.household_id = h.id order by r.id limit 1)
         where h.number like '批-%'`,
      );
      await openMissingAccounts(tx);
    });
    const people = await world.db.reader.rows<{
      name: string;
      number: string;
      village: string;
      town: string;
    }>(
      `select r.name, h.number, v.name_zh as village, t.name_zh as town from household h join resident r on r.household_id = h.id
       join area v on v.id = h.village_id join area t on t.id = v.parent_id where h.number like '批-%' order by h.number, r.name limit $1`,
      [count],
    );
    expect(people).toHaveLength(count);
    const bytes = await workbook(
      ['镇', '村', '姓名', '户号', '技能', '语言', '空闲时间', '来源', '登记日期', '培训', '保险到期'],
      people.map(({ name, number, village, town }) => [
        town,
        village,
        name,
        number,
        '急救、开车',
        '普通话、本地话',
        '周末、周三晚上',
        '普通群众',
        '2024-03-05',
        '急救 2024-04-12',
        '2025-12-31',
      ]),
    );
    const begun = performance.now();
    const answer = await post('罗启明', bytes, world.county, world.id());
    const id: string = answer.json().id;
    const paper = await read(id, '罗启明');
    const previewed = performance.now() - begun;
    expect(paper).toMatchObject({ rowCount: count, newRows: count, errorRows: 0 });
    expect((await move('罗启明', 'proposeVolunteers', id)).codes).toEqual([]);
    await world.db.write((tx) =>
      tx.rows(
        `insert into post (resident_id, role, area_id, starts_on) select r.id, 'COUNTY_STAFF', $1, '2025-01-01'
         from resident r where r.name = '沈若兰' and not exists (select 1 from post p where p.resident_id = r.id and p.role = 'COUNTY_STAFF')`,
        [world.county],
      ),
    );
    expect((await move('沈若兰', 'signVolunteers', id)).codes).toEqual([]);
    const all = performance.now() - begun;
    console.info(
      `24,369 rows, ${(bytes.length / 1e6).toFixed(1)} MB: preview ${Math.round(previewed)} ms, signed after ${Math.round(all)} ms`,
    );
    expect(previewed).toBeLessThan(20_000);
  }, 180_000);
});
