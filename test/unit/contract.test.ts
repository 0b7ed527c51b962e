import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, GraphQLInputObjectType, GraphQLNonNull, isObjectType } from 'graphql';
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

describe('every mutation', () => {
  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (name, mutation) => {
    expect(name, 'is called verbNoun').toMatch(/^[a-z]+([A-Z][A-Za-z]*)?$/);
    expect(mutation.args.length, 'takes at most one argument').toBeLessThanOrEqual(1);
    const [argument] = mutation.args;
    if (argument) {
      expect(argument.name).toBe('input');
      expect(argument.type).toBeInstanceOf(GraphQLNonNull);
    }
    if (!withoutRequest.has(name)) {
      const input = argument?.type instanceof GraphQLNonNull ? argument.type.ofType : null;
      expect(input).toBeInstanceOf(GraphQLInputObjectType);
      const { requestId } = (input as GraphQLInputObjectType).getFields();
      expect(String(requestId?.type), 'carries a request id').toBe('ID!');
    }
    expect(apiTests.includes(name), 'has an api test').toBe(true);
  });
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
