import { ApolloClient, ApolloLink, CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { BaseHttpLink } from '@apollo/client/link/http';
import { RetryLink } from '@apollo/client/link/retry';
import { tap } from 'rxjs';
import { reportReach } from '#client/ui/use-online';
import { makeCache } from './cache';

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 4000;
const FIRST_GATEWAY_STATUS = 502;

/** The request may not have arrived, or its answer got lost on the way: the server itself refused nothing. */
export function isNetworkTrouble(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode >= FIRST_GATEWAY_STATUS;
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError');
}

// A mutation that carries its request id takes effect once however often it arrives; others must not be repeated.
function mayRepeat(operation: ApolloLink.Operation): boolean {
  const kind: string = operation.operationType;
  if (kind !== 'mutation') return true;
  const input: unknown = operation.variables['input'];
  return typeof input === 'object' && input !== null && 'requestId' in input;
}

/**
 * The client of `/graphql`.
 * @param onUnauthenticated called when the server says that nobody is signed in any more
 */
export function makeApollo(onUnauthenticated: () => void): ApolloClient {
  const watch = new ErrorLink(({ error }) => {
    if (CombinedGraphQLErrors.is(error)) {
      if (error.errors.some((one) => one.extensions?.['code'] === 'UNAUTHENTICATED')) onUnauthenticated();
    } else if (isNetworkTrouble(error)) {
      reportReach(false);
    }
  });
  const retry = new RetryLink({
    delay: { initial: FIRST_WAIT_MS, max: LONGEST_WAIT_MS, jitter: true },
    attempts: {
      max: ATTEMPTS,
      retryIf: (error, operation) => isNetworkTrouble(error) && mayRepeat(operation),
    },
  });
  const reach = new ApolloLink((operation, forward) => forward(operation).pipe(tap(() => reportReach(true))));
  const http = new BaseHttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': '1' },
  });
  return new ApolloClient({ cache: makeCache(), link: ApolloLink.from([watch, retry, reach, http]) });
}
