import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst, type Plugin } from 'vite';

const VIRTUAL = 'virtual:english';

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
type English = { room: string; start: number; end: number; text: string };

/**
 * Nearly everybody here reads Chinese, so the English half of every `defineTexts` leaves the pages: all of them together
 * become one module, `virtual:english`, which is loaded when somebody switches. What stays is an empty object.
 * @param folder where the client's sources are
 */
export function lazyEnglish(folder: string): Plugin {
  return {
    name: 'lazy-english',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      const rooms = new Map<string, string>();
      for (const file of globSync('**/*.{ts,tsx}', { cwd: folder })) {
        const path = join(folder, file);
        this.addWatchFile(path);
        for (const { room, text } of findEnglish(readFileSync(path, 'utf8'))) {
          if (rooms.has(room)) this.error(`${file}: the texts "${room}" are defined twice.`);
          rooms.set(room, text);
        }
      }
      const entries = [...rooms].map(([room, text]) => `${JSON.stringify(room)}: ${text}`);
      return `export const english = {\n${entries.join(',\n')}\n};`;
    },
    transform(code, id) {
      const [path = ''] = id.split('?');
      if (!path.startsWith(folder)) return undefined;
      // From the back, so that the places found further ahead stay true.
      const found = findEnglish(code).toSorted((one, other) => other.start - one.start);
      if (found.length === 0) return undefined;
      const lines = (text: string) => '\n'.repeat(text.split('\n').length - 1);
      return {
        code: found.reduce(
          (rest, { start, end, text }) => `${rest.slice(0, start)}{${lines(text)}}${rest.slice(end)}`,
          code,
        ),
        map: null,
      };
    },
  };
}

/** The `en: {…}` of every `defineTexts('room', { zh: {…}, en: {…} })` in a source. */
function findEnglish(code: string): English[] {
  if (!code.includes('defineTexts(')) return [];
  const found: English[] = [];
  walk(parseAst(code, { lang: 'tsx' }), (node) => {
    const callee = node['callee'] as Node | undefined;
    if (node.type !== 'CallExpression' || callee?.['name'] !== 'defineTexts') return;
    const [room, texts] = node['arguments'] as [Node, Node];
    const english = (texts['properties'] as Node[]).find((one) => (one['key'] as Node)['name'] === 'en');
    const value = english?.['value'] as Node | undefined;
    if (!value || !isPlain(value)) return;
    found.push({
      room: String(room['value']),
      start: value.start,
      end: value.end,
      text: code.slice(value.start, value.end),
    });
  });
  return found;
}

/** Only what means the same in any module may move: literals and objects of literals. */
function isPlain(node: Node): boolean {
  if (node.type === 'Literal') return true;
  if (node.type !== 'ObjectExpression') return false;
  return (node['properties'] as Node[]).every(
    (one) => one.type === 'Property' && one['computed'] === false && isPlain(one['value'] as Node),
  );
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit);
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node) visit(node as Node);
    for (const one of Object.values(node)) walk(one, visit);
  }
}
