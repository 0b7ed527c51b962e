import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** Sends a document; answers its data (null when there is none) and the codes of its refusals. */
export type Ask = (document: string) => Promise<{ data: unknown; codes: readonly string[] }>;

/** Ids to ask by: under the name of an argument, for `id` under the name of the query; `id` holds those for all others. */
export type Ids = Readonly<Record<string, readonly string[]>>;

export interface Walked {
  /** Queries that answered, sorted. */
  queries: string[];
  /** 'Type.field' of everything that held something, sorted. */
  fields: string[];
  /** How many documents were sent. */
  sent: number;
  /** What was never seen because asking for it was too costly wherever it stood; there should be none. */
  tooCostly: string[];
}

// A path is cut here, below the depth that the server takes.
const DEEPEST = 6;
const TEXTS: Readonly<Record<string, string>> = {
  LocalDate: '"2025-06-16"',
  DateTimeISO: '"2025-06-16T09:00:00+08:00"',
  String: '"2025-06"',
  Boolean: 'true',
};

function literal(type: GraphQLInputType, ids: readonly string[]): string {
  const bare = getNullableType(type);
  if (isListType(bare)) return `[${literal(bare.ofType, ids)}]`;
  const named: GraphQLNamedType = getNamedType(bare);
  if (named.name === 'ID') return JSON.stringify(ids[0] ?? '');
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type, ids)}`).join(' ')} }`;
  }
  return TEXTS[named.name] ?? '5';
}

/** Every way to fill what a field must be given, and short pages. */
function argumentsOf(field: GraphQLField<unknown, unknown>, ids: Ids): string[] {
  const choices = (argument: GraphQLArgument): string[] => {
    const named = getNamedType(argument.type).name;
    const known = (argument.name === 'id' ? ids[field.name] : ids[argument.name]) ?? ids.id ?? [];
    if (argument.name === 'first') return ['first: 5'];
    if (!isRequiredArgument(argument)) return [];
    if (named === 'Boolean') return [`${argument.name}: true`, `${argument.name}: false`];
    if (named === 'ID') return known.map((id) => `${argument.name}: ${JSON.stringify(id)}`);
    return [`${argument.name}: ${literal(argument.type, ids.villageId ?? [])}`];
  };
  let filled = [''];
  for (const argument of field.args) {
    const ways = choices(argument);
    if (ways.length > 0) filled = filled.flatMap((before) => ways.map((way) => `${before} ${way}`));
  }
  return filled.map((text) => (text === '' ? '' : `(${text.trim()})`));
}

/**
 * Asks every query of a schema for every field that answers, as deep as it goes, and hands each answer to `look`
 * with the path it came by. A field of a type is asked once below each query, where it first holds something.
 */
export async function walkSchema(
  schema: GraphQLSchema,
  ids: Ids,
  ask: Ask,
  look: (path: string, answer: string) => void,
): Promise<Walked> {
  const queries = new Set<string>();
  const fields = new Set<string>();
  // Types whose own fields all answered, and what was too costly to ask for: 'Type' or 'Type.field'.
  const answered = new Set<string>();
  const costly = new Set<string>();
  let sent = 0;

  const put = async (
    path: string,
    document: string,
    edge = path,
  ): Promise<{ text: string; whole: boolean }> => {
    sent += 1;
    const { data, codes } = await ask(document);
    if (codes.includes('QUERY_TOO_COSTLY')) costly.add(edge);
    const text = JSON.stringify(data ?? null);
    look(path, text);
    return { text, whole: codes.length === 0 };
  };

  const leavesOf = async (
    type: GraphQLObjectType,
    wrap: (selection: string) => string,
    path: string,
  ): Promise<void> => {
    const leaves = Object.values(type.getFields())
      .filter((field) => isLeafType(getNamedType(field.type)))
      .map((field) => ({ name: field.name, text: `${field.name}${argumentsOf(field, ids)[0] ?? ''}` }));
    const all = await put(path, wrap(leaves.map(({ text }) => text).join(' ') || '__typename'), type.name);
    if (all.whole) answered.add(type.name);
    for (const { name, text } of leaves) {
      // Something of it is not for this viewer: one by one, so that the rest is not hidden by a refusal.
      const { whole } = all.whole ? all : await put(`${path}.${name}`, wrap(text), `${type.name}.${name}`);
      if (whole) fields.add(`${type.name}.${name}`);
    }
  };

  const visit = async (
    type: GraphQLObjectType,
    wrap: (selection: string) => string,
    path: string,
    known: Set<string>,
  ): Promise<void> => {
    await leavesOf(type, wrap, path);
    if (path.split('.').length >= DEEPEST) return;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      const edge = `${type.name}.${field.name}`;
      if (!isObjectType(target) || known.has(edge)) continue;
      const inner = (selection: string) =>
        wrap(`${field.name}${argumentsOf(field, ids)[0] ?? ''} { ${selection} }`);
      const { text } = await put(`${path}.${field.name}`, inner('__typename'), edge);
      if (!text.includes(`"__typename":"${target.name}"`)) continue;
      known.add(edge);
      fields.add(edge);
      await visit(target, inner, `${path}.${field.name}`, known);
    }
  };

  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const target = getNamedType(field.type);
    const known = new Set<string>();
    for (const given of argumentsOf(field, ids)) {
      if (!isObjectType(target)) {
        const { whole } = await put(field.name, `{ ${field.name}${given} }`);
        if (whole) queries.add(field.name);
        continue;
      }
      const wrap = (selection: string) => `{ ${field.name}${given} { ${selection} } }`;
      const { text } = await put(field.name, wrap('__typename'));
      if (!text.includes(`"__typename":"${target.name}"`)) continue;
      queries.add(field.name);
      await visit(target, wrap, field.name, known);
    }
  }
  const tooCostly = [...costly].filter((edge) => !fields.has(edge) && !answered.has(edge));
  return { queries: [...queries].toSorted(), fields: [...fields].toSorted(), sent, tooCostly };
}
