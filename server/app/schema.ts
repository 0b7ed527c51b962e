import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { resolvers } from './rooms';

/** The contract, built from the rooms' resolver classes. Inputs are validated; unknown properties are refused. */
export function createSchema(): Promise<GraphQLSchema> {
  const [first, ...rest] = resolvers;
  if (!first) throw new Error('No room brings a resolver.');
  return buildSchema({
    resolvers: [first, ...rest],
    validate: { whitelist: true, forbidUnknownValues: true, skipMissingProperties: false },
  });
}
