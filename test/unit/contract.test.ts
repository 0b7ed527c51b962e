import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getNamedType, GraphQLInputObjectType, GraphQLNonNull, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';

// The contract's own laws: what every mutation looks like, and that none goes without an api test.
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const apiTests = readdirSync('test/api')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`test/api/${file}`, 'utf8'))
  .join('\n');

/** Sign-in happens before there is anybody whose intent could be repeated; it moves nothing. */
const withoutRequest = new Set([
  'signIn',
  'sendCode',
  'signInWithCode',
  'signOut',
  'signOutEverywhere',
  'changePassword',
  'demoSignIn',
]);

const named = mutations.map((mutation) => [mutation.name, mutation] as const);

describe('every mutation', () => {
  test.each(named)('%s is called verbNoun, takes one input at most and has an api test', (name, mutation) => {
    expect(name).toMatch(/^[a-z]+([A-Z][A-Za-z]*)?$/);
    expect(mutation.args.map((argument) => argument.name)).toEqual(mutation.args.length > 0 ? ['input'] : []);
    expect(mutation.args.every((argument) => argument.type instanceof GraphQLNonNull)).toBe(true);
    expect(apiTests).toContain(name);
  });

  test.each(named.filter(([name]) => !withoutRequest.has(name)))(
    '%s carries a request id',
    (_name, mutation) => {
      const input = getNamedType(mutation.args[0]?.type);
      expect(input).toBeInstanceOf(GraphQLInputObjectType);
      expect(String((input as GraphQLInputObjectType).getFields().requestId?.type)).toBe('ID!');
    },
  );
});

describe('every connection', () => {
  const connections = Object.values(schema.getTypeMap()).filter((type) => type.name.endsWith('Connection'));

  test.each(connections.map((type) => [type.name, type] as const))('%s is a keyset page', (_name, type) => {
    if (!isObjectType(type)) throw new Error('A connection is an object type.');
    const { nodes, pageInfo } = type.getFields();
    expect(String(nodes?.type)).toMatch(/^\[\w+!\]!$/);
    expect(String(pageInfo?.type)).toBe('PageInfo!');
  });
});
