import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity/cjs';
import type { Log } from '#server/core/context';
import type { ActorContext } from '#server/features/people/actor';
import { takeLooks } from '#server/features/people/looks';
import { keepLooks } from '#server/features/privacy/keep-looks';
import { createErrorFormat } from './graphql-errors';

const MAX_DEPTH = 12;
const MAX_ALIASES = 15;
const MAX_COST = 30_000;
// A limit reached is an error of the query, reported like any other; thrown, it would look like a fault of ours.
const reported = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError): void => {
      context?.reportError(error);
    },
  ],
};
// What a list without a page size is taken to hold.
const LIST_SIZE = 10;

/** A field costs one; a page costs its size times its content; a plain list ten times its content. */
const costOf: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (typeof args.first === 'number') return 1 + Math.max(1, args.first) * childComplexity;
  if (isListType(type) && isObjectType(getNamedType(type))) {
    // The page size is already counted on the connection around `nodes`.
    return field.name === 'nodes' ? childComplexity : 1 + LIST_SIZE * childComplexity;
  }
  return 1 + childComplexity;
};

function limitCost(schema: GraphQLSchema): ApolloServerPlugin<ActorContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ request, document }) => {
        const { operationName, variables = {} } = request;
        let cost: number;
        try {
          cost = getComplexity({ schema, query: document, operationName, variables, estimators: [costOf] });
        } catch (error) {
          // Variables of the wrong shape: nothing will be executed, and the execution itself says what is wrong.
          if (error instanceof GraphQLError) return;
          throw error;
        }
        if (cost > MAX_COST) {
          throw new GraphQLError('The query asks for too much at once.', {
            extensions: { code: 'QUERY_TOO_COSTLY', cost, limit: MAX_COST, http: { status: 400 } },
          });
        }
      },
    }),
  };
}

/** One line per operation: which, how long, which refusals. Never variables: they hold names. */
function logOperations(): ApolloServerPlugin<ActorContext> {
  return {
    requestDidStart: async () => {
      const start = performance.now();
      return {
        willSendResponse: async ({ contextValue, operationName, operation, response }) => {
          const errors =
            response.body.kind === 'single'
              ? response.body.singleResult.errors?.map((e) => e.extensions?.code)
              : [];
          contextValue.log.info(
            {
              requestId: contextValue.requestId,
              operation: operationName ?? null,
              kind: operation?.operation ?? null,
              ms: Math.round(performance.now() - start),
              errors,
            },
            'operation',
          );
        },
      };
    },
  };
}

/** Writes who looked at what before the answer leaves: without its line in the access log nobody sees anything. */
function logLooks(): ApolloServerPlugin<ActorContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue }) => {
        const { actor, db } = contextValue;
        const looks = takeLooks(contextValue);
        if (!actor || looks.length === 0) return;
        const { at } = db.reader;
        await keepLooks(
          db,
          looks.map((look) => ({ ...look, viewerId: actor.residentId, at })),
        );
      },
    }),
  };
}

/** Apollo Server with the limits that keep one query from asking for everything. */
export function createGraphQL(
  schema: GraphQLSchema,
  log: Log,
  plugins: ApolloServerPlugin<ActorContext>[] = [],
): ApolloServer<ActorContext> {
  return new ApolloServer<ActorContext>({
    schema,
    csrfPrevention: true,
    introspection: true,
    parseOptions: { maxTokens: 2_000 },
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormat(log),
    validationRules: [
      maxDepthRule({ n: MAX_DEPTH, flattenFragments: true, ...reported }),
      maxAliasesRule({ n: MAX_ALIASES, ...reported }),
      maxDirectivesRule({ n: 20, ...reported }),
    ],
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      limitCost(schema),
      logLooks(),
      logOperations(),
      ...plugins,
    ],
  });
}
