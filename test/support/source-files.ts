import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type SourceFile = {
  /** From the project's root, with slashes: `server/ledger/transfer.ts`. */
  path: string;
  /** What it imports, as written. */
  imports: string[];
  /** Names it exports. `default` and `*` stand for themselves. */
  exports: string[];
  /** The source without comments. */
  code: string;
};

const IMPORT =
  /(?:^|[;}\s])(?:import|export)\s+(?:[^'"`;]*?\sfrom\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g;
const NAMED =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|enum|const|let|function\*?|class|type|interface)\s+(\w+)/gm;
const LIST = /^export\s+(?:type\s+)?\{([^}]*)\}/gm;

/** All TypeScript files below the folders, without what is generated. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('client/gql/'))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Finds imports and exports by their shape; a formatter keeps the shapes few. */
export function parseSource(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  const imports = [...code.matchAll(IMPORT)].map(([, from, dynamic]) => from ?? dynamic ?? '');
  const exports = [...code.matchAll(NAMED)].map(([, name]) => name ?? '');
  for (const [, list = ''] of code.matchAll(LIST)) {
    const names = list.split(',').map(
      (entry) =>
        entry
          .trim()
          .split(/\s+as\s+/)
          .at(-1)
          ?.replace(/^type\s+/, '') ?? '',
    );
    exports.push(...names.filter(Boolean));
  }
  if (/^export\s+default\b/m.test(code)) exports.push('default');
  if (/^export\s+\*/m.test(code)) exports.push('*');
  return { path, imports, exports, code };
}

/** Keeps strings and templates, which may hold what looks like a comment. */
function withoutComments(text: string): string {
  return text.replaceAll(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(^|[^:\\/])\/\/[^\n]*/g,
    (_all, string: string | undefined, before: string | undefined) => string ?? before ?? '',
  );
}

/** `createPointsTable` → create, points, table; `kebab-case.entity.ts` → kebab, case, entity, ts. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
