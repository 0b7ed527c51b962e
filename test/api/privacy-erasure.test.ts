import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { give, mutation, newFamily, refused, works } from './people-steps';
import { CHILD, GUARDIAN, looksIn } from './privacy-steps';

const NAME = '诸葛明镜';
const PHONE = '13700000077';
const ASK = mutation(
  'askErasure',
  'ErasureInput',
  'id state channel dueOn words overdue moves resident { id } askedBy { name }',
);
const PREPARE = mutation('prepareErasure', 'PrepareErasureInput', 'id state moves preparedBy { name }');
const CARRY_OUT = mutation(
  'carryOutErasure',
  'ErasureMoveInput',
  'id state code resident { id name maskedName phone birthYear erasedAt hasLogin } report { place removed kept }',
);
const REFUSE = mutation('refuseErasure', 'RefuseErasureInput', 'id state answer closedBy { name }');
const WITHDRAW = mutation('withdrawErasure', 'ErasureMoveInput', 'id state');
const FILE = mutation(
  'exportPerson',
  'PersonalFileInput',
  'preparedAt json chapters { key columns { key kind words { value zh } } rows { cells } }',
);

let world: World;
let family: { id: string; headId: string; memberIds: string[] };
let personId: string;
let neighbour: Person;
beforeAll(async () => {
  world = await openWorld();
  neighbour = await world.villager(0);
  family = await newFamily(world, '注-001', [NAME]);
  personId = family.memberIds[0] ?? '';
});
afterAll(() => world.close());

const ask = (residentId = personId, more: object = {}) => ({ requestId: world.id(), residentId, ...more });

/** Every place of the database in which a text occurs: 'table.column'. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await world.db.reader.rows<{ s: string; t: string; c: string }>(
    `select table_schema as s, table_name as t, column_name as c from information_schema.columns
     where table_schema in ('public', 'auth') and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')
       and table_name not in (select table_name from information_schema.views where table_schema = 'public')`,
  );
  const found: string[] = [];
  for (const { s, t, c } of columns) {
    const row = await world.db.reader.row(
      `select 1 from "${s}"."${t}" where strpos("${c}"::text, $1) > 0 limit 1`,
      [text],
    );
    if (row) found.push(`${t}.${c}`);
  }
  return found;
}

describe('askErasure', () => {
  test('is for the person, a child’s guardian, an heir, or staff with a paper', async () => {
    expect(await refused(world.stranger, ASK, ask())).toBe('UNAUTHENTICATED');
    const others = [neighbour.name, '贺春梅', '汪德厚', (await world.elsewhere('VILLAGE_CLERK')).name];
    for (const name of others) expect(await refused(world.as(name), ASK, ask()), name).toBe('FORBIDDEN');
    for (const name of ['汪德厚', (await world.elsewhere('VILLAGE_CLERK')).name]) {
      expect(await refused(world.as(name), ASK, ask(personId, { paper: '注-1' })), name).toBe('FORBIDDEN');
    }
    expect(await refused(world.as(CHILD), ASK, ask((await world.resident(GUARDIAN)).id))).toBe('FORBIDDEN');
    const child = await world.resident(CHILD);
    const asked = await works<{ id: string }>(world.as(GUARDIAN), ASK, ask(child.id));
    expect(asked).toMatchObject({ channel: 'GUARDIAN', state: 'OPEN', askedBy: { name: GUARDIAN } });
    await works(world.as(CHILD), WITHDRAW, { requestId: world.id(), erasureId: asked.id });
  });

  test('gets a day by which it is answered, once at a time', async () => {
    const caller = world.as(NAME);
    const input = ask(personId, { words: '我搬走了，不想留名字。' });
    const first = await works<{ id: string }>(caller, ASK, input);
    expect(first).toMatchObject({ state: 'OPEN', channel: 'SELF', dueOn: '2025-07-01', moves: ['WITHDRAW'] });
    expect(await works(caller, ASK, input)).toEqual(first);
    expect(await refused(caller, ASK, { ...input, words: '别的' })).toBe('IDEMPOTENCY_MISMATCH requestId');
    expect(await refused(world.as('贺春梅'), ASK, input)).toBe('IDEMPOTENCY_MISMATCH requestId');
    expect(await refused(caller, ASK, ask())).toBe('CONFLICT residentId');
    for (const name of [neighbour.name, '贺春梅', '方雨晴']) {
      expect(
        await refused(world.as(name), WITHDRAW, { requestId: world.id(), erasureId: first.id }),
        name,
      ).toBe('FORBIDDEN');
    }
    expect(await refused(world.stranger, WITHDRAW, { requestId: world.id(), erasureId: first.id })).toBe(
      'UNAUTHENTICATED',
    );
    const taken = { requestId: world.id(), erasureId: first.id };
    expect(await works(caller, WITHDRAW, taken)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await works(caller, WITHDRAW, taken)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await refused(caller, WITHDRAW, { requestId: world.id(), erasureId: first.id })).toBe(
      'ILLEGAL_MOVE',
    );
    expect(await refused(caller, WITHDRAW, { requestId: world.id(), erasureId: world.id() })).toBe(
      'NOT_FOUND erasureId',
    );
  });

  test('is listed for those who keep the register, overdue ones marked', async () => {
    const { id } = await works<{ id: string }>(world.as('贺春梅'), ASK, ask(personId, { paper: '注-2' }));
    const LIST = `query Q($v: ID!, $open: Boolean!) { erasureRequests(villageId: $v, open: $open) {
      nodes { id channel paper overdue moves resident { name } } } }`;
    const list = async (name: string, open = true) => world.as(name).run(LIST, { v: world.village, open });
    for (const name of [neighbour.name, '汪德厚', (await world.elsewhere('VILLAGE_CLERK')).name]) {
      expect((await list(name)).codes, name).toEqual(['FORBIDDEN']);
    }
    expect((await list('郑守田')).data.erasureRequests.nodes).toEqual([
      {
        id,
        channel: 'PAPER',
        paper: '注-2',
        overdue: false,
        moves: ['PREPARE', 'REFUSE'],
        resident: { name: NAME },
      },
    ]);
    const start = world.clock.now();
    await world.advance(16);
    expect((await list('郑守田')).data.erasureRequests.nodes[0].overdue).toBe(true);
    world.setTime(start);
    const refusal = { requestId: world.id(), erasureId: id, answer: '还欠着一件没交回的工具。' };
    for (const name of [neighbour.name, '汪德厚']) {
      expect(await refused(world.as(name), REFUSE, refusal), name).toBe('FORBIDDEN');
    }
    expect(await refused(world.stranger, REFUSE, refusal)).toBe('UNAUTHENTICATED');
    const done = await works(world.as('郑守田'), REFUSE, refusal);
    expect(done).toMatchObject({ state: 'REFUSED', closedBy: { name: '郑守田' } });
    expect(await works(world.as('郑守田'), REFUSE, refusal)).toEqual(done);
    expect(await refused(world.as('郑守田'), REFUSE, { ...refusal, requestId: world.id() })).toBe(
      'ILLEGAL_MOVE',
    );
    expect(
      (await list('郑守田', false)).data.erasureRequests.nodes.map((each: { id: string }) => each.id),
    ).toContain(id);
  });
});

describe('an erasure', () => {
  let erasureId: string;
  let namesakeId: string;

  beforeAll(async () => {
    const clerk = world.as('贺春梅');
    await works(clerk, mutation('amendResident', 'ResidentInput'), {
      requestId: world.id(),
      residentId: personId,
      name: NAME,
      phone: PHONE,
      birthYear: 1980,
    });
    await works(clerk, mutation('openLogin', 'LoginInput'), {
      requestId: world.id(),
      residentId: personId,
      password: 'ming-jing-2025',
    });
    await works(clerk, mutation('markKin', 'KinInput'), {
      requestId: world.id(),
      residentId: personId,
      kinId: neighbour.id,
      relation: '表亲',
    });
    // Somebody whose longer name holds the name, and somebody of the same name in another village.
    namesakeId = (await newFamily(world, '注-002', [`${NAME}远`])).memberIds[0] ?? '';
    const photoId = world.id();
    const leader = await world.resident('蓝晓峰');
    await world.db.write((tx) =>
      tx.rows(
        `insert into photo (id, sha256, village_id, uploader_id, width, height, bytes, created_at)
         values ($1, 'beef', $2, $3, 1, 1, 1, $4)`,
        [photoId, world.village, leader.id, tx.at],
      ),
    );
    const record = async (residentId: string, title: string, photoIds: string[] = []) =>
      works<{ id: string }>(world.as('蓝晓峰'), mutation('fileRecord', 'FileRecordInput'), {
        requestId: world.id(),
        ruleId: await world.rule('CA-01'),
        residentId,
        title,
        note: `${title}，电话${PHONE}`,
        startedAt: '2025-06-14T16:00:00+08:00',
        photoIds,
      });
    await record(personId, `${NAME}照看老人`, [photoId]);
    await record(neighbour.id, `和${NAME}、${NAME}远一起扫雪`);
    const filed = await record(neighbour.id, '看望老人');
    await works(world.as('贺春梅'), mutation('decideRecords', 'DecisionsInput', 'error'), {
      requestId: world.id(),
      decisions: [{ recordId: filed.id, decision: 'RETURN', reason: `${NAME}说那天不在` }],
    });
    await world.as('贺春梅').run('query Q($id: ID!) { resident(id: $id) { phone } }', { id: personId });
    await give(world, family.id, 12);
  });

  test('cannot be carried out by one person, nor before it was checked, nor by the household', async () => {
    const asked = await works<{ id: string }>(world.as(NAME), ASK, ask(personId, { words: `我是${NAME}` }));
    erasureId = asked.id;
    const move = () => ({ requestId: world.id(), erasureId });
    expect(await refused(world.as('郑守田'), CARRY_OUT, move()), 'not checked').toBe('ILLEGAL_MOVE');
    for (const document of [PREPARE, CARRY_OUT]) {
      expect(await refused(world.stranger, document, move())).toBe('UNAUTHENTICATED');
      for (const name of [
        NAME,
        neighbour.name,
        '汪德厚',
        '龙志远',
        (await world.elsewhere('VILLAGE_CLERK')).name,
      ]) {
        expect(await refused(world.as(name), document, move()), name).toBe('FORBIDDEN');
      }
    }
    const prepared = move();
    const first = await works(world.as('贺春梅'), PREPARE, prepared);
    expect(first).toMatchObject({ state: 'PREPARED', preparedBy: { name: '贺春梅' }, moves: ['REFUSE'] });
    expect(await works(world.as('贺春梅'), PREPARE, prepared)).toEqual(first);
    expect(await refused(world.as('贺春梅'), PREPARE, { ...prepared, newHeadId: neighbour.id })).toBe(
      'IDEMPOTENCY_MISMATCH requestId',
    );
    expect(await refused(world.as('郑守田'), PREPARE, move())).toBe('ILLEGAL_MOVE');
    expect(await refused(world.as('贺春梅'), CARRY_OUT, move()), 'the same person').toBe(
      'ERASURE_TWO_PERSONS',
    );
  });

  test('takes name and phone out of every text of every table, and leaves the figures', async () => {
    expect((await placesOf(NAME)).length).toBeGreaterThan(4);
    expect((await placesOf(PHONE)).length).toBeGreaterThan(1);
    const figures = `select (select jsonb_agg(to_jsonb(t) order by t.seq) from transfer t) as transfers,
      (select jsonb_agg(to_jsonb(a) order by a.id) from account a) as accounts,
      (select jsonb_agg(to_jsonb(h) order by h.id) from history h where h.at < $1) as history`;
    const before = await world.db.reader.row(figures, [world.clock.now()]);
    const at = world.clock.now();
    const input = { requestId: world.id(), erasureId };
    const done = await works<{ code: string; report: { place: string; removed: number; kept: number }[] }>(
      world.as('郑守田'),
      CARRY_OUT,
      input,
    );
    expect(done).toMatchObject({
      state: 'DONE',
      resident: {
        id: personId,
        name: `已注销${done.code}`,
        maskedName: `已注销${done.code}`,
        phone: null,
        birthYear: null,
        hasLogin: false,
      },
    });
    expect(done.report.map(({ place }) => place)).toEqual(
      expect.arrayContaining([
        'LOGIN',
        'PHOTOS',
        'KIN',
        'REGISTER',
        'OWN_HISTORY',
        'activity_record',
        'history_words',
      ]),
    );
    expect(await works(world.as('郑守田'), CARRY_OUT, input)).toEqual(done);
    expect(await world.db.reader.row(figures, [at])).toEqual(before);

    expect(await placesOf(PHONE)).toEqual([]);
    // The longer name is another person's: where the name occurs, it is that one's.
    const rows = await world.db.reader.rows<{ text: string }>(
      `select name as text from resident where strpos(name, $1) > 0
       union all select title from activity_record where strpos(title, $1) > 0
       union all select note from activity_record where strpos(note, $1) > 0
       union all select words::text from history_words where strpos(words::text, $1) > 0`,
      [NAME],
    );
    for (const { text } of rows) expect(text.replaceAll(`${NAME}远`, '')).not.toContain(NAME);
    expect(rows.map(({ text }) => text)).toContain(`和已注销${done.code}、${NAME}远一起扫雪`);
    const places = await placesOf(NAME);
    expect(
      places.every((place) =>
        /^(resident\.name|activity_record\.(title|note)|history_words\.words)$/.test(place),
      ),
    ).toBe(true);
    const namesake = await world.db.reader.row<{ name: string }>('select name from resident where id = $1', [
      namesakeId,
    ]);
    expect(namesake?.name).toBe(`${NAME}远`);
  });

  test('is final, and is told in the person’s own line of the history', async () => {
    for (const sql of [
      "update resident set name = '张三' where erased_at is not null",
      'update resident set erased_at = null where erased_at is not null',
      "update erasure_request set state = 'OPEN' where state = 'DONE'",
    ]) {
      await expect(
        world.db.write((tx) => tx.rows(sql)),
        sql,
      ).rejects.toMatchObject({ code: 'APPEND_ONLY' });
    }
    const { data } = await world
      .as('郑守田')
      .run(
        'query Q($id: ID!) { resident(id: $id) { name state history { move actor { name } detail { key } } } }',
        {
          id: personId,
        },
      );
    expect(data.resident.state).toBe('LEFT');
    expect(data.resident.history.at(-1)).toMatchObject({ move: 'ERASE', actor: { name: '郑守田' } });
    expect(data.resident.history[0]).toMatchObject({ move: 'ADD', detail: [] });
    expect(await refused(world.as('贺春梅'), ASK, ask(personId, { paper: '注-9' }))).toBe(
      'NOT_ACTIVE residentId',
    );
    const found = await world
      .as('贺春梅')
      .run('query Q($v: ID!) { residents(villageId: $v, search: "诸葛明镜") { nodes { name } } }', {
        v: world.village,
      });
    expect(found.data.residents.nodes).toEqual([{ name: `${NAME}远` }]);
  });

  test('of the same name twice touches only what also bears the person’s id', async () => {
    const twins = [
      await newFamily(world, '注-003', ['鲜于重名']),
      await newFamily(world, '注-004', ['鲜于重名']),
    ];
    const [one, other] = twins.map(({ memberIds }) => memberIds[0] ?? '');
    for (const [residentId, title] of [
      [one, '鲜于重名修桥'],
      [other, '鲜于重名补路'],
    ]) {
      await works(world.as('蓝晓峰'), mutation('fileRecord', 'FileRecordInput'), {
        requestId: world.id(),
        ruleId: await world.rule('CA-01'),
        residentId,
        title,
        startedAt: '2025-06-14T16:00:00+08:00',
      });
    }
    const { id } = await works<{ id: string }>(world.as('贺春梅'), ASK, ask(one, { paper: '注-5' }));
    await works(world.as('贺春梅'), PREPARE, { requestId: world.id(), erasureId: id });
    const { code } = await works<{ code: string }>(world.as('方雨晴'), CARRY_OUT, {
      requestId: world.id(),
      erasureId: id,
    });
    const titles = await world.db.reader.rows<{ title: string }>(
      'select title from activity_record where resident_id = any($1::uuid[]) order by title',
      [[one, other]],
    );
    expect(titles.map(({ title }) => title).toSorted()).toEqual(
      [`已注销${code}修桥`, '鲜于重名补路'].toSorted(),
    );
  });

  test('asks for a new head first, and for the end of every post', async () => {
    const headed = await newFamily(world, '注-006', ['司空继任']);
    const { id } = await works<{ id: string }>(
      world.as('贺春梅'),
      ASK,
      ask(headed.headId, { paper: '注-6' }),
    );
    const move = (newHeadId: string | null) => ({ requestId: world.id(), erasureId: id, newHeadId });
    expect(await refused(world.as('贺春梅'), PREPARE, move(null))).toBe('BAD_INPUT newHeadId');
    expect(await refused(world.as('贺春梅'), PREPARE, move(neighbour.id))).toBe('NOT_FOUND newHeadId');
    await works(world.as('贺春梅'), PREPARE, move(headed.memberIds[0] ?? ''));
    await works(world.as('郑守田'), CARRY_OUT, { requestId: world.id(), erasureId: id });
    const leader = await world.resident('汪德厚');
    const asked = await works<{ id: string }>(world.as('汪德厚'), ASK, ask(leader.id));
    expect(await refused(world.as('贺春梅'), PREPARE, { requestId: world.id(), erasureId: asked.id })).toBe(
      'STILL_IN_OFFICE',
    );
    await works(world.as('汪德厚'), WITHDRAW, { requestId: world.id(), erasureId: asked.id });
  });

  test('of the dead is asked for by the grown-ups they lived with', async () => {
    const home = await newFamily(world, '注-007', ['公冶长寿']);
    const deadId = home.memberIds[0] ?? '';
    await works(world.as('贺春梅'), mutation('recordDeath', 'ResidentEndInput'), {
      requestId: world.id(),
      residentId: deadId,
    });
    expect(await refused(world.as(neighbour.name), ASK, ask(deadId))).toBe('FORBIDDEN');
    const { id } = await works<{ id: string }>(world.as('注-007户主'), ASK, ask(deadId));
    await works(world.as('贺春梅'), PREPARE, { requestId: world.id(), erasureId: id });
    await works(world.as('郑守田'), CARRY_OUT, { requestId: world.id(), erasureId: id });
    expect(await placesOf('公冶长寿')).toEqual([]);
  });
});

describe('exportPerson', () => {
  test('gives a person everything there is, and nobody else’s', async () => {
    const caller = world.as(neighbour.name);
    const input = { requestId: world.id(), residentId: neighbour.id };
    const file = await works<{ json: string; chapters: { key: string; rows: { cells: string[] }[] }[] }>(
      caller,
      FILE,
      input,
    );
    const content = JSON.parse(file.json);
    expect(content.format).toBe('peace-supermarket/person/1');
    expect(content.profile[0].name).toBe(neighbour.name);
    expect(content.records.length).toBeGreaterThan(0);
    expect(file.chapters.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'profile',
        'posts',
        'statement',
        'consents',
        'looks',
        'history',
        'records',
        'photos',
        'objections',
        'cases',
        'collects',
        'reservations',
      ]),
    );
    for (const { rows } of file.chapters)
      for (const { cells } of rows) expect(cells.every((cell) => typeof cell === 'string')).toBe(true);
    expect((await works<{ chapters: object[] }>(caller, FILE, input)).chapters).toHaveLength(
      file.chapters.length,
    );
    expect(await refused(caller, FILE, { ...input, paper: '出-1' })).toBe('IDEMPOTENCY_MISMATCH requestId');
    expect(await looksIn(world, neighbour.id), 'one’s own file is no look').not.toContain(
      `${neighbour.name} - EXPORT`,
    );
  });

  test('says everything in words: no code of ours is left to be guessed', async () => {
    interface Column {
      key: string;
      kind: string;
      words: { value: string; zh: string }[];
    }
    for (const name of [neighbour.name, '贺春梅', '汪德厚', GUARDIAN]) {
      const { id } = await world.resident(name);
      const { chapters } = await works<{
        chapters: { key: string; columns: Column[]; rows: { cells: string[] }[] }[];
      }>(world.as(name), FILE, { requestId: world.id(), residentId: id });
      const history = chapters.find(({ key }) => key === 'history');
      expect(history?.rows.length, name).toBeGreaterThan(0);
      for (const { key, columns, rows } of chapters) {
        for (const [place, { kind, words }] of columns.entries()) {
          const cells = rows.map((row) => row.cells[place] ?? '').filter((cell) => cell !== '');
          const known = words.map(({ value }) => value);
          const strays = cells.filter((cell) =>
            kind === 'WORD' ? !known.includes(cell) : /[{}]|[A-Z]{4,}_[A-Z]+/.test(cell),
          );
          expect(strays, `${key} of ${name}`).toEqual([]);
        }
      }
    }
  });

  test('is refused to others, and staff do it on paper, which the person sees', async () => {
    const input = (more: object = {}) => ({ requestId: world.id(), residentId: neighbour.id, ...more });
    expect(await refused(world.stranger, FILE, input())).toBe('UNAUTHENTICATED');
    for (const name of ['贺春梅', '汪德厚', (await world.villager(3)).name]) {
      expect(await refused(world.as(name), FILE, input()), name).toBe('FORBIDDEN');
    }
    for (const name of ['汪德厚', (await world.elsewhere('VILLAGE_CLERK')).name]) {
      expect(await refused(world.as(name), FILE, input({ paper: '出-2' })), name).toBe('FORBIDDEN');
    }
    await works(world.as('贺春梅'), FILE, input({ paper: '出-2' }));
    expect(await looksIn(world, neighbour.id)).toContain('贺春梅 VILLAGE_CLERK EXPORT');
  });

  test('of a child is for a grown-up of its household', async () => {
    const child = await world.resident(CHILD);
    const input = { requestId: world.id(), residentId: child.id };
    expect(await refused(world.as(neighbour.name), FILE, input)).toBe('FORBIDDEN');
    await works(world.as(GUARDIAN), FILE, input);
  });

  test('costs a fixed number of statements', async () => {
    const cost = (id: string, name: string) =>
      world.statementsOf(() =>
        world.as(name).run(FILE, { input: { requestId: world.id(), residentId: id } }),
      );
    const plain = await world.villager(5);
    expect(await cost(plain.id, plain.name)).toBe(await cost(neighbour.id, neighbour.name));
  });
});
