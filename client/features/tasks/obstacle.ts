import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** A condition of a task that is not met, as the refusal it would be, so that it is said in the same words. */
export function obstacle(code: string): Error {
  return new CombinedGraphQLErrors({ data: null, errors: [{ message: code, extensions: { code } }] });
}
