import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { type Plugin } from 'vite';

const CALL = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const PREFIX = 'virtual:document/';

/**
 * Replaces each `graphql(`…`)` call by an import of that one document. The generated `gql.ts` holds a map
 * from every text to its document, so that a call would load all documents of the application with the
 * first page; alone, a lazily loaded page carries its own, and one that nobody uses is dropped.
 * @param folder where the client's sources are
 */
export function splitDocuments(folder: string): Plugin {
  const generated = join(folder, 'gql', 'graphql.ts');
  return {
    name: 'split-documents',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      this.addWatchFile(generated);
      const key = id.slice(PREFIX.length + 1);
      const found = findDocument(readFileSync(generated, 'utf8'), key);
      if (!found) return this.error(`${key} is not in client/gql/graphql.ts: run "npm run codegen".`);
      return { code: `export const document = ${found};`, moduleSideEffects: false };
    },
    transform(code, id) {
      const [path = ''] = id.split('?');
      if (!path.startsWith(folder)) return undefined;
      if (path.startsWith(join(folder, 'gql'))) return { code, map: null, moduleSideEffects: false };
      const result = replaceCalls(code);
      return result && { code: result, map: null };
    },
    generateBundle(_options, bundle) {
      const map = join(folder, 'gql', 'gql.ts');
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.modules[map]?.renderedLength) continue;
        this.error(
          `${chunk.fileName} holds the map of all documents: a graphql() call was not written as graphql(\`…\`).`,
        );
      }
    },
  };
}

/**
 * The same source with imports in place of the calls, or null when there is none. The lines stay where
 * they are, so that the source map still fits.
 */
function replaceCalls(code: string): string | null {
  const keys: string[] = [];
  const replaced = code.replaceAll(CALL, (call: string, text: string) => {
    keys.push(documentKey(text));
    return `(document$${keys.length}${'\n'.repeat(call.split('\n').length - 1)})`;
  });
  if (keys.length === 0) return null;
  const imports = keys.map(
    (key, index) => `import { document as document$${index + 1} } from '${PREFIX}${key}';`,
  );
  return `${replaced}\n${imports.join('')}\n`;
}

/** Codegen's constant for the first definition in the text, in lower case: it has its own idea of capitals. */
function documentKey(text: string): string {
  const definition = parse(text).definitions[0];
  if (definition?.kind === Kind.FRAGMENT_DEFINITION)
    return `${definition.name.value}FragmentDoc`.toLowerCase();
  if (definition?.kind === Kind.OPERATION_DEFINITION && definition.name) {
    return `${definition.name.value}Document`.toLowerCase();
  }
  throw new Error(`A GraphQL document has no name:\n${text}`);
}

function findDocument(generated: string, key: string): string | null {
  for (const line of generated.split('\n')) {
    const [all, name = ''] = /^export const (\w+) = /.exec(line) ?? [];
    if (all && name.toLowerCase() === key)
      return line.slice(all.length).replace(/ as unknown as DocumentNode<.*$/, '');
  }
  return null;
}
