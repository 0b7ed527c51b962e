import { readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseSource, readSources, wordsOf, type SourceFile } from '#test/support/source-files';

/**
 * The house: a room imports from floors below its own, never sideways, never up. A new room or arrow is a
 * new line here. A file at the top of a tree (main.ts) stands above all.
 */
const FLOORS: Record<'server' | 'client', Record<string, number>> = {
  server: {
    core: 0,
    ledger: 1,
    'features/people': 2,
    'features/councils': 3,
    'features/scoring': 3,
    'features/shop': 3,
    'features/privacy': 3,
    'features/messages': 3,
    'features/teams': 4,
    'features/fund': 4,
    'features/tasks': 5,
    'features/activities': 5,
    'features/seasons': 6,
    'features/reviews': 6,
    'features/imports': 6,
    'features/service': 6,
    'features/needs': 6,
    'features/attendance': 6,
    'features/duties': 6,
    'features/meetings': 7,
    'features/ceremonies': 7,
    'features/prevention': 7,
    'features/elders': 7,
    'features/praise': 8,
    'features/board': 9,
    migrations: 9,
    app: 10,
  },
  client: {
    ui: 0,
    gql: 0,
    'features/people': 1,
    'features/councils': 1,
    'features/scoring': 1,
    'features/shop': 1,
    'features/privacy': 1,
    'features/teams': 1,
    'features/activities': 1,
    'features/fund': 1,
    'features/messages': 1,
    'features/tasks': 1,
    'features/seasons': 1,
    'features/reviews': 1,
    'features/imports': 1,
    'features/service': 1,
    'features/needs': 1,
    'features/attendance': 1,
    'features/duties': 1,
    'features/meetings': 1,
    'features/ceremonies': 1,
    'features/prevention': 1,
    'features/elders': 1,
    'features/praise': 1,
    'features/board': 1,
    pages: 2,
    app: 3,
    build: 4,
  },
};
const TOP = 11;

const ROOT_ENTRIES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'schema.graphql',
  'docker-compose.yml',
  'README.md',
]
  .concat(['server', 'client', 'test'])
  .concat(['node_modules', 'dist', 'data']); // made here, ignored by git

// "Service" is a word of the subject here: voluntary service.
const BANNED = new Set(['manager', 'helper', 'util', 'utils', 'common', 'misc', 'data', 'info', 'handler']);
// Names that belong to libraries and standards.
const FOREIGN_NAMES = /DataLoader|DataSource|data-source|PageInfo/g;

// Files whose tool reads a default export.
const DEFAULT_EXPORTS = [
  /\.config\.ts$/,
  /^client\/codegen\.ts$/,
  /^test\/support\/(vitest|playwright)-tally\.ts$/,
  /^test\/support\/browser-setup\.ts$/,
];

const GRAPHQL = /^(graphql|@apollo\/client|#client\/gql)(\/|$)/;
const TRANSACTION = /\.transaction\(|\.startTransaction\(|createQueryRunner\(/;

type Place = { tree: string; room: string | null; floor: number };

/** Where a file stands; `room` is null at the top of a tree. */
function placeOf(path: string): Place | null {
  const [tree = ''] = path.split('/');
  if (tree !== 'server' && tree !== 'client') return { tree, room: null, floor: TOP };
  const inner = path.slice(tree.length + 1);
  const room = Object.keys(FLOORS[tree]).find((name) => inner === name || inner.startsWith(`${name}/`));
  if (room !== undefined) return { tree, room, floor: FLOORS[tree][room] ?? TOP };
  return inner.includes('/') ? null : { tree, room: null, floor: TOP };
}

/** The file that an import of ours names, without its extension; null for packages. */
function targetOf(file: SourceFile, specifier: string): string | null {
  if (specifier.startsWith('./')) return normalize(join(dirname(file.path), specifier));
  return /^#(server|client|test)\//.test(specifier) ? specifier.slice(1) : null;
}

function wrongImports(file: SourceFile): string[] {
  const here = placeOf(file.path);
  if (!here) return [`${file.path} is in no room: give its folder a floor`];
  return file.imports.flatMap((specifier) => {
    const line = `${file.path} imports ${specifier}`;
    if (specifier.startsWith('..')) return [`${line}: write #${here.tree}/…`];
    const target = targetOf(file, specifier);
    if (target === null) return [];
    const there = placeOf(target);
    if (!there) return [`${line}: in no room`];
    if (here.tree === 'test') return [];
    if (there.tree !== here.tree) return [`${line}: another tree`];
    const sameRoom = there.room === here.room;
    if (sameRoom || there.floor < here.floor) return [];
    return [`${line}: ${there.floor === here.floor ? 'sideways' : 'upstairs'}`];
  });
}

function wrongExports(file: SourceFile): string[] {
  const problems: string[] = [];
  if (/(^|\/)index\.tsx?$/.test(file.path)) problems.push(`${file.path} is a barrel`);
  if (file.exports.includes('*')) problems.push(`${file.path} re-exports everything`);
  const mayDefault = DEFAULT_EXPORTS.some((pattern) => pattern.test(file.path));
  if (file.exports.includes('default') && !mayDefault) problems.push(`${file.path} has a default export`);
  return problems;
}

function bannedWords(file: SourceFile): string[] {
  return [file.path, ...file.exports].flatMap((name) =>
    wordsOf(name.replaceAll(FOREIGN_NAMES, ''))
      .filter((word) => BANNED.has(word))
      .map((word) => `${file.path}: "${word}" in ${name}`),
  );
}

function ruleBreaks(file: SourceFile): string[] {
  const problems: string[] = [];
  const place = placeOf(file.path);
  if (file.path.startsWith('client/ui/') && file.imports.some((name) => GRAPHQL.test(name))) {
    problems.push(`${file.path} knows GraphQL`);
  }
  if (place?.tree === 'server' && place.room !== 'core' && TRANSACTION.test(file.code)) {
    problems.push(`${file.path} opens a transaction: only core may`);
  }
  return problems;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = readSources(root, ['server', 'client', 'test']);

describe('the house', () => {
  test('was read', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(100);
  });

  test('every import goes downstairs', () => {
    expect(files.flatMap(wrongImports)).toEqual([]);
  });

  test('no default exports and no barrels', () => {
    expect(files.flatMap(wrongExports)).toEqual([]);
  });

  test('no empty words in our own names', () => {
    expect(files.flatMap(bannedWords)).toEqual([]);
  });

  test('ui knows no GraphQL, and only core opens a transaction', () => {
    expect(files.flatMap(ruleBreaks)).toEqual([]);
  });

  test('the root holds nothing else', () => {
    const others = readdirSync(root).filter((name) => !name.startsWith('.') && !ROOT_ENTRIES.includes(name));
    expect(others).toEqual([]);
  });
});

describe('the inspector', () => {
  const judge = (path: string, text: string) => {
    const file = parseSource(path, text);
    return [wrongImports(file), wrongExports(file), bannedWords(file), ruleBreaks(file)].flat();
  };

  test.each([
    ['upstairs', 'server/core/x.ts', "import { a } from '#server/ledger/a';"],
    ['upstairs by type', 'server/ledger/x.ts', "import type { A } from '#server/features/people/a';"],
    ['upstairs when called', 'server/ledger/x.ts', "const a = await import('#server/app/a');"],
    ['upstairs by re-export', 'server/ledger/x.ts', "export { a } from '#server/app/a';"],
    ['sideways', 'server/features/shop/x.ts', "import '#server/features/scoring/a';"],
    [
      'sideways in the client',
      'client/features/shop/x.tsx',
      "import {\n  a,\n  b,\n} from '#client/features/people/a';",
    ],
    ['another tree', 'client/pages/x.tsx', "import { a } from '#server/core/a';"],
    ['the tests', 'server/app/x.ts', "import { a } from '#test/support/a';"],
    ['two dots', 'server/core/x/y.ts', "import { a } from '../a';"],
    ['no room', 'server/elsewhere/x.ts', ''],
    ['a default export', 'server/core/x.ts', 'export default 1;'],
    ['a barrel', 'server/core/index.ts', "export * from './a';"],
    ['a banned file', 'server/core/date-utils.ts', ''],
    ['a banned export', 'server/core/x.ts', 'export async function loadUserInfo() {}'],
    ['GraphQL in ui', 'client/ui/x.tsx', "import { graphql } from '#client/gql';"],
    ['a transaction outside', 'server/ledger/x.ts', 'await source.transaction(work);'],
  ])('finds %s', (_what, path, text) => {
    expect(judge(path, text)).not.toEqual([]);
  });

  test.each([
    ['downstairs', 'server/features/shop/x.ts', "import { a } from '#server/features/people/a';"],
    [
      'within the room',
      'server/core/x.ts',
      "import { a } from './postgres/a'; import { b } from '#server/core/b';",
    ],
    ['packages', 'server/core/x.ts', "import { a } from 'pg';"],
    ['comments', 'server/core/x.ts', "// import { a } from '#server/app/a';\n/* export default 1 */"],
    ['foreign names', 'server/core/x.ts', 'export const appDataSource = 1;\nexport type Database = 1;'],
    ['tests of anything', 'test/unit/x.test.ts', "import '#server/app/a'; import '#client/pages/b';"],
  ])('lets pass %s', (_what, path, text) => {
    expect(judge(path, text)).toEqual([]);
  });
});
