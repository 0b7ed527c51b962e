import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** A refusal that came as a value (one row of many, or an upload) as the error it stands for, so that it is said in the same words. */
export function refusal(code: string): Error {
  return new CombinedGraphQLErrors({ data: null, errors: [{ message: code, extensions: { code } }] });
}
