import { fileURLToPath } from 'node:url';
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  visit,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSources } from '#test/support/source-files';
import { createSchema } from '#server/app/schema';
import { sealAll } from '#server/ledger/seal';
import { type Ids, type Walked, walkSchema } from '#test/support/schema-walk';
import { openWorld, type Person, type World } from '#test/support/world';
import { called, made as councilMade } from './meetings-steps';
import { give } from './people-steps';
import { day as dayAhead, made as ceremonyMade } from './ceremonies-steps';
import {
  CHAIR,
  heard,
  made as praised,
  nominated,
  saidYes,
  villagers as praisable,
  voted,
} from './praise-steps';

// What is masked is masked everywhere: every query that any page of the client asks is asked here as a stranger and as
// a plain villager, and the whole answer is searched for every name, phone and card of the county.

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All GraphQL documents of the client, with their fragments. */
function documentsOfClient(): {
  queries: OperationDefinitionNode[];
  fragments: Map<string, DocumentNode['definitions'][number]>;
} {
  const queries: OperationDefinitionNode[] = [];
  const fragments = new Map<string, DocumentNode['definitions'][number]>();
  for (const { code } of readSources(root, ['client/app', 'client/features', 'client/pages', 'client/ui'])) {
    for (const [, source = ''] of code.matchAll(/graphql\(\s*`([^`]+)`/g)) {
      for (const definition of parse(source).definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        else if (
          definition.kind === Kind.OPERATION_DEFINITION &&
          definition.operation === OperationTypeNode.QUERY
        )
          queries.push(definition);
      }
    }
  }
  return { queries, fragments };
}

const { queries, fragments } = documentsOfClient();

/** A query with every fragment it needs, as text. */
function wholeOf(query: OperationDefinitionNode): string {
  const needed = new Set<string>();
  const gather = (node: DocumentNode['definitions'][number]): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || needed.has(name.value)) return;
        needed.add(name.value);
        gather(fragment);
      },
    });
  };
  gather(query);
  return [print(query), ...[...needed].flatMap((name) => fragments.get(name) ?? []).map(print)].join('\n');
}

/** A text that must not be told to everybody. */
interface Secret {
  text: string;
  householdId: string | null;
}

let world: World;
let secrets: (Secret & { id: string; office: boolean })[];
let villagerIds: Secret[];
let ids: Record<string, string[]>;
let idsByQuery: Ids;
const villagers: { id: string; householdId: string; name: string }[] = [];

beforeAll(async () => {
  world = await openWorld();
  for (let place = 0; place < 6; place += 1) villagers.push(await world.villager(place));
  const [first, second, third] = villagers;
  if (!first || !second || !third) throw new Error('The village is empty.');
  await world.db.write((tx) =>
    tx.rows(
      `update resident set phone = '138' || lpad((row_number)::text, 8, '0')
       from (select id, row_number() over (order by id) from resident where phone is null) n where n.id = resident.id`,
    ),
  );
  const praise = await goodDeeds();
  const recordIds: string[] = [];
  for (const [place, person] of [first, second, third].entries()) {
    const filed = await world
      .as('蓝晓峰')
      .run('mutation ($input: FileRecordInput!) { fileRecord(input: $input) { id } }', {
        input: {
          requestId: world.id(),
          ruleId: await world.rule('CA-01'),
          residentId: person.id,
          title: `${person.name}照看老人`,
          note: `${person.name}和${second.name}一起`,
          startedAt: '2025-06-14T16:00:00+08:00',
        },
      });
    const recordId: string = filed.data.fileRecord.id;
    recordIds.push(recordId);
    for (const [name, decision] of [
      ['贺春梅', 'CHECK'],
      ['黎长庚', 'APPROVE'],
    ]) {
      await world
        .as(name ?? '')
        .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
          input: { requestId: world.id(), decisions: [{ recordId, decision }] },
        });
    }
    if (place === 1) await world.advance(12);
  }
  await give(world, first.householdId, 30);
  const [ceremonyId, materialId] = await customs(third.name);
  // A decision everybody may read, and a meeting about a villager that is its council's business alone.
  const decision = await councilMade(world.as('郑守田'), 'beginDecision', {
    villageId: world.village,
    templateCode: '4Y2G',
    title: '修桥',
    matter: '修一座桥。',
  });
  const meeting = await called(world, 'RC');
  await councilMade(world.as('阮青山'), 'addMotion', {
    meetingId: meeting.id,
    text: `${first.name}家的公益岗位`,
    secret: true,
    majority: 'HALF_PRESENT',
    concernedIds: [first.id],
  });
  await sealAll(world.db);
  secrets = await world.db.reader.rows(
    `select r.id, r.household_id, s.text, exists (select 1 from post p where p.resident_id = r.id) as office
     from resident r cross join lateral (values (r.name), (r.phone)) s (text) where s.text is not null
     union all
     select h.head_id, h.id, s.text, false from household h cross join lateral (values (h.card_number), (h.card_token)) s (text)`,
  );
  // Those two said yes to being named; every other word of theirs stays a secret.
  secrets = secrets.filter(({ text }) => !praise.named.includes(text));
  villagerIds = await world.db.reader.rows(
    `select r.household_id, r.id as text from resident r where r.village_id is not null
       and not exists (select 1 from post p where p.resident_id = r.id)`,
  );
  const all = async (sql: string): Promise<string[]> =>
    (await world.db.reader.rows<{ id: string }>(sql)).map(({ id }) => id);
  const shop = await world.shop();
  const rules = [await world.rule('CA-01')];
  const goods = [await world.goods('G06')];
  const transfers = await all('select id from transfer order by seq limit 3');
  const households = [first.householdId];
  const residents = [first.id];
  ids = {
    villageId: [world.village],
    areaId: [world.village],
    shopId: [shop],
    householdId: households,
    residentId: residents,
    recordId: recordIds,
    ruleId: rules,
    goodsId: goods,
    id: [world.village, ...households, ...residents, ...recordIds, ...rules, ...goods, ...transfers],
  };
  idsByQuery = {
    ...ids,
    area: [world.village],
    council: [await world.council('RC')],
    publicCouncil: [await world.council('RC')],
    ceremony: [ceremonyId],
    decision: [decision.id],
    deed: praise.deedIds,
    goodMonth: praise.monthIds,
    meeting: [meeting.id],
    preventionMaterial: [materialId],
    goods,
    household: [first.householdId, villagers[4]?.householdId ?? ''],
    record: recordIds,
    resident: [first.id, villagers[4]?.id ?? ''],
    rule: rules,
    statementLine: transfers,
  };
}, 120_000);
afterAll(() => world.close());

/** A wedding of a household with what it borrows, a talk, a leaflet and a pledge; answers the wedding and the leaflet. */
async function customs(name: string): Promise<[string, string]> {
  const made = async (who: string, document: string, input: Record<string, unknown>): Promise<string> => {
    const { data, codes } = await world.as(who).run(document, { input: { requestId: world.id(), ...input } });
    if (codes.length > 0) throw new Error(codes.join());
    return Object.values<{ id: string }>(data)[0]?.id ?? '';
  };
  const day = new Date(world.clock.now().getTime() + 9 * 86_400_000).toISOString();
  const gearId = await made(
    '唐福来',
    'mutation ($input: AddCouncilGearInput!) { addCouncilGear(input: $input) { id } }',
    { councilId: await world.council('RW'), kind: 'TABLE', name: '方桌', quantity: 20 },
  );
  const ceremonyId = await made(
    name,
    'mutation ($input: NotifyCeremonyInput!) { notifyCeremony(input: $input) { id } }',
    {
      kind: 'WEDDING',
      beginsOn: day.slice(0, 10),
      endsOn: day.slice(0, 10),
      tables: 12,
      words: `${name}家办喜事`,
      gear: [{ gearId, quantity: 12 }],
    },
  );
  await ceremonyMade(world.as('贺春梅'), 'reviseCeremonyStandard', {
    villageId: world.village,
    effectiveFrom: dayAhead(world, 0),
    weddingNoticeDays: 3,
    funeralNoticeDays: 0,
    tablesMax: 18,
    tableCostMax: 30_000,
    giftMax: 10_000,
    cigarettesMax: 2_000,
    spiritsMax: 8_000,
    daysMax: 1,
    hiredShow: false,
    usualTables: 30,
    usualTableCost: 45_000,
    gearDays: 1,
  });
  const village = { villageId: world.village, topic: 'DRUGS' };
  await made('岳明珠', 'mutation ($input: PlanPreventionInput!) { planPrevention(input: $input) { id } }', {
    ...village,
    kind: 'TALK',
    title: '识毒防毒',
    place: '村小学',
    startsAt: day,
  });
  const materialId = await made(
    '岳明珠',
    'mutation ($input: AddMaterialInput!) { addMaterial(input: $input) { id } }',
    {
      ...village,
      kind: 'LEAFLET',
      name: '传单',
      titleZh: '传单',
      titleEn: 'Leaflet',
      bodyZh: '110',
      bodyEn: '110',
    },
  );
  await made(name, 'mutation ($input: SignPledgeInput!) { signPledge(input: $input) { id } }', {
    topic: 'BOTH',
  });
  return [ceremonyId, materialId];
}

/**
 * A deed that was awarded and one that stands in notice, by two who agreed to be named, out of two months' nominees: in the
 * weeks before, so that everything else happens at the world's own time.
 */
async function goodDeeds(): Promise<{ named: string[]; deedIds: string[]; monthIds: string[] }> {
  const homes = villagers.map(({ householdId }) => householdId);
  const people = (await praisable(world, 30)).filter(({ householdId }) => !homes.includes(householdId));
  const begun = world.clock.now();
  world.setTime(new Date(begun.getTime() - 50 * 86_400_000));
  const chosen: { person: Person; deedId: string; monthId: string; noticeUntil: string }[] = [];
  for (const nominees of [people.slice(0, 3), people.slice(3, 6)]) {
    if (chosen[0]) {
      // The first is awarded when its notice is over; the next month comes after it.
      world.setTime(new Date(Date.parse(chosen[0].noticeUntil) + 60_000));
      await praised(world.as(CHAIR), 'awardDeed', { deedId: chosen[0].deedId });
      world.setTime(new Date(world.clock.now().getTime() + 30 * 86_400_000));
    }
    const monthId = await nominated(world, nominees);
    await heard(world, monthId);
    const month = await voted(world, monthId, 0);
    const deed = month.deeds.find(({ state }: { state: string }) => state === 'CHOSEN');
    const person = nominees.find(({ id }) => id === deed.nominee.id);
    if (!person) throw new Error('Somebody else was chosen.');
    const { noticeUntil } = await saidYes(world, person, deed.id);
    chosen.push({ person, deedId: deed.id, monthId, noticeUntil });
  }
  world.setTime(begun);
  return {
    named: chosen.map(({ person }) => person.name),
    deedIds: chosen.map(({ deedId }) => deedId),
    monthIds: chosen.map(({ monthId }) => monthId),
  };
}

/** What a villager is not told of others: people in office, and officials of town and county, act by name. */
async function othersThan(reader: { householdId: string; name: string }): Promise<typeof secrets> {
  const officials = await world.db.reader.rows<{ name: string }>(
    'select name from resident where village_id is null',
  );
  const open = new Set([reader.name, ...officials.map(({ name }) => name)]);
  return secrets.filter(
    ({ householdId, text, office }) =>
      householdId !== reader.householdId && !open.has(text) && !(office && !/^[0-9]|^PA/.test(text)),
  );
}

/** Every way to fill the variables of a query that says something about our few rows. */
function fillings(query: OperationDefinitionNode): Record<string, unknown>[] {
  let filled: Record<string, unknown>[] = [{}];
  for (const { variable, type, defaultValue } of query.variableDefinitions ?? []) {
    const name = variable.name.value;
    const text = print(type).replace('!', '');
    const values: unknown[] =
      text === 'ID'
        ? (ids[name] ?? ids.id ?? [])
        : text === 'String'
          ? print(type).endsWith('!')
            ? ['2025-06', villagers[0]?.name ?? '']
            : [undefined]
          : text === 'Boolean'
            ? [true]
            : text === 'Int'
              ? [defaultValue ? undefined : 5]
              : text === 'RecordFilter'
                ? [{}, { villageId: world.village }]
                : text === 'AccessFilter'
                  ? [{ villageId: world.village }]
                  : [undefined];
    filled = filled.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  }
  return filled;
}

/** Whether an answer tells a secret; six figures in the middle of an id or a hash tell nothing. */
function tells(answer: string, secret: string): boolean {
  return (
    answer.includes(secret) && (!/^\d+$/.test(secret) || new RegExp(`(?<!\\w)${secret}(?!\\w)`).test(answer))
  );
}

/** The secrets found in the answers that a person gets to all queries of the client, and how many were answered. */
async function searched(
  name: string | null,
  forbidden: (typeof secrets)[number][],
  asked = queries,
): Promise<{ found: string[]; answered: number }> {
  const caller = name ? world.as(name) : world.stranger;
  const found = new Set<string>();
  let answered = 0;
  for (const query of asked) {
    for (const variables of fillings(query)) {
      const { data } = await caller.run(wholeOf(query), variables);
      if (!data) continue;
      answered += 1;
      const text = JSON.stringify(data);
      for (const secret of forbidden) {
        if (tells(text, secret.text)) found.add(`${query.name?.value}: ${secret.text}`);
      }
    }
  }
  return { found: [...found], answered };
}

describe('all queries of all pages', () => {
  test('were found', () => {
    expect(queries.length).toBeGreaterThan(30);
    expect(secrets.length).toBeGreaterThan(1000);
  });

  test('would be found out: the clerk is told names, phones and cards by them', async () => {
    const asked = queries.filter(({ name }) => /^HouseholdDetailPage$|^PeoplePage$/.test(name?.value ?? ''));
    const { found } = await searched('贺春梅', secrets, asked);
    expect(found.some((each) => /: 1\d{10}$/.test(each))).toBe(true);
    expect(found.some((each) => /: \d{6}$/.test(each))).toBe(true);
    expect(found.some((each) => each.endsWith(villagers[0]?.name ?? '-'))).toBe(true);
  });

  test('tell a stranger no name, no phone and no card', async () => {
    const { found, answered } = await searched(null, secrets);
    expect(found).toEqual([]);
    expect(answered).toBeGreaterThan(10);
  }, 120_000);

  test('tell a plain villager no phone and no card but the own household’s, and no name but of people in office', async () => {
    const reader = villagers[4];
    if (!reader) throw new Error('The village is empty.');
    const { found, answered } = await searched(reader.name, await othersThan(reader));
    expect(found).toEqual([]);
    expect(answered).toBeGreaterThan(25);
  }, 120_000);
});

/** What may be asked without sign-in. A new public query is a new word here, after a look at what it tells of whom. */
const PUBLIC_QUERIES = [
  'about',
  'area',
  'board',
  'ceremonyCounts',
  'ceremonyStandard',
  'ceremonyStandards',
  'checkCertificate',
  'consentTextHistory',
  'consentTexts',
  'councilKinds',
  'county',
  'decision',
  'decisionTemplates',
  'decisions',
  'deedNotices',
  'elderFigures',
  'goods',
  'honourRoll',
  'mayKeepCouncilKinds',
  'needCounts',
  'notice',
  'preventionActivities',
  'preventionMaterial',
  'preventionMaterials',
  'preventionYear',
  'privacyTerms',
  'publicCouncil',
  'publicCouncils',
  'retentionSchedule',
  'reviewTerms',
  'rule',
  'rules',
  'scheme',
  'shop',
  'shops',
  // Nought to a stranger.
  'unreadMessages',
  'villages',
];

describe('every query of the schema, asked for every field that answers', () => {
  /** Walks the whole schema as somebody; `told` answers which of some texts it held, and where. */
  async function walked(name: string | null): Promise<Walked & { told(texts: readonly Secret[]): string[] }> {
    const caller = name ? world.as(name) : world.stranger;
    const answers: [path: string, answer: string][] = [];
    const walk = await walkSchema(
      await createSchema(),
      idsByQuery,
      (document) => caller.run(document),
      (path, answer) => void answers.push([path, answer]),
    );
    const told = (texts: readonly Secret[]): string[] => {
      const found = new Set<string>();
      for (const [path, answer] of answers) {
        for (const { text } of texts) if (tells(answer, text)) found.add(`${path}: ${text}`);
      }
      return [...found];
    };
    return { ...walk, told };
  }

  test('tells a stranger no name, no phone, no card and no id of a villager', async () => {
    const walk = await walked(null);
    expect(walk.told([...secrets, ...villagerIds])).toEqual([]);
    expect(walk.tooCostly).toEqual([]);
    expect(walk.queries).toEqual(PUBLIC_QUERIES);
    expect(walk.fields).toEqual(
      expect.arrayContaining([
        'BoardNotice.maskedName',
        'NoticeApproval.bodyZh',
        'PublishedTransfer.text',
        'Seal.hash',
        'SealLine.text',
      ]),
    );
  }, 120_000);

  test('tells a villager of others no phone, no card and no id, and no name but of people in office', async () => {
    const reader = villagers[4];
    if (!reader) throw new Error('The village is empty.');
    const walk = await walked(reader.name);
    const others = villagerIds.filter(({ householdId }) => householdId !== reader.householdId);
    expect(walk.told([...(await othersThan(reader)), ...others])).toEqual([]);
    expect(walk.tooCostly).toEqual([]);
    // What is the own is told, so the walk does reach where phones and cards are.
    const own = secrets.filter(({ householdId }) => householdId === reader.householdId);
    expect(walk.told(own).some((each) => /^household.*: 1\d{10}$/.test(each))).toBe(true);
    expect(walk.told(own).some((each) => /^household.*: PA/.test(each))).toBe(true);
  }, 120_000);
});
